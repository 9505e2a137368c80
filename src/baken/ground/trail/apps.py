from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "baken.ground.trail"
    label = "trail"
