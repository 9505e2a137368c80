from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "baken.ground.organisations"
    label = "organisations"
