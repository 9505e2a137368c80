"""The addresses of the mayor's police reports."""

from django.urls import path

from baken.journey.police import views

app_name = "police"
urlpatterns = [
    path("politie", views.reports, name="list"),
    path("politie/nieuw", views.new, name="new"),
    path("politie/<policereport:report_id>", views.report, name="report"),
]
