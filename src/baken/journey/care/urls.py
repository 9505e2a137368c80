"""The addresses of care and safety."""

from django.urls import path

from baken.journey.care import views

app_name = "care"
urlpatterns = [
    path("zorg", views.casussen, name="list"),
    path("zorg/nieuw", views.new, name="new"),
    path("zorg/uit-melding/<carepart:part_id>", views.from_report, name="from-report"),
    path("zorg/<casus:casus_id>", views.casus, name="casus"),
    path("zorg/<casus:casus_id>/acties", views.add_action, name="add-action"),
    path("zorg/<casus:casus_id>/afspraak", views.set_agreement, name="agreement"),
    path("zorg/<casus:casus_id>/fase", views.set_phase, name="phase"),
    path("zorg/<casus:casus_id>/stap", views.take_step, name="step"),
]
