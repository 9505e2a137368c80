"""The addresses of referrals."""

from django.urls import path

from baken.journey.referrals import views

app_name = "referrals"
urlpatterns = [
    path("aanmeldingen", views.referrals, name="list"),
    path("dossiers/<dossier:dossier_id>/riec", views.new, name="new"),
    path("aanmeldingen/<riecreferral:referral_id>", views.referral, name="referral"),
    path("aanmeldingen/<riecreferral:referral_id>/stap", views.take_step, name="step"),
]
