"""The road of a decision (brief C1): from intention to closed. The organ's own moves are `OF_THE_ORGAN`."""

from collections.abc import Mapping

from django.db.models import TextChoices

from baken.instruments.tables.vocabulary import Organ


class DecisionState(TextChoices):
    """Where a decision stands."""

    PREPARING = "preparing", "in voorbereiding"
    INTENTION = "intention", "voornemen verstuurd"
    VIEWS = "views", "zienswijze verwerkt"
    SUBMITTED = "submitted", "ligt ter besluit"
    ASKED_BACK = "asked_back", "teruggevraagd"
    DECIDED = "decided", "besloten"
    DECLINED = "declined", "niet besloten"
    PUBLISHED = "published", "bekendgemaakt"
    OBJECTION = "objection", "bezwaar"
    INTERIM_RELIEF = "interim_relief", "voorlopige voorziening"
    APPEAL = "appeal", "beroep"
    REVOKED = "revoked", "herroepen of ingetrokken"
    FINAL = "final", "onherroepelijk"
    CARRIED_OUT = "carried_out", "uitgevoerd"
    CLOSED = "closed", "gesloten"
    WITHDRAWN = "withdrawn", "niet doorgezet"


S = DecisionState
TRANSITIONS: Mapping[DecisionState, tuple[DecisionState, ...]] = {
    S.PREPARING: (S.INTENTION, S.SUBMITTED, S.WITHDRAWN),
    S.INTENTION: (S.VIEWS, S.SUBMITTED, S.WITHDRAWN),
    S.VIEWS: (S.SUBMITTED, S.WITHDRAWN),
    S.SUBMITTED: (S.DECIDED, S.DECLINED, S.ASKED_BACK),
    S.ASKED_BACK: (S.SUBMITTED, S.INTENTION, S.WITHDRAWN),
    S.DECIDED: (S.PUBLISHED, S.CARRIED_OUT, S.REVOKED),
    S.PUBLISHED: (S.OBJECTION, S.INTERIM_RELIEF, S.APPEAL, S.FINAL, S.REVOKED),
    S.INTERIM_RELIEF: (S.OBJECTION, S.APPEAL, S.FINAL, S.REVOKED),
    S.OBJECTION: (S.INTERIM_RELIEF, S.APPEAL, S.FINAL, S.REVOKED),
    S.APPEAL: (S.INTERIM_RELIEF, S.FINAL, S.REVOKED),
    S.FINAL: (S.CARRIED_OUT, S.REVOKED),
    S.CARRIED_OUT: (S.CLOSED,),
    S.REVOKED: (S.CLOSED,),
    S.DECLINED: (S.CLOSED,),
    S.WITHDRAWN: (S.CLOSED,),
    S.CLOSED: (),
}
OF_THE_ORGAN = frozenset({S.DECIDED, S.DECLINED, S.ASKED_BACK})
EDITABLE = frozenset({S.PREPARING, S.INTENTION, S.VIEWS, S.ASKED_BACK})
IN_FORCE = frozenset({S.DECIDED, S.PUBLISHED, S.OBJECTION, S.INTERIM_RELIEF, S.APPEAL, S.FINAL, S.CARRIED_OUT})
DECIDED_BY: Mapping[str, Organ] = {
    "mayor": Organ.MAYOR,
    "deputy_mayor": Organ.MAYOR,  # Gemeentewet 77
    "alderman": Organ.COLLEGE,
}


class Occupants(TextChoices):
    """Who lives there: asked for every decision, because a closure falls on all of them."""

    NOBODY = "nobody", "er woont niemand"
    ADULTS = "adults", "alleen volwassenen"
    CHILDREN = "children", "ook kinderen"
    UNKNOWN = "unknown", "nog niet bekend"


class CareResult(TextChoices):
    """What the care check found (C20)."""

    NO_CARE_NEEDED = "no_care_needed", "geen zorg nodig"
    CARE_ALONGSIDE = "care_alongside", "zorg naast het besluit"
    CARE_FIRST = "care_first", "eerst zorg, dan pas verder"
    EXCEPTION = "exception", "zorgcheck kan nu niet, met reden"


class ViewsSkipped(TextChoices):
    """Why no view was asked (Awb 4:11, 4:12), or why there is nobody to ask."""

    URGENT = "urgent", "spoed (Awb 4:11 a)"
    HEARD_BEFORE = "heard_before", "al eerder gehoord, niets nieuws (Awb 4:11 b)"
    DEFEATS_PURPOSE = "defeats_purpose", "het doel gaat anders verloren (Awb 4:11 c)"
    NO_ADDRESSEE = "no_addressee", "het besluit richt zich tot niemand"
