"""The addresses of signals."""

from django.urls import path

from baken.journey.signals.views import checks, lists, norms, position, reports, signal, sources

app_name = "signals"
urlpatterns = [
    path("signalen", lists.inbox, name="inbox"),
    path("signalen/nieuw", lists.new, name="new"),
    path("signalen/informatiepositie", position.overview, name="position"),
    path("signalen/getallen", norms.norms, name="norms"),
    path("signalen/bronnen", sources.register, name="register"),
    path("signalen/bronnen/<sourceresearch:research_id>/eigenaar", sources.ask_owner, name="ask-owner"),
    path("vragen-aan-bronnen", sources.questions, name="questions"),
    path("vragen-aan-bronnen/<sourceaddressee:addressee_id>/antwoord", sources.answer, name="answer"),
    path("signalen/uit-melding/<report:report_id>", reports.open_from_report, name="open-from-report"),
    path("signalen/bij-melding/<report:report_id>", reports.link_report, name="link-report"),
    path("signalen/bij-melding/<report:report_id>/los", reports.unlink_report, name="unlink-report"),
    path("signalen/<signal:signal_id>", signal.signal, name="signal"),
    path("signalen/<signal:signal_id>/weging", signal.weigh, name="weigh"),
    path("signalen/<signal:signal_id>/kenmerken", signal.marks, name="marks"),
    path("signalen/<signal:signal_id>/besluit", signal.decide, name="decide"),
    path("signalen/<signal:signal_id>/klein-gehouden", signal.small, name="small"),
    path("signalen/<signal:signal_id>/bronnen", sources.sources, name="sources"),
    path("signalen/<signal:signal_id>/bronnen/vraag", sources.research, name="research"),
    path("signalen/<signal:signal_id>/privacytoets-1", checks.check_1, name="check-1"),
    path("signalen/<signal:signal_id>/privacytoets-2a", checks.check_2a, name="check-2a"),
    path("signalen/<signal:signal_id>/privacytoets-2b", checks.check_2b, name="check-2b"),
    path("signalen/toetsen/<check2binstrument:check_id>/bevestiging", checks.confirm, name="confirm"),
]
