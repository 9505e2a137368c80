from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "baken.house.front"
    label = "front"
