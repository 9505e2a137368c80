"""The addresses of the house at the public door."""

from django.urls import path

from baken.house.front.views import public

app_name = "public"
urlpatterns = [
    path("verwerkingen", public.activities, name="activities"),
    path("beloften", public.promises, name="promises"),
]
