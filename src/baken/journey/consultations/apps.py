from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "baken.journey.consultations"
    label = "consultations"
