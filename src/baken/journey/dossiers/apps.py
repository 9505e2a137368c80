from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "baken.journey.dossiers"
    label = "dossiers"
