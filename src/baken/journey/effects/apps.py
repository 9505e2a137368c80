from django.apps import AppConfig


class EffectsConfig(AppConfig):
    name = "baken.journey.effects"
    label = "effects"
