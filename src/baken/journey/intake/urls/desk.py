"""The addresses of intake on the staff site."""

from django.urls import path

from baken.journey.intake.views import counts, desk, files, identity, notes, routing

urlpatterns = [
    path("meldingen", desk.inbox, name="inbox"),
    path("meldingen/afgehandeld", desk.handled, name="handled"),
    path("meldingen/van-mij", desk.own, name="own"),
    path("meldingen/nieuw", notes.note, name="note"),
    path("meldingen/niet-pluis", counts.hunch, name="hunch"),
    path("niet-pluis", counts.overview, name="counts"),
    path("melden", notes.professional, name="professional"),
    path("melden/ontvangen", notes.handed_in, name="handed-in"),
    path("route", routing.route, name="route"),
    path("route/begin", routing.set_up, name="route-set-up"),
    path("route/team", routing.team, name="route-team"),
    path("route/regel", routing.rule, name="route-rule"),
    path("route/aanwijzing", routing.appointment, name="route-appointment"),
    path("route/antwoord", routing.reply, name="route-reply"),
    path("route/einde", routing.ended, name="route-end"),
    path("meldingen/<report:report_id>", desk.report, name="report"),
    path("meldingen/<report:report_id>/opening", desk.opening, name="opening"),
    path("meldingen/<report:report_id>/bericht", desk.message, name="message"),
    path("meldingen/<report:report_id>/gelezen", desk.answer_read, name="answer-read"),
    path("meldingen/<report:report_id>/klein-gehouden", desk.kept_small, name="kept-small"),
    path("meldingen/<report:report_id>/doorgegeven", desk.passed_on, name="passed-on"),
    path("meldingen/<report:report_id>/afgerond", desk.closed, name="closed"),
    path("meldingen/<report:report_id>/afmaken", notes.finish, name="finish"),
    path("meldingen/<report:report_id>/team", routing.to_team, name="to-team"),
    path("meldingen/<report:report_id>/eromheen", routing.round_them, name="round"),
    path("meldingen/<report:report_id>/zorg", routing.care_part, name="care-part"),
    path("meldingen/<report:report_id>/niet-hetzelfde", routing.not_the_same, name="not-the-same"),
    path("meldingen/<report:report_id>/naam", identity.name, name="name"),
    path("bestanden/<reportfile:reportfile_id>", files.clean_copy, name="clean-copy"),
    path("bestanden/<reportfile:reportfile_id>/origineel", files.original, name="original"),
    path("origineelverzoeken", files.requests, name="releases"),
    path("origineelverzoeken/<filerelease:filerelease_id>/akkoord", files.approval, name="release-approval"),
    path("origineelverzoeken/<filerelease:filerelease_id>/origineel", files.opened_original, name="opened-original"),
    path("naamverzoeken", identity.requests, name="reveals"),
    path("naamverzoeken/<reveal:reveal_id>/akkoord", identity.approval, name="approval"),
    path("naamverzoeken/<reveal:reveal_id>/naam", identity.opened_name, name="opened-name"),
]
