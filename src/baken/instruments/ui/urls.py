"""The address of the component gallery."""

from django.urls import path

from baken.instruments.ui import views

app_name = "ui"
urlpatterns = [path("componenten", views.gallery, name="gallery")]
