from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "baken.ground.places"
    label = "places"
