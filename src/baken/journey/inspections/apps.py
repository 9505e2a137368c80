from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "baken.journey.inspections"
    label = "inspections"
