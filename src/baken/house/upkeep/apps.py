from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "baken.house.upkeep"
    label = "upkeep"
