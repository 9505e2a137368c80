"""The addresses of the account."""

from django.urls import path

from baken.journey.council import views

app_name = "council"
urlpatterns = [
    path("raad", views.briefings, name="briefings"),
    path("raad/nieuw", views.new, name="new"),
    path("raad/verantwoording", views.publish_account, name="publish-account"),
    path("raad/<publication:publication_id>", views.briefing, name="briefing"),
    path("raad/<publication:publication_id>/pdf", views.briefing_pdf, name="briefing-pdf"),
    path("raad/<publication:publication_id>/openbaar", views.publish, name="publish"),
]
