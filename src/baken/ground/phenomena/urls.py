"""The addresses of phenomena."""

from django.urls import path

from baken.ground.phenomena.views import barriers, phenomena, risks

app_name = "phenomena"
urlpatterns = [
    path("fenomenen", phenomena.overview, name="overview"),
    path("fenomenen/onderwerp", phenomena.one, name="one"),
    path("fenomenen/bijhouden", phenomena.keep, name="keep"),
    path("fenomenen/bijhouden/einde", phenomena.end, name="end"),
    path("fenomenen/barrieres", barriers.edit, name="edit-barriers"),
    path("fenomenen/barrieres/bestand", barriers.as_file, name="barriers-file"),
    path("fenomenen/barrieres/inlezen", barriers.bring, name="bring-barriers"),
    path("fenomenen/barrieres/<barriermodel:model_id>/einde", barriers.end, name="end-barriers"),
    path("risicogebieden", risks.overview, name="risks"),
    path("risicogebieden/inlezen", risks.bring, name="bring-risks"),
    path("risicogebieden/nieuw", risks.new, name="new-risk"),
    path("risicogebieden/analyses/<riskanalysis:analysis_id>/einde", risks.end, name="end-analysis"),
    path("risicogebieden/<riskarea:area_id>", risks.one, name="risk"),
    path("risicogebieden/<riskarea:area_id>/antwoord", risks.answer, name="answer-risk"),
]
