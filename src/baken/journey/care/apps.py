from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "baken.journey.care"
    label = "care"
