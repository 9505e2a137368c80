from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "baken.journey.signals"
    label = "signals"
