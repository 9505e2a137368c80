"""The addresses of inspections."""

from django.urls import path

from baken.journey.inspections import views

app_name = "inspections"
_ONE = "controles/<inspection:inspection_id>"
_MINE = "mijn-controles/<inspection:inspection_id>"
urlpatterns = [
    path("controles", views.inspections, name="list"),
    path("controles/nieuw", views.draft, name="draft"),
    path(_ONE, views.inspection, name="inspection"),
    path(f"{_ONE}/plan", views.revise, name="revise"),
    path(f"{_ONE}/aanleiding", views.add_occasion, name="add-occasion"),
    path(f"{_ONE}/partners", views.add_partner, name="add-partner"),
    path(f"{_ONE}/toezichthouders", views.assign, name="assign"),
    path(f"{_ONE}/ter-akkoord", views.ask_approval, name="ask-approval"),
    path(f"{_ONE}/terug", views.take_back, name="take-back"),
    path(f"{_ONE}/akkoord", views.approve, name="approve"),
    path(f"{_ONE}/planning", views.plan_date, name="plan-date"),
    path(f"{_ONE}/planning-met-spoed", views.plan_urgently, name="plan-urgently"),
    path(f"{_ONE}/briefing", views.brief, name="brief"),
    path(f"{_ONE}/afronden", views.finish, name="finish"),
    path(f"{_ONE}/afblazen", views.call_off, name="call-off"),
    path("mijn-controles", views.mine, name="mine"),
    path(_MINE, views.briefing, name="briefing"),
    path(f"{_MINE}/begin", views.start, name="start"),
    path(f"{_MINE}/deur", views.record_visit, name="record-visit"),
    path(f"{_MINE}/bevindingen", views.record_finding, name="record-finding"),
    path(f"{_MINE}/klaar", views.stop, name="stop"),
]
