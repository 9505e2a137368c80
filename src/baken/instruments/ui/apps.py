"""The Django app `ui`: templates, static files and the `{% load ui %}` components."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the app under the label `ui`; it has no models."""

    name = "baken.instruments.ui"
    label = "ui"
