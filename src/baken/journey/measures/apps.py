from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "baken.journey.measures"
    label = "measures"
