"""The habits of Dutch policy notes, as data: which words open goals, actions, preconditions and organs.

Every pattern is tried on a *bare* heading: without numbering, marks, closing punctuation and capitals (`bare`).
To teach Baken another habit, add a phrase here and an example in `tests/test_reading_habits.py`.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What a heading opens."""

    PRIORITY = "priority"
    GOALS = "goals"
    SOFT_GOALS = "soft goals"  # counts as goals only where the priority has no plain goals
    ACTIONS = "actions"
    SOFT_ACTIONS = "soft actions"  # counts as actions when it is a list, or when there are no plain actions
    PRECONDITIONS = "preconditions"
    GOVERNANCE = "governance"
    COUNCIL = "council"
    COLLEGE = "college"
    MAYOR = "mayor"
    PRIORITIES = "priorities"  # the chapter that holds them
    ASIDE = "aside"  # known, and no promise: context, partners, money, annexes
    OTHER = "other"


ORGANS = (Kind.COUNCIL, Kind.COLLEGE, Kind.MAYOR)

_WE = r"(?:we|wij|de gemeente|als gemeente|gemeente [\w' -]{2,30})"
_EXTRA = r"(?:[^.;:]{0,90})"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.GOALS,
        rf"(?:(?:onze|de|het|ons|strategische?|algemene?|concrete|operationele|lokale|overkoepelende|belangrijkste|smart|"
        rf"beoogde?|gestelde|specifieke|inhoudelijke|bestuurlijke)\s+)*(?:(?:hoofd|sub|kern|beleids|veiligheids)?-?\s?(?:doel|doelen|doelstelling|doelstellingen))"
        rf"(?:\s+(?!(?:van|en) (?:deze|dit|de nota|het plan|het beleid|leeswijzer|opzet|reikwijdte)\b)(?:{_EXTRA}))?",
    ),
    (
        Kind.GOALS,
        rf"wat (?:willen|wil) {_WE}\b{_EXTRA}(?:bereiken|realiseren|bewerkstelligen|voor elkaar krijgen)(?: {_EXTRA})?|wat (?:willen|wil) {_WE}(?: nu)?",
    ),
    (Kind.GOALS, rf"dit willen {_WE} (?:bereiken|realiseren)"),
    (
        Kind.GOALS,
        r"wat (?:is|zijn) (?:ons|onze|de|het|daarbij (?:ons|onze)) (?:doel|doelen|doelstelling|doelstellingen)(?: \w+){0,4}",
    ),
    (
        Kind.SOFT_GOALS,
        rf"(?:(?:onze|de|het|ons|lokale|gemeentelijke|bestuurlijke|gezamenlijke)\s+)?(?:ambities?|streefbeeld|stip op de horizon)"
        rf"(?:\s+{_EXTRA})?",
    ),
    (
        Kind.SOFT_GOALS,
        rf"(?:(?:het|de|ons|onze)\s+)?(?:beoogde?|gewenste?|verwachte?|maatschappelijke?)\s+"
        rf"(?:maatschappelijke?\s+)?(?:effect|effecten|resultaat|resultaten|situatie|opbrengst|opbrengsten)(?:\s+{_EXTRA})?",
    ),
    (
        Kind.SOFT_GOALS,
        rf"wa(?:ar|t) (?:gaan|willen|streven) {_WE} (?:voor|naartoe|naar toe|heen|naar|na)(?: {_EXTRA})?",
    ),
    (Kind.SOFT_GOALS, r"(?:resultaat|resultaten|het resultaat in \d{4}|hier gaan we voor|wanneer zijn we tevreden)"),
    (
        Kind.ACTIONS,
        rf"(?:dus |en )?(?:wat|dit|dat|hoe) (?:gaan|doen|gaat|doet) {_WE}\b(?:{_EXTRA}\b(?:doen|aanpakken|ondernemen|uitvoeren|bereiken|realiseren|aan de slag))?"
        rf"(?: (?:er|eraan|daaraan|hieraan|hiervoor|daarvoor|concreet|nu|allemaal|al|precies|anders|extra|(?:de|in de|in) {_EXTRA}))*",
    ),
    (Kind.ACTIONS, rf"wat (?:willen|wil) {_WE}\b{_EXTRA}\bdoen"),
    (
        Kind.ACTIONS,
        r"(?:wat|dit|dat) staat er te (?:doen|gebeuren)|wat gaat er gebeuren|wat gebeurt er|(?:wat|dit) moet er gebeuren",
    ),
    (
        Kind.ACTIONS,
        rf"(?:(?:onze|de|concrete|voorgenomen|belangrijkste|geplande|lokale|nieuwe|bijbehorende|gemeentelijke|mogelijke)\s+)*"
        rf"(?:acties?|actiepunten|actielijnen|actielijst|actieprogramma|activiteiten|maatregelen|interventies|inspanningen|werkzaamheden|actie-?agenda)(?:\s+{_EXTRA})?",
    ),
    (Kind.SOFT_ACTIONS, rf"hoe (?:gaan|willen|pakken|doen|bereiken|werken|realiseren|zorgen) {_WE}\b{_EXTRA}"),
    (
        Kind.SOFT_ACTIONS,
        r"(?:(?:onze|de|plan van|lokale|integrale|gemeentelijke|gezamenlijke|concrete|beoogde|extra)\s+)*(?:aanpak|inzet|uitvoering|werkwijze|strategie)"
        r"(?:\s+(?:op hoofdlijnen|en (?:acties|inzet|aanpak|uitvoering|maatregelen|activiteiten)|in de praktijk|(?:in |voor )?(?:de )?(?:periode )?\d{4}.{0,20}|in deze periode|de komende (?:jaren|periode)|van de gemeente))?",
    ),
    (Kind.SOFT_ACTIONS, rf"(?:hier|waar|daar)(?:op)? (?:zetten|richten|focussen) {_WE}\b{_EXTRA}"),
    (Kind.SOFT_ACTIONS, r"(?:we gaan )?aan de slag(?: met)?|(?:onze |de )?(?:concrete |volgende )?stappen|concreet"),
    (
        Kind.PRECONDITIONS,
        rf"(?:{_EXTRA}\s)?(?:randvoorwaarden|randvoorwaarde)(?:\s+{_EXTRA})?|(?:kritische )?succesfactoren(?:\s+{_EXTRA})?|"
        rf"voorwaarden voor (?:succes|een goede uitvoering|uitvoering|de uitvoering)(?:\s+{_EXTRA})?|"
        rf"wat (?:is|hebben {_WE}|heeft de gemeente) (?:(?:er|daar|hier|er ?voor|daarvoor|daarbij|hiervoor) )*nodig(?:\s+{_EXTRA})?",
    ),
    (
        Kind.COUNCIL,
        r"(?:(?:de )?(?:rol(?:len)?|taak|taken|positie)(?: en (?:taken|verantwoordelijkhe(?:id|den)))?(?: van)? )?(?:de )?(?:gemeente)?raad(?:sleden)?",
    ),
    (
        Kind.COLLEGE,
        r"(?:(?:de )?(?:rol(?:len)?|taak|taken|positie)(?: en (?:taken|verantwoordelijkhe(?:id|den)))?(?: van)? )?(?:het )?"
        r"college(?: van (?:b ?(?:&|en) ?w|burgemeester (?:en|&) wethouders))?(?: \(b ?(?:&|en) ?w\))?",
    ),
    (
        Kind.MAYOR,
        r"(?:(?:de )?(?:rol(?:len)?|taak|taken|positie)(?: en (?:taken|verantwoordelijkhe(?:id|den)))?(?: van)? )?(?:de )?burgemeester",
    ),
    (
        Kind.GOVERNANCE,
        rf"(?:{_EXTRA}\s)?(?:rollen|rolverdeling|taakverdeling|verantwoordelijkheden|bevoegdheden|governance)\b{_EXTRA}"
        r"|bestuur(?:lijke?)?(?:,? (?:en ambtelijke? )?(?:verantwoordelijkheid|organisatie|sturing|aansturing|rol|inbedding|verankering|borging|"
        r"kader|regie|structuur))?\s*(?:\(.{0,60}\)?)?|(?:organisatie en |de )?(?:aan)?sturing(?: en .{0,60})?|regie en .{0,60}"
        r"|wie doet wat|(?:de )?raad[ ,/-]+(?:het )?college[ ,/-]+(?:en )?(?:de )?burgemeester",
    ),
    (
        Kind.PRIORITIES,
        r"(?:(?:onze|de|lokale|strategische|gekozen|vier|drie|vijf|zes|twee|gemeentelijke|veiligheids|geprioriteerde|"
        r"inhoudelijke|uitwerking|uitwerking van|belangrijkste|veiligheidsthema's|thema's|speerpunten|prioriteiten|en|per|van|de|het)[\s/-]+)*"
        r"(?:veiligheids)?-?(?:prioriteiten|speerpunten|thema's|thema’s|themas|pijlers|programmalijnen|opgaven|prioriteit|thema)"
        r"(?:\s*/\s*(?:thema's|prioriteiten|speerpunten))?(?:\s+(?:en|voor|in|van|op|\d{4}|periode|integrale|veiligheid|gemeente|de|het|onze|aanpak|ambities|doelen|acties)\b.{0,60}|\s*\d{4}.{0,12})?",
    ),
    (
        Kind.ASIDE,
        rf"(?:(?:de|het|onze|betrokken|samenwerkings|belangrijkste|veiligheids)[\s-]*)*(?:partners?|ketenpartners|partijen|betrokkenen|samenwerkingspartners)(?:\s+{_EXTRA})?|"
        rf"met wie{_EXTRA}|wie (?:doen|doet|zijn|is|betrekken|hebben){_EXTRA}|(?:onze )?samenwerking(?: met{_EXTRA})?",
    ),
    (
        Kind.ASIDE,
        r"(?:inleiding|voorwoord|woord vooraf|leeswijzer|samenvatting|aanleiding|achtergrond|context|toelichting|beschrijving|"
        r"omschrijving|definitie|begrippen(?:lijst)?|afkortingen|analyse|probleemanalyse|probleemstelling|veiligheidsbeeld|veiligheidsanalyse|"
        r"huidige situatie|stand van zaken|trends?(?: en ontwikkelingen)?|ontwikkelingen|cijfers|feiten en cijfers|terugblik.{0,40}|evaluatie.{0,60}|"
        r"monitoring.{0,40}|indicatoren.{0,40}|kosten|financi(?:en|eel|ele.{0,40})|budget|dekking|planning.{0,40}|tijdpad|communicatie|privacy|"
        r"kaders?|relevante kaders|wettelijk kader|beleidskader.{0,30}|juridisch kader|missie(?: en visie)?|visie|uitgangspunten|colofon|inhoud(?:sopgave)?|"
        r"bijlagen?.{0,80}|tot slot|slot(?:woord)?|conclusie|bronnen|proces|totstandkoming.{0,60}|afbakening.{0,60}|algemeen|samenhang.{0,60}|"
        r"reguliere (?:werkzaamheden|taken).{0,40}|overige.{0,60}|voortgang.{0,40}|verantwoording.{0,40}|leren en bijstellen)",
    ),
    (
        Kind.ASIDE,
        r"(?:waarom|wat (?:is|zijn|speelt|zien|weten|betekent|houdt|verstaan|hebben|doen anderen|ging|gaat goed)|waar (?:staan|gaat|hebben|liggen|komen)|hoe (?:staan|gaat|ziet|meten|volgen|weten|staat))\b.{0,100}",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)

PRIORITY_LABELS = (
    "prioriteit",
    "speerpunt",
    "veiligheidsprioriteit",
    "hoofdthema",
    "veiligheidsthema",
    "thema",
    "pijler",
    "programmalijn",
    "programma",
    "opgave",
    "focusgebied",
    "focuspunt",
    "aandachtsgebied",
    "kernpunt",
    "spoor",
)
_ORDINALS = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|\d{1,2}(?:e|de|ste))"
LABELLED = re.compile(
    rf"(?P<lead>(?:(?:{_ORDINALS})\s+)?(?:strategische?\s+|lokale\s+|regionale\s+|gemeentelijke\s+)?"
    rf"(?P<label>{'|'.join(PRIORITY_LABELS)})\b(?!['’])"
    r"(?:\s*(?:nr\.?|nummer)?\s*(?P<no>\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}\b|[A-H](?=\s*[:.)–—-]))(?!\d))?"
    r"(?P<sep>\s*[:.)|–—-]+(?=\s|$))?\s*)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
INLINE = re.compile(
    r"(?P<lead>(?:(?P<goal>(?:hoofd|sub)?doel(?:stelling)?(?:en)?|ambitie|resultaat)|(?P<action>acties?|actiepunt|maatregel(?:en)?|activiteit(?:en)?|inzet|aanpak))"
    r"(?:\s*(?P<no>[A-Z]?\d{1,2}(?:(?:[.]\d{1,2}){1,3}|[a-z])?))?\s*[:–—]\s*)(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)

_LEAD_ACTIONS = re.compile(
    r"\b(?:acties?|activiteiten|maatregelen|inzet|inspanningen|stappen|aan de slag|zetten (?:we|wij)|gaan (?:we|wij)|(?:we|wij) gaan|doen (?:we|wij)|"
    r"(?:we|wij) doen|(?:dit|dat) doen|zetten .{0,40}\bin op|te bereiken|te realiseren|hiervoor|daarvoor|door)\b",
    re.IGNORECASE,
)
_LEAD_GOALS = re.compile(
    r"\b(?:doel(?:en|stelling(?:en)?)?|bereiken|willen (?:we|wij)|(?:we|wij) willen|streven|ambities?|beogen)\b",
    re.IGNORECASE,
)
_LEAD_LISTING = re.compile(
    r"\b(?:prioriteit(?:en)?|speerpunt(?:en)?|thema['’]?s?|pijlers|onderwerpen)\b", re.IGNORECASE
)

PROMISE = re.compile(
    r"\b(?:gaan|willen|zullen|zetten|blijven|investeren|streven|starten|versterken|intensiveren|continueren|organiseren|zorgen|werken toe|pakken|richten|maken|nemen|stellen|"
    r"bevorderen|stimuleren|ontwikkelen|voeren|houden|leggen|bouwen|breiden|verbeteren|vergroten|verminderen|verlagen|spannen|dragen) (?:we|wij)\b(?! (?:zien|constateren|merken))"
    r"|\b(?:we|wij) (?:[\w,]+ ){0,2}?(?:gaan|willen|zullen|zetten|blijven|investeren|streven|starten|versterken|intensiveren|continueren|organiseren|zorgen voor|zorgen dat|pakken|ontwikkelen|bevorderen|stimuleren|breiden|verbeteren|vergroten|verminderen|verlagen|spannen ons)\b"
    r"|\b(?:de gemeente|het college|de burgemeester|samen met [\w ]{3,40}) (?:[\w,]+ ){0,2}?(?:gaat|wil|zal|zet|blijft|investeert|streeft|start|versterkt|organiseert|ontwikkelt|stimuleert|bevordert)\b"
    r"|\b(?:zetten?|inzetten|ingezet) (?:\w+ ){0,4}?(?:in )?op\b|\b(?:is|wordt|worden) (?:\w+ ){0,6}?ingezet op\b"
    r"|\b(?:zal|zullen) (?:\w+ ){0,10}?worden\b|\b(?:is|blijft) (?:ons|onze|het|de) (?:doel|ambitie|streven)\b|\bstreven (?:\w+ ){0,4}naar\b",
    re.IGNORECASE,
)

_NUMBERING = re.compile(
    r"^(?:hoofdstuk|paragraaf|deel|stap|onderdeel)\s+(?:\d+|[IVXivx]+|[A-Za-z])\b[.:)–—-]*\s*|^(?:[A-Z]?\d{1,2}(?:\.\d{1,2}){0,4}[a-z]?)(?:[.:)]*\s+|[.:)]+(?=\S))|^[A-Za-z][.)]\s+|^[ivx]{1,4}[.)]\s+",
    re.IGNORECASE,
)

ENDING = re.compile(
    r"(?:bijlagen?|tot slot|slotwoord|slot|conclusies?|samenvatting|inleiding|bronnen|colofon|afkortingen|begrippen)\b"
)


def bare(heading: str) -> str:
    """A heading without numbering, emphasis, accents, closing punctuation and capitals."""
    text = unicodedata.normalize("NFKD", heading.replace("\u00ad", "")).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"[*_#\"“”„]+", " ", text).strip()
    text = _NUMBERING.sub("", text, count=1)
    return re.sub(r"\s+", " ", text).strip(" \t:.?!…–—-")


def without_number(heading: str) -> str:
    """A heading without the number before it."""
    return _NUMBERING.sub("", heading, count=1).strip(" :") or heading


@lru_cache(maxsize=8192)
def kind_of(heading: str) -> Kind:
    """What a heading opens, by its words alone; `Kind.OTHER` when nothing is known about it."""
    words = bare(heading)
    if not words or len(words) > 130:
        return Kind.OTHER
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(words)), Kind.OTHER)


def lead_kind(sentence: str) -> Kind:
    """What a sentence that ends in a colon says about the list under it."""
    words = bare(sentence)
    if re.match(r"om (?:dit|dat|deze|die|onze|het|hier)\b", words):
        return Kind.ACTIONS
    if _LEAD_GOALS.search(words):
        return Kind.GOALS
    if _LEAD_ACTIONS.search(words):
        return Kind.ACTIONS
    return Kind.PRIORITIES if _LEAD_LISTING.search(words) else Kind.OTHER


def announces_priorities(sentence: str) -> bool:
    """Is this the sentence above a list that only names the priorities?"""
    return bool(_LEAD_LISTING.search(sentence)) and not re.search(r"\bdoelen\b", sentence, re.IGNORECASE)


_DIGITAL = re.compile(r"\b(?:digita\w*|cyber\w*|online|internet\w*|phishing|ict)\b", re.IGNORECASE)


def names_digital_safety(text: str) -> bool:
    """Does this title speak of digital safety (C61)?"""
    return _DIGITAL.search(text) is not None
