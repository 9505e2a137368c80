"""The addresses of the public door."""

from django.urls import include, path

urlpatterns = [
    path("", include("baken.journey.intake.urls.door")),
    path("", include("baken.house.front.urls_door")),
]
handler404 = "baken.journey.intake.views.door.not_found"
handler500 = "baken.journey.intake.views.door.broken"
