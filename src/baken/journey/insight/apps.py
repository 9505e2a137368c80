from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "baken.journey.insight"
    label = "insight"
