"""The address of effects."""

from django.urls import path

from baken.journey.effects import views

app_name = "effects"
urlpatterns = [path("effecten", views.effects, name="effects")]
