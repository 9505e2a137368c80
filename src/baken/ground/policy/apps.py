from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "baken.ground.policy"
    label = "policy"
