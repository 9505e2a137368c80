"""The addresses of consultations, and of the partner."""

from django.urls import path

from baken.journey.consultations import views

app_name = "consultations"
_ONE = "overleg/<consultation:consultation_id>"
_ITEM = "overleg/punten/<agendaitem:item_id>"
urlpatterns = [
    path("overleg", views.consultations, name="list"),
    path("overleg/nieuw", views.plan, name="plan"),
    path("overleg/verstrekkingen", views.disclosures, name="disclosures"),
    path(_ONE, views.agenda, name="agenda"),
    path(f"{_ONE}/deelnemers", views.seat, name="seat"),
    path(f"{_ONE}/gehouden", views.hold, name="hold"),
    path(f"{_ONE}/afsluiten", views.close, name="close"),
    path(f"{_ONE}/gaat-niet-door", views.cancel, name="cancel"),
    path(f"{_ONE}/punten", views.add_item, name="add-item"),
    path(_ITEM, views.item, name="item"),
    path(f"{_ITEM}/delen", views.disclose, name="disclose"),
    path(f"{_ITEM}/delen-met-spoed", views.disclose_urgently, name="disclose-urgently"),
    path(f"{_ITEM}/besluit", views.end_item, name="end-item"),
    path("gedeeld", views.shared, name="shared"),
    path("gedeeld/<disclosure:disclosure_id>", views.shared_one, name="shared-one"),
]
