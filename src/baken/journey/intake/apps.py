from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "baken.journey.intake"
    label = "intake"
