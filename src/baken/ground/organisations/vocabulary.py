"""Who can work here: municipalities, organs, roles. Roles are sentences."""

from dataclasses import dataclass

from django.db.models import TextChoices

from baken.instruments.tables.vocabulary import Organ

__all__ = ["BREAKABLE", "ROLES", "Organ", "OrganisationKind", "Role", "RoleCard", "SignInMethod"]


class Role(TextChoices):
    """What a person does in one membership. Rights of several memberships never add up."""

    WEIGHER = "weigher", "weger"
    SAFETY_ADVISER = "safety_adviser", "adviseur openbare orde en veiligheid"
    CASE_DIRECTOR = "case_director", "procesregisseur zorg en veiligheid"
    INSPECTOR = "inspector", "toezichthouder"
    LAWYER = "lawyer", "jurist"
    CISO = "ciso", "CISO"
    ANALYST = "analyst", "analist"
    MAYOR = "mayor", "burgemeester"
    DEPUTY_MAYOR = "deputy_mayor", "loco-burgemeester"
    ALDERMAN = "alderman", "wethouder"
    COUNCILLOR = "councillor", "raadslid"
    PRIVACY_OFFICER = "privacy_officer", "privacy officer"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "functionaris gegevensbescherming (FG)"
    ADMINISTRATOR = "administrator", "beheerder"
    PARTNER = "partner", "deelnemer van een partner"
    SYSTEM = "system", "nachtwacht (achtergrondtaken)"


@dataclass(frozen=True)
class RoleCard:
    """A role in one sentence, and the organs for which it works (mandate included, Awb 10:3)."""

    role: Role
    sentence: str
    organs: tuple[Organ, ...]


_BOTH = (Organ.MAYOR, Organ.COLLEGE)

ROLES: dict[Role, RoleCard] = {
    card.role: card
    for card in (
        RoleCard(Role.WEIGHER, "Je leest meldingen en weegt signalen, stap voor stap.", _BOTH),
        RoleCard(Role.SAFETY_ADVISER, "Je voert de regie op veiligheid: van signaal tot maatregel en plan.", _BOTH),
        RoleCard(Role.CASE_DIRECTOR, "Je houdt zorg en veiligheid bij elkaar rond een persoon of gezin.", _BOTH),
        RoleCard(
            Role.INSPECTOR, "Je gaat kijken, met toestemming of een bevoegdheid, en legt vast wat je ziet.", _BOTH
        ),
        RoleCard(Role.LAWYER, "Je toetst de grondslag en bereidt besluiten voor.", _BOTH),
        RoleCard(Role.CISO, "Je bewaakt de digitale veiligheid van de eigen organisatie.", (Organ.COLLEGE,)),
        RoleCard(Role.ANALYST, "Je leest cijfers over gebieden en onderwerpen, nooit over personen.", _BOTH),
        RoleCard(Role.MAYOR, "Je besluit over openbare orde en hebt het gezag over de politie.", (Organ.MAYOR,)),
        RoleCard(Role.DEPUTY_MAYOR, "Je vervangt de burgemeester als die er niet is (Gemeentewet 77).", (Organ.MAYOR,)),
        RoleCard(Role.ALDERMAN, "Je besluit samen met het college.", (Organ.COLLEGE,)),
        RoleCard(Role.COUNCILLOR, "Je stelt de kaders en controleert, zonder persoonsgegevens.", (Organ.COUNCIL,)),
        RoleCard(Role.PRIVACY_OFFICER, "Je regelt de privacy: register, bewaren, vernietigen, rechten.", tuple(Organ)),
        RoleCard(
            Role.DATA_PROTECTION_OFFICER, "Je houdt onafhankelijk toezicht en geeft advies (AVG 38).", tuple(Organ)
        ),
        RoleCard(Role.ADMINISTRATOR, "Je beheert wie welke rol heeft. Je ziet geen dossiers.", tuple(Organ)),
        RoleCard(Role.PARTNER, "Je ziet alleen wat met jouw organisatie gedeeld is, zolang dat mag.", _BOTH),
        RoleCard(Role.SYSTEM, "Baken zelf, voor taken in de achtergrond.", tuple(Organ)),
    )
}


class OrganisationKind(TextChoices):
    """The kinds of organisation at the table; the kind decides which law a partner stands on (brief A2)."""

    MUNICIPALITY = "municipality", "gemeente"
    POLICE = "police", "politie"
    PUBLIC_PROSECUTION = "public_prosecution", "Openbaar Ministerie"
    RIEC = "riec", "RIEC"
    CARE_AND_SAFETY_HOUSE = "care_and_safety_house", "Zorg- en Veiligheidshuis"
    HOUSING_ASSOCIATION = "housing_association", "woningcorporatie"
    CARE_PROVIDER = "care_provider", "zorgaanbieder"
    TAX_AUTHORITY = "tax_authority", "Belastingdienst"
    LABOUR_INSPECTORATE = "labour_inspectorate", "Arbeidsinspectie"
    ENVIRONMENT_AGENCY = "environment_agency", "omgevingsdienst"
    FIRE_SERVICE = "fire_service", "brandweer"
    GRID_OPERATOR = "grid_operator", "netbeheerder"
    OTHER = "other", "andere partner"


class SignInMethod(TextChoices):
    """How a session was opened."""

    PASSKEY = "passkey", "wachtwoord en passkey"
    TOTP = "totp", "wachtwoord en code"
    OIDC = "oidc", "account van de gemeente"
    DEMO = "demo", "demo"


BREAKABLE: dict[Role, tuple[Role, ...]] = {
    Role.SAFETY_ADVISER: (Role.WEIGHER, Role.CASE_DIRECTOR, Role.INSPECTOR),
    Role.WEIGHER: (Role.SAFETY_ADVISER,),
    Role.LAWYER: (Role.SAFETY_ADVISER,),
    Role.CASE_DIRECTOR: (Role.SAFETY_ADVISER,),
}
"""Who may step in for whom. A partner, the council, the mayor's and the privacy roles cannot be taken over."""
