"""The authorisation matrix: role x processing activity x shelf, may see or may act. Deny by default.

A shelf is a room, or a part of a room whose fields have other readers. This table is the source of the Python checks,
of the row policies, of the public register and of the printed matrix. Changing a line here changes the law of the house:
`baken policies` writes the row policies again, and a test refuses when they were not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import TextChoices

from baken.ground.organisations.vocabulary import Role as R
from baken.ground.privacy.vocabulary.activities import REGISTER
from baken.ground.privacy.vocabulary.activities import Activity as A
from baken.instruments.tables.vocabulary import Compartment


class Shelf(TextChoices):
    """Where records stand, and in which legal compartment (`COMPARTMENT_OF`)."""

    INTAKE = "intake", "meldingen"
    INTAKE_SEALED = "intake.sealed", "verzegelde inhoud van meldingen"
    INTAKE_IDENTITY = "intake.identity", "namen van vertrouwelijke melders"
    INTAKE_FILES = "intake.files", "bestanden bij meldingen"
    INTAKE_ORIGINALS = "intake.originals", "verzegelde originelen van bestanden"
    INTAKE_ROUTES = "intake.routes", "de route van meldingen"
    INTAKE_COUNTS = "intake.counts", "tellingen zonder melding"
    CARE_PARTS = "intake.care", "zorgdelen van meldingen"
    SIGNALS = "signals", "signalen"
    SOURCES = "signals.sources", "vragen aan bronnen"
    POLICE = "police", "bestuurlijke rapportages"
    DOSSIERS = "dossiers", "dossiers"
    SUBJECTS = "subjects", "betrokkenen bij dossiers"
    PERMITS = "subjects.permits", "vergunningen"
    CARE = "care", "zorg en veiligheid"
    REFERRALS = "referrals", "aanmeldingen"
    CONSULTATIONS = "consultations", "overleggen"
    DISCLOSURES = "consultations.disclosures", "verstrekkingen"
    DECISIONS = "decisions", "besluiten"
    INSPECTIONS = "inspections", "integrale controles"
    FINDINGS = "inspections.findings", "bevindingen per partner"
    MEASURES = "measures", "maatregelen"
    TOPICS = "topics", "het meldformulier"
    PHENOMENA = "phenomena", "onderwerpen en barrières"
    RISK_AREAS = "phenomena.risk_areas", "risicogebieden en -branches"
    PLAN = "policy", "het veiligheidsplan"
    COUNCIL = "council", "raadsinformatie"
    EFFECTS = "effects", "effecten"
    INSIGHT = "insight", "veiligheidsbeeld"
    URGENT = "privacy.urgent", "spoedhandelingen"
    DESTRUCTION = "privacy.destruction", "vernietiging en bewaarplicht"
    RETENTION = "privacy.retention", "vastgestelde bewaartermijnen"
    NORMS = "privacy.norms", "getallen die de gemeente kiest"
    NOTICES = "privacy.notices", "berichten aan privacy officer en FG"
    SEARCHES = "front.searches", "bewaarde zoekvragen"


COMPARTMENT_OF: dict[Shelf, Compartment] = {
    Shelf.INTAKE: Compartment.MUNICIPAL_SIGNAL,
    Shelf.INTAKE_SEALED: Compartment.MUNICIPAL_SIGNAL,
    Shelf.INTAKE_IDENTITY: Compartment.MUNICIPAL_SIGNAL,
    Shelf.INTAKE_FILES: Compartment.MUNICIPAL_SIGNAL,
    Shelf.INTAKE_ORIGINALS: Compartment.MUNICIPAL_SIGNAL,
    Shelf.INTAKE_ROUTES: Compartment.OPEN,
    Shelf.INTAKE_COUNTS: Compartment.OPEN,
    Shelf.CARE_PARTS: Compartment.CARE_AND_SAFETY,
    Shelf.SIGNALS: Compartment.MUNICIPAL_SIGNAL,
    Shelf.SOURCES: Compartment.MUNICIPAL_SIGNAL,
    Shelf.POLICE: Compartment.POLICE_FOR_MAYOR,
    Shelf.DOSSIERS: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.SUBJECTS: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.PERMITS: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.CARE: Compartment.CARE_AND_SAFETY,
    Shelf.REFERRALS: Compartment.RIEC,
    Shelf.CONSULTATIONS: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.DISCLOSURES: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.DECISIONS: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.INSPECTIONS: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.FINDINGS: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.MEASURES: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.TOPICS: Compartment.OPEN,
    Shelf.PHENOMENA: Compartment.OPEN,
    Shelf.RISK_AREAS: Compartment.OPEN,
    Shelf.PLAN: Compartment.OPEN,
    Shelf.COUNCIL: Compartment.OPEN,
    Shelf.EFFECTS: Compartment.OPEN,
    Shelf.INSIGHT: Compartment.OPEN,
    Shelf.URGENT: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.NOTICES: Compartment.OPEN,
    Shelf.SEARCHES: Compartment.ADMINISTRATIVE_DOSSIER,
    Shelf.DESTRUCTION: Compartment.OPEN,
    Shelf.RETENTION: Compartment.OPEN,
    Shelf.NORMS: Compartment.OPEN,
}


class Grant(NamedTuple):
    """This role, during this activity, may see (and with `act` also write) this shelf."""

    role: R
    activity: A
    shelf: Shelf
    act: bool


@dataclass(frozen=True)
class Row:
    """A readable line of the matrix; it unfolds into grants. To act on a shelf includes seeing it."""

    roles: tuple[R, ...]
    activity: A
    acts_on: tuple[Shelf, ...] = ()
    sees: tuple[Shelf, ...] = ()

    def grants(self) -> Iterable[Grant]:
        for role in self.roles:
            for shelf in self.acts_on:
                yield Grant(role, self.activity, shelf, True)
            for shelf in self.sees:
                yield Grant(role, self.activity, shelf, False)


S = Shelf
_DESK = (R.WEIGHER, R.SAFETY_ADVISER)
_PROFESSIONALS = (R.PARTNER, R.INSPECTOR, R.CASE_DIRECTOR, R.CISO, R.LAWYER)
_MAYORS = (R.MAYOR, R.DEPUTY_MAYOR)
_DECIDERS = (R.MAYOR, R.DEPUTY_MAYOR, R.ALDERMAN)
_STAFF = tuple(role for role in R if role is not R.SYSTEM)

ROWS: tuple[Row, ...] = (
    Row(_DESK, A.HANDLE_REPORTS, acts_on=(S.INTAKE, S.INTAKE_SEALED, S.INTAKE_ROUTES)),
    Row(_PROFESSIONALS, A.REPORT_FOR_WORK),
    Row(_DESK, A.HANDLE_REPORTS, sees=(S.INTAKE_FILES,)),
    Row((R.SAFETY_ADVISER, R.LAWYER), A.REVEAL_IDENTITY, acts_on=(S.INTAKE_IDENTITY,), sees=(S.INTAKE,)),
    Row((R.SAFETY_ADVISER, R.LAWYER), A.REVEAL_IDENTITY, sees=(S.INTAKE_FILES, S.INTAKE_ORIGINALS)),
    Row(_DESK, A.WEIGH_SIGNALS, acts_on=(S.SIGNALS, S.URGENT), sees=(S.INTAKE,)),
    Row((R.LAWYER,), A.WEIGH_SIGNALS, acts_on=(S.SIGNALS,)),
    Row((R.SAFETY_ADVISER,), A.WEIGH_SIGNALS, acts_on=(S.SOURCES,)),
    Row((R.WEIGHER, R.LAWYER), A.WEIGH_SIGNALS, sees=(S.SOURCES, S.NORMS)),
    Row((R.SAFETY_ADVISER,), A.WEIGH_SIGNALS, acts_on=(S.NORMS,)),
    Row((*_DESK, R.LAWYER, R.INSPECTOR), A.ANSWER_FOR_SOURCE, acts_on=(S.SOURCES,)),
    Row(_MAYORS, A.READ_POLICE_REPORTS, acts_on=(S.POLICE,)),
    Row((R.SAFETY_ADVISER, R.LAWYER), A.DIRECT_DOSSIERS, acts_on=(S.DOSSIERS, S.SUBJECTS, S.URGENT), sees=(S.SIGNALS,)),
    Row((R.WEIGHER,), A.DIRECT_DOSSIERS, acts_on=(S.DOSSIERS,), sees=(S.SIGNALS, S.SUBJECTS)),
    Row((*_DESK, R.LAWYER), A.WEIGH_SIGNALS, acts_on=(S.SEARCHES,)),
    Row((*_DESK, R.LAWYER), A.DIRECT_DOSSIERS, acts_on=(S.SEARCHES,)),
    Row((R.CASE_DIRECTOR,), A.DIRECT_CARE, acts_on=(S.CARE, S.CARE_PARTS, S.URGENT)),
    Row((R.SAFETY_ADVISER,), A.REFER_TO_PARTNERS, acts_on=(S.REFERRALS,), sees=(S.DOSSIERS,)),
    Row(
        (R.SAFETY_ADVISER, R.LAWYER),
        A.PREPARE_CONSULTATION,
        acts_on=(S.CONSULTATIONS, S.DISCLOSURES, S.URGENT),
        sees=(S.DOSSIERS, S.SIGNALS),
    ),
    Row((R.PARTNER,), A.TAKE_PART, acts_on=(S.CONSULTATIONS,), sees=(S.DISCLOSURES,)),
    Row(
        (R.LAWYER, R.SAFETY_ADVISER),
        A.PREPARE_DECISIONS,
        acts_on=(S.DECISIONS, S.URGENT),
        sees=(S.DOSSIERS, S.SUBJECTS, S.CONSULTATIONS),
    ),
    Row(_DECIDERS, A.TAKE_DECISIONS, acts_on=(S.DECISIONS, S.URGENT), sees=(S.DOSSIERS,)),
    Row(
        (R.SAFETY_ADVISER, R.LAWYER),
        A.PLAN_INSPECTIONS,
        acts_on=(S.INSPECTIONS, S.URGENT),
        sees=(S.DOSSIERS, S.DECISIONS, S.FINDINGS),
    ),
    Row((R.INSPECTOR,), A.INSPECT, acts_on=(S.INSPECTIONS, S.FINDINGS)),
    Row(
        (R.SAFETY_ADVISER, R.LAWYER),
        A.CARRY_OUT_MEASURES,
        acts_on=(S.MEASURES, S.URGENT),
        sees=(S.DECISIONS, S.DOSSIERS),
    ),
    Row(_STAFF, A.READ_FIGURES, sees=(S.INSIGHT, S.EFFECTS, S.PLAN, S.PHENOMENA)),
    Row((*_DESK, R.LAWYER, R.ANALYST, *_DECIDERS), A.READ_FIGURES, sees=(S.RISK_AREAS,)),
    Row((*_DESK, R.ANALYST), A.READ_FIGURES, sees=(S.INTAKE_COUNTS,)),  # counted by the door and by gate.count_hunch
    Row((R.SAFETY_ADVISER, R.ANALYST), A.READ_FIGURES, acts_on=(S.INSIGHT, S.EFFECTS)),
    Row((R.SAFETY_ADVISER,), A.MANAGE_FORM, acts_on=(S.TOPICS,)),
    Row(_DESK, A.MANAGE_PHENOMENA, acts_on=(S.PHENOMENA,)),
    Row((R.SAFETY_ADVISER,), A.MANAGE_PHENOMENA, acts_on=(S.RISK_AREAS,), sees=(S.PLAN,)),
    Row((*_DESK, R.LAWYER), A.WEIGH_SIGNALS, sees=(S.PHENOMENA,)),
    Row((R.SYSTEM,), A.MANAGE_PHENOMENA, acts_on=(S.PHENOMENA, S.RISK_AREAS)),  # `baken import barriers`, `risk-areas`
    Row((R.SAFETY_ADVISER,), A.MANAGE_PLAN, acts_on=(S.PLAN,)),
    Row((R.COUNCILLOR, R.MAYOR, R.ALDERMAN, R.ANALYST), A.MANAGE_PLAN, sees=(S.PLAN,)),
    Row((R.COUNCILLOR,), A.ADOPT_PLAN, acts_on=(S.PLAN,)),
    Row((R.SYSTEM,), A.MANAGE_PLAN, acts_on=(S.PLAN,)),  # `baken plan import` stores a draft for review
    Row((R.SAFETY_ADVISER,), A.ACCOUNT, acts_on=(S.COUNCIL,), sees=(S.PLAN, S.INSIGHT, S.EFFECTS)),
    Row((R.COUNCILLOR, R.MAYOR, R.ALDERMAN), A.ACCOUNT, sees=(S.COUNCIL, S.PLAN, S.INSIGHT, S.EFFECTS)),
    Row((R.PRIVACY_OFFICER,), A.RUN_PRIVACY, acts_on=(S.NOTICES, S.URGENT), sees=(S.SOURCES,)),
    Row((R.PRIVACY_OFFICER, R.LAWYER), A.DESTROY, acts_on=(S.DESTRUCTION,), sees=(S.RETENTION,)),
    Row((R.PRIVACY_OFFICER,), A.DESTROY, acts_on=(S.RETENTION,)),
    Row(
        (R.DATA_PROTECTION_OFFICER,),
        A.SUPERVISE_PRIVACY,
        sees=(S.NOTICES, S.URGENT, S.DESTRUCTION, S.RETENTION, S.NORMS, S.SOURCES),
    ),
    Row(_STAFF, A.READ_OWN_LOG),
    Row((R.ADMINISTRATOR,), A.ADMINISTER),
    Row(_STAFF, A.WORK),
    Row((R.SYSTEM,), A.CLEAN_FILES, acts_on=(S.INTAKE_FILES,), sees=(S.INTAKE, S.INTAKE_ORIGINALS)),
    Row((R.SYSTEM,), A.KEEP_HOUSE, acts_on=(S.INTAKE_ROUTES, S.PERMITS)),
    Row((R.SYSTEM,), A.KEEP_HOUSE, sees=(S.INTAKE, S.SIGNALS, S.DOSSIERS, S.DECISIONS, S.MEASURES, S.PLAN)),
)

MATRIX: frozenset[Grant] = frozenset(grant for row in ROWS for grant in row.grants())

_ACTIVITIES = frozenset((row_role, row.activity) for row in ROWS for row_role in row.roles)


def may_do(role: str, activity: str) -> bool:
    """May this role do this activity at all?"""
    return (role, activity) in _ACTIVITIES


def allowed_pairs() -> list[tuple[str, str]]:
    """Every (role, activity) that exists, sorted; the gate keeps the same list in the database."""
    return sorted((str(role.value), str(activity.value)) for role, activity in _ACTIVITIES)


def may_see(role: str, activity: str, shelf: str) -> bool:
    """May this role, during this activity, see this shelf? To act includes to see."""
    return any((grant.role, grant.activity, grant.shelf) == (role, activity, shelf) for grant in MATRIX)


def may_act(role: str, activity: str, shelf: str) -> bool:
    """May this role, during this activity, write on this shelf?"""
    return any((grant.role, grant.activity, grant.shelf) == (role, activity, shelf) and grant.act for grant in MATRIX)


def register_entries() -> list[dict[str, Any]]:
    """The lines of the register, each with the roles that may."""
    return [
        {
            "entry": entry,
            "controllers": ", ".join(organ.label for organ in entry.controllers),
            "roles": [role.label for role in R if may_do(role.value, entry.activity.value)],
        }
        for entry in REGISTER.values()
    ]
