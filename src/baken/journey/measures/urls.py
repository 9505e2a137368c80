"""The addresses of measures."""

from django.urls import path

from baken.journey.measures import views

app_name = "measures"
_ONE = "maatregelen/<measure:measure_id>"
urlpatterns = [
    path("maatregelen", views.measures, name="list"),
    path("maatregelen/nieuw", views.write, name="write"),
    path(_ONE, views.measure, name="measure"),
    path(f"{_ONE}/begin", views.start, name="start"),
    path(f"{_ONE}/begin-met-spoed", views.start_urgently, name="start-urgently"),
    path(f"{_ONE}/verlenging", views.extend, name="extend"),
    path(f"{_ONE}/einde", views.end, name="end"),
    path(f"{_ONE}/niet-uitgevoerd", views.cancel, name="cancel"),
]
