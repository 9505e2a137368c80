"""The addresses of the picture."""

from django.urls import path

from baken.journey.insight import views

app_name = "insight"
urlpatterns = [
    path("beeld", views.picture, name="picture"),
    path("beeld/veranderd", views.changes, name="changes"),
    path("beeld/veranderd/agenda", views.put_on_agenda, name="put-on-agenda"),
    path("beeld/themas", views.themes, name="themes"),
    path("beeld/leefbaarheid", views.liveability, name="liveability"),
    path("beeld/cijfer", views.figure, name="figure"),
    path("beeld/uitvoer", views.exports, name="exports"),
    path("beeld/catalogus", views.open_catalogue, name="catalogue"),
    path("beeld/analyses", views.analyses, name="analyses"),
    path("beeld/verder-kijken", views.deeper, name="deeper"),
    path("beeld/analyses/<savedanalysis:analysis_id>", views.analysis, name="analysis"),
    path("beeld/eigen-tellingen", views.own, name="own"),
    path("beeld/bronnen", views.sources, name="sources"),
    path("beeld/soorten-gebied", views.area_kinds, name="area-kinds"),
]
