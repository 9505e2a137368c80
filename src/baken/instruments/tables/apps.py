from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "baken.instruments.tables"
    label = "tables"
