from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "baken.journey.council"
    label = "council"
