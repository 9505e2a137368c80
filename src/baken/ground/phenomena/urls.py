"""The addresses of phenomena."""

from django.urls import path

from baken.ground.phenomena.views import phenomena

app_name = "phenomena"
urlpatterns = [
    path("fenomenen", phenomena.overview, name="overview"),
    path("fenomenen/bijhouden", phenomena.keep, name="keep"),
    path("fenomenen/bijhouden/einde", phenomena.end, name="end"),
]
