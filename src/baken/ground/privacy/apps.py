from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "baken.ground.privacy"
    label = "privacy"
