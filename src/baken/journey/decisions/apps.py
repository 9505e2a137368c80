from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "baken.journey.decisions"
    label = "decisions"
