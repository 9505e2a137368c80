"""Why something about phenomena, barriers or risk areas is not taken, as the person reads it."""

from django.db.models import TextChoices


class Refusal(TextChoices):
    """One clear sentence each."""

    BAD_VALIDITY = "bad_validity", "De laatste dag ligt voor de eerste dag."
    UNKNOWN_PHENOMENON = "unknown_phenomenon", "Dit onderwerp staat niet in de lijst. Voeg het eerst toe bij Bijhouden."
    NAMES_SOMEBODY = (
        "names_somebody",
        "Hier staat iets van een persoon, adres of bedrijf in. Schrijf alleen over gebieden, branches en dingen.",
    )
    LOOKS_LIKE_A_FORMULA = "looks_like_a_formula", "Begin een tekst niet met =, +, - of @."
    NO_SOURCE = "no_source", "Schrijf op hoe dit heet en waar het vandaan komt."
    MADE_LATER = "made_later", "De datum van de analyse ligt in de toekomst."
    NO_STEP = "no_step", "Een barrièremodel heeft minstens één stap met een naam."
    NOTHING_IN_STEP = "nothing_in_step", "Elke stap heeft minstens één gelegenheid, signaal of barrière."
    NO_HOLDER = "no_holder", "Schrijf bij elke barrière wie haar kan opwerpen: barrière | wie | met welk middel."
    TOO_LONG = "too_long", "Een tekst is te lang. Houd een naam onder 80 tekens en een regel onder 300."
    NOT_OURS_TO_END = "not_ours_to_end", "Alleen een eigen versie kun je laten eindigen."
    NO_NAME = "no_name", "Er staat geen naam bij."
    NO_WHY = "no_why", "Er staat niet bij waarom dit een risico is."
    BAD_KIND = "bad_kind", "Kies gebied of branche."
    BAD_TYPOLOGY = (
        "bad_typology",
        "Dit soort gebied kent Baken niet. Kies kern, bedrijventerrein, buitengebied of vakantiepark.",
    )
    BRANCH_WITH_OUTLINE = "branch_with_outline", "Een branche heeft geen omtrek; een gebied wel."
    NO_OUTLINE = "no_outline", "Een gebied heeft een vlak nodig (Polygon of MultiPolygon)."
    A_POINT = "a_point", "Een punt of lijn is een adres of een weg. Teken een vlak om het hele gebied."
    BROKEN_OUTLINE = "broken_outline", "De omtrek kruist of raakt zichzelf."
    OUTSIDE = "outside", "De omtrek ligt buiten Nederland. Zijn het lengte- en breedtegraden (WGS 84)?"
    OTHER_MUNICIPALITY = "other_municipality", "Dit vlak ligt niet in jouw gemeente."
    TOO_SMALL = (
        "too_small",
        "Dit vlak is kleiner dan de gemeente toelaat. Dan wijst het naar één erf of pand; teken het ruimer.",
    )
    TWICE = "twice", "Deze naam staat twee keer in het bestand."
    NO_REASON = "no_reason", "Schrijf op wat je doet, of waarom je niets doet."
    NO_OWNER = "no_owner", "Een actie heeft een trekker en een datum."
    NO_PLAN_ACTION = "no_plan_action", "Kies een actie uit het plan dat nu geldt."
    DUE_BEFORE = "due_before", "De datum van een actie ligt niet in het verleden."
    NO_AREAS = "no_areas", "Kies minstens één buurt, of kies branche."
