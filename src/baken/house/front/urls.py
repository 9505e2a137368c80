"""The addresses of the house itself."""

from django.urls import path

from baken.house.front.views import (
    connections,
    destruction,
    doors,
    fallback,
    health,
    memberships,
    oversight,
    register,
    searching,
    second_factor,
    signing_in,
    trail,
    work,
)

app_name = "front"
urlpatterns = [
    path("", work.start, name="start"),
    path("aanmelden", signing_in.sign_in, name="sign-in"),
    path("aanmelden/demo", signing_in.sign_in_as, name="sign-in-as"),
    path("aanmelden/tweede", second_factor.second_factor, name="second-factor"),
    path("aanmelden/passkey", second_factor.passkey, name="passkey"),
    path("aanmelden/gemeente", second_factor.oidc_begin, name="oidc-begin"),
    path("aanmelden/gemeente/terug", second_factor.oidc_return, name="oidc-return"),
    path("mijn-passkey", second_factor.my_passkey, name="my-passkey"),
    path("noodtoegang", memberships.break_glass, name="break-glass"),
    path("rollen", memberships.memberships, name="memberships"),
    path("afmelden", signing_in.sign_out, name="sign-out"),
    path("mijn-rollen", signing_in.my_memberships, name="memberships-mine"),
    path("gezond", health.health, name="health"),
    path("verwerkingen", register.activities, name="activities"),
    path("autorisatiematrix", register.matrix, name="matrix"),
    path("spoed/<urgentact:urgent_id>", work.reason, name="reason"),
    path("vernietiging", destruction.destruction, name="destruction"),
    path("vernietiging/bewaartermijnen", destruction.retention, name="retention"),
    path("vernietiging/<destructionbatch:batch_id>", destruction.approval, name="approve-destruction"),
    path("vernietiging/bewaarplicht/<legalhold:hold_id>", destruction.end_of_hold, name="end-hold"),
    path("zoeken", searching.search, name="search"),
    path("zoeken/bewaren", searching.keep, name="keep-search"),
    path("zoeken/<savedsearch:search_id>/weg", searching.let_go, name="let-search-go"),
    path("noodkaart", fallback.card, name="fallback"),
    path("dossiers/<dossier:dossier_id>/deuren", doors.doors, name="doors"),
    path("dossiers/<dossier:dossier_id>/verband", connections.connections, name="connections"),
    path("gluren", oversight.peeking, name="peek"),
    path("toezicht", oversight.supervision, name="supervision"),
    path("privacy", oversight.privacy, name="privacy"),
    path("mijn-inzagen", trail.my_looks, name="my-looks"),
]
