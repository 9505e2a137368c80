"""The addresses of intake on the staff site."""

from django.urls import path

from baken.journey.intake.views import desk, identity

urlpatterns = [
    path("meldingen", desk.inbox, name="inbox"),
    path("meldingen/afgehandeld", desk.handled, name="handled"),
    path("meldingen/nieuw", desk.note, name="note"),
    path("meldingen/<report:report_id>", desk.report, name="report"),
    path("meldingen/<report:report_id>/opening", desk.opening, name="opening"),
    path("meldingen/<report:report_id>/bericht", desk.message, name="message"),
    path("meldingen/<report:report_id>/gelezen", desk.answer_read, name="answer-read"),
    path("meldingen/<report:report_id>/klein-gehouden", desk.kept_small, name="kept-small"),
    path("meldingen/<report:report_id>/doorgegeven", desk.passed_on, name="passed-on"),
    path("meldingen/<report:report_id>/afgerond", desk.closed, name="closed"),
    path("meldingen/<report:report_id>/naam", identity.name, name="name"),
    path("naamverzoeken", identity.requests, name="reveals"),
    path("naamverzoeken/<reveal:reveal_id>/akkoord", identity.approval, name="approval"),
    path("naamverzoeken/<reveal:reveal_id>/naam", identity.opened_name, name="opened-name"),
]
