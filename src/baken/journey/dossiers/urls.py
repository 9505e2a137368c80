"""The addresses of dossiers."""

from django.urls import path

from baken.journey.dossiers.views import dossier, links, lists, notices

app_name = "dossiers"
urlpatterns = [
    path("dossiers", lists.dossiers, name="list"),
    path("dossiers/nieuw", lists.new, name="new"),
    path("dossiers/<dossier:dossier_id>", dossier.dossier, name="dossier"),
    path("dossiers/<dossier:dossier_id>/signaal", dossier.bind, name="bind"),
    path("dossiers/<dossier:dossier_id>/betrokkene", dossier.subject, name="subject"),
    path("dossiers/<dossier:dossier_id>/notitie", dossier.note, name="note"),
    path("dossiers/<dossier:dossier_id>/context", dossier.context, name="context"),
    path("dossiers/<dossier:dossier_id>/overdracht", dossier.hand_over, name="hand-over"),
    path("dossiers/<dossier:dossier_id>/overname", dossier.take_over, name="take-over"),
    path("dossiers/<dossier:dossier_id>/stand", dossier.move, name="move"),
    path("dossiers/betrokkene/<person:person_id>/dezelfde", links.likeness, name="likeness"),
    path("dossiers/betrokkene/<person:person_id>/bericht", notices.notice, name="notice"),
    path("dossiers/overdracht/<handover:hand_over_id>/antwoord", dossier.answer, name="answer"),
    path("dossiers/overdracht/<handover:hand_over_id>/terug", dossier.withdraw, name="withdraw"),
]
