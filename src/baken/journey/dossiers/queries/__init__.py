"""Questions about dossiers: the list, one dossier with its timeline and doors, cards for later rooms."""

from baken.journey.dossiers.queries.bound import signals_in
from baken.journey.dossiers.queries.cards import BoundSubject, DossierCard, DossierPage, OfferCard, TimelineEvent
from baken.journey.dossiers.queries.doors import doors_of
from baken.journey.dossiers.queries.linked import linked
from baken.journey.dossiers.queries.lists import (
    dossier_card,
    dossier_cards,
    dossier_exists,
    dossier_list,
    efforts,
    of_person,
    of_signal,
    takers,
    waiting,
    without_owner,
)
from baken.journey.dossiers.queries.page import dossier_page

__all__ = [
    "BoundSubject",
    "DossierCard",
    "DossierPage",
    "OfferCard",
    "TimelineEvent",
    "doors_of",
    "dossier_card",
    "dossier_cards",
    "dossier_exists",
    "dossier_list",
    "dossier_page",
    "efforts",
    "linked",
    "of_person",
    "of_signal",
    "signals_in",
    "takers",
    "waiting",
    "without_owner",
]
