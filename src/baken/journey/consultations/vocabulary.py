"""The words of the table: kinds of consultation, its states, how an item ends, and why something is refused."""

from collections.abc import Mapping

from django.db.models import TextChoices

from baken.ground.organisations.vocabulary import OrganisationKind


class ConsultationKind(TextChoices):
    """Who meets for what (C16, C45, C71-C73). The GSO is internal: no partner sits at it (brief B5)."""

    LOO = "loo", "Lokaal Ondermijningsoverleg (LOO)"
    GSO = "gso", "Gemeentelijk Signalenoverleg Ondermijning (GSO)"
    TRIANGLE = "triangle", "driehoek"
    TEAM_CHIEF = "team_chief", "overleg met de teamchef"
    SAFETY_AND_CISO = "safety_and_ciso", "overleg veiligheid en CISO"
    WORKING_GROUP = "working_group", "werkgroep"


INTERNAL = frozenset({ConsultationKind.GSO, ConsultationKind.SAFETY_AND_CISO})


class Level(TextChoices):
    """How far the table reaches."""

    LOCAL = "local", "lokaal"
    DISTRICT = "district", "district"
    REGIONAL = "regional", "regionaal"


class ConsultationState(TextChoices):
    """A consultation is planned, held and closed; it closes only when every item has its decision (C16)."""

    PLANNED = "planned", "gepland"
    HELD = "held", "gehouden"
    CLOSED = "closed", "afgesloten"
    CANCELLED = "cancelled", "gaat niet door"


S = ConsultationState
TRANSITIONS: Mapping[ConsultationState, tuple[ConsultationState, ...]] = {
    S.PLANNED: (S.HELD, S.CANCELLED),
    S.HELD: (S.CLOSED,),
    S.CLOSED: (),
    S.CANCELLED: (),
}


class OutcomeCode(TextChoices):
    """How an item ends: always with one of these, and a reason (C16)."""

    NO_ACTION = "no_action", "geen actie"
    HOLD = "hold", "bewaren en later opnieuw bekijken"
    NEXT_TIME = "next_time", "terug in het volgende overleg"
    JOINT_INSPECTION = "joint_inspection", "integrale controle voorbereiden"
    ADMINISTRATIVE = "administrative", "bestuurlijk besluit voorbereiden"
    RIEC = "riec", "aanmelden bij het RIEC"
    CARE = "care", "naar zorg en veiligheid"
    PARTNER_ACTS = "partner_acts", "partner pakt het op"
    PREVENTION = "prevention", "preventie"


class AnswerCode(TextChoices):
    """A partner commits to or declines its own action; only the partner writes this (C06)."""

    COMMITS = "commits", "wij pakken dit op"
    DECLINES = "declines", "wij pakken dit niet op"
    MORE_NEEDED = "more_needed", "wij hebben meer nodig om te kiezen"


# Suggestions for the form; the lawyer of the municipality confirms which law fits this recipient and this item.
RECIPIENT_LAWS: Mapping[str, str] = {
    OrganisationKind.POLICE: "Politiewet 2012, art. 3",
    OrganisationKind.PUBLIC_PROSECUTION: "Wetboek van Strafvordering, art. 148",
    OrganisationKind.TAX_AUTHORITY: "Algemene wet inzake rijksbelastingen, art. 55",
    OrganisationKind.LABOUR_INSPECTORATE: "Arbeidsomstandighedenwet, art. 24; Awb 5:11",
    OrganisationKind.ENVIRONMENT_AGENCY: "Omgevingswet, art. 18.6; Awb 5:11",
    OrganisationKind.FIRE_SERVICE: "Wet veiligheidsregio's, art. 61; Awb 5:11",
    OrganisationKind.HOUSING_ASSOCIATION: "AVG art. 6, lid 1, onder f; convenant",
    OrganisationKind.GRID_OPERATOR: "Energiewet; meldplicht netbeheerder",
    OrganisationKind.CARE_PROVIDER: "Wmo 2015, art. 5.2.5",
}
# Wgs 2.19: who is no participant of a RIEC by statute cannot receive under the Wgs (brief B6, I3).
NOT_IN_WGS = frozenset(
    {
        OrganisationKind.HOUSING_ASSOCIATION,
        OrganisationKind.ENVIRONMENT_AGENCY,
        OrganisationKind.GRID_OPERATOR,
        OrganisationKind.FIRE_SERVICE,
    }
)
LONGEST_DISCLOSURE_DAYS = 365  # own norm: a year, then ask again whether it is still needed


class Refusal(TextChoices):
    """Why a step at the table is refused, as the person reads it. The article stands at the end."""

    NO_CHECK_2A = (
        "no_check_2a",
        "Delen kan pas na privacytoets 2A voor deze deelnemer. Doe eerst die toets bij het signaal (AVG 5, model-protocol stap 4).",
    )
    CHECK_OF_OTHER = (
        "check_of_other",
        "Deze privacytoets 2A gaat over een andere deelnemer of een ander dossier. Kies de toets die hierbij hoort (AVG 5).",
    )
    NO_NECESSITY = "no_necessity", "Schrijf op waarom deze deelnemer dit moet weten (AVG 5, lid 1, onder c)."
    NO_PROPORTIONALITY = (
        "no_proportionality",
        "Schrijf op waarom dit niet met minder gegevens kan (AVG 5, lid 1, onder c).",
    )
    NO_GROUND = "no_ground", "Noem de wet van de ontvanger waarop dit delen rust (AVG 6)."
    WAMS_IS_NO_LAW = "wams_is_no_law", "De Wams is nog geen wet en dus geen grondslag. Kies een geldende wet (AVG 6)."
    NOT_IN_WGS = (
        "not_in_wgs",
        "Deze partner is geen deelnemer in de Wgs. Kies een andere grondslag of deel het niet (Wgs 2.19).",
    )
    NO_EXTRACT = "no_extract", "Schrijf op wat je deelt. Alleen die tekst ziet de partner (AVG 5, lid 1, onder c)."
    EXPIRED = "expired", "Kies een einddatum die nog komt, hoogstens een jaar vooruit (AVG 5, lid 1, onder e)."
    INTERNAL_TABLE = (
        "internal_table",
        "Dit overleg is intern: er zitten geen partners aan tafel. Zet het punt op het LOO (model-protocol gemeenten).",
    )
    NOT_AT_THE_TABLE = (
        "not_at_the_table",
        "Deze organisatie zit niet aan tafel. Voeg haar eerst als deelnemer toe (convenant).",
    )
    CLOSED = "closed", "Dit overleg is afgesloten. Zet het punt op een volgend overleg."
    ITEMS_WITHOUT_OUTCOME = (
        "items_without_outcome",
        "Nog niet elk punt heeft een besluit. Leg dat eerst vast, ook als het ‘geen actie’ is.",
    )
    NOT_HELD = "not_held", "Dit overleg is nog niet gehouden. Leg eerst vast dat het gehouden is."
    HAS_OUTCOME = (
        "has_outcome",
        "Dit punt heeft al een besluit. Zet het op een volgend overleg als het anders moet.",
    )
    NO_REASON = "no_reason", "Schrijf in een zin waarom; zonder reden geen besluit op een punt."
    NOT_YOURS = "not_yours", "Alleen de partner zelf kan dit antwoord geven."
    ANSWERED = "answered", "Jouw organisatie heeft hier al op geantwoord. Bel de adviseur als het anders ligt."
