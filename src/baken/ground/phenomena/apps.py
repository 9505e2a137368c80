from django.apps import AppConfig


class PhenomenaConfig(AppConfig):
    name = "baken.ground.phenomena"
    label = "phenomena"
