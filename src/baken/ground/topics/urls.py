"""The addresses where the form is managed."""

from django.urls import path

from baken.ground.topics import views

app_name = "topics"
urlpatterns = [
    path("onderwerpen", views.overview, name="overview"),
    path("onderwerpen/nieuw", views.new, name="new"),
    path("onderwerpen/nieuwe-weg", views.new_way, name="new-way"),
    path("onderwerpen/beginnen", views.begin, name="begin"),
    path("onderwerpen/versie/<formentry:entry_id>", views.edit, name="edit"),
    path("onderwerpen/versie/<formentry:entry_id>/publiceren", views.publish, name="publish"),
    path("onderwerpen/versie/<formentry:entry_id>/beeindigen", views.end, name="end"),
]
