"""The addresses of decisions."""

from django.urls import path

from baken.journey.decisions import views

app_name = "decisions"
_ONE = "besluiten/<decision:decision_id>"
_TO_DECIDE = "te-besluiten/<decision:decision_id>"
urlpatterns = [
    path("besluiten", views.decisions, name="list"),
    path("besluiten/nieuw", views.prepare, name="prepare"),
    path(_ONE, views.decision, name="decision"),
    path(f"{_ONE}/voorstel", views.revise, name="revise"),
    path(f"{_ONE}/voornemen", views.announce, name="announce"),
    path(f"{_ONE}/zienswijze", views.record_view, name="record-view"),
    path(f"{_ONE}/zorgcheck", views.check_care, name="check-care"),
    path(f"{_ONE}/afstemming", views.consult, name="consult"),
    path(f"{_ONE}/voorleggen", views.submit, name="submit"),
    path(f"{_ONE}/voorleggen-met-spoed", views.submit_urgently, name="submit-urgently"),
    path(f"{_ONE}/onder-mandaat", views.decide_under_mandate, name="decide-under-mandate"),
    path(f"{_ONE}/bekendmaking", views.publish, name="publish"),
    path(f"{_ONE}/verloop", views.follow, name="follow"),
    path("te-besluiten", views.to_decide, name="to-decide"),
    path(_TO_DECIDE, views.to_decide_one, name="to-decide-one"),
    path(f"{_TO_DECIDE}/besluit", views.decide, name="decide"),
    path(f"{_TO_DECIDE}/besluit-met-spoed", views.decide_urgently, name="decide-urgently"),
    path(f"{_TO_DECIDE}/terugvragen", views.ask_back, name="ask-back"),
    path(f"{_TO_DECIDE}/niet", views.decline, name="decline"),
    path("mandaten", views.mandates, name="mandates"),
]
