"""The addresses of the picture."""

from django.urls import path

from baken.journey.insight import views

app_name = "insight"
urlpatterns = [
    path("beeld", views.picture, name="picture"),
    path("beeld/eigen-tellingen", views.own, name="own"),
    path("beeld/bronnen", views.sources, name="sources"),
    path("beeld/soorten-gebied", views.area_kinds, name="area-kinds"),
]
