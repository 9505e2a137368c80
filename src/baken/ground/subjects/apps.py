from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "baken.ground.subjects"
    label = "subjects"
