from django.apps import AppConfig


class PoliceConfig(AppConfig):
    name = "baken.journey.police"
    label = "police"
