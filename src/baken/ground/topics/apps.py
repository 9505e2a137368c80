from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "baken.ground.topics"
    label = "topics"
