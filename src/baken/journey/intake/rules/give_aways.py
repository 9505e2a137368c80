"""What in a text tells who wrote it? Dutch first, the other languages of the door for the plainest words.

A warning and never a refusal: the writer decides. What tells about somebody else (a suspect's number, a plate) is what a
report is for, so each finding is put as a question. Measured: 0.1 ms for 500 characters, below 1 ms for 4,000.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

from baken.journey.intake.vocabulary import GiveAwayKind

_PEOPLE = (
    r"(?:(?:achter|onder|boven|over|zij|aanstaande )?buu?r(?:man|vrouw|en|tje|jongens?|meisjes?|lui|mannen|vrouwen)?|ex|(?:ex-?)?(?:man|vrouw|partner|vriend(?:je|in(?:netje)?)?|verloofde)|"
    r"(?:schoon|stief|pleeg|half)?(?:zus(?:je|sen)?|broe?r(?:tje|s)?|vader|moeder|ouders|zoon|dochter|familie)|pa|ma|papa|mama|"
    r"opa|oma|oom|tante|ne(?:ef|ven)(?:je)?|nicht(?:je|en)?|kind(?:eren)?|zoontje|dochtertje|kleinkind(?:eren)?|"
    r"collega(?:['’]?s)?|bazin|baas|chef|manager|werkgever|leidinggevende|personeelslid|huisba(?:as|zin)|verhuurder|huurders?|"
    r"(?:huis|kamer|klas|team|dorps|studie)geno(?:ot|ten)|meester|juf|leraar|lerares|docent|mentor|trainer|coach|pati[eë]nt(?:en)?|"
    r"cli[eë]nt(?:en)?|leerling(?:en)?|klanten?|begeleid(?:er|ster)|hulpverle(?:ner|enster)|huisarts|dokter|hospita|"
    r"vrienden|vriendinnen|maten?|dealer)"
)
_PLACES = (
    r"(?:huis|woning|flat|appartement|kamer|tuin|raam|keukenraam|slaapkamer|balkon|portiek|galerij|oprit|stoep|straat|adres|"
    r"huisnummer|schuur|garage|erf|boerderij|werk|school|winkel|bedrijf|kantoor|camping|plek)"
)
_MINE = r"(?:mijn|m['’]n|onze|ons)"
_NAME = r"[^\W\d_a-z][^\W\d_]+(?:[ -](?:(?:van|de|der|den|het|ten|ter|el|al|von|bin|t)\b|[^\W\d_a-z][\w’-]*)){0,4}"

_PATTERNS: tuple[tuple[GiveAwayKind, tuple[str, ...], "re.Pattern[str]"], ...] = tuple(
    (kind, tuple(hooks.split("|")), re.compile(pattern))
    for kind, hooks, pattern in (
        (GiveAwayKind.RELATION, "mijn|m'n|m’n|onze|ons|me ", rf"(?i:\b(?:{_MINE}|me) (?:[^\W\d_]{{2,14}} )?{_PEOPLE}\b)"),
        (GiveAwayKind.RELATION, "buur|buren", r"(?i:\bde (?:buurman|buurvrouw|buren|buurjongen|buurmeisje) (?:van|naast|onder|boven) (?:mij|me|ons)\b)"),
        (GiveAwayKind.RELATION, "mijn|m'n|m’n| van m| van ons", r"(?i:\b(?:hij|zij|ze|die) (?:is|was) (?:mijn|m['’]n|een (?:vriend|kennis|familielid) van (?:mij|me|ons)))\b"),
        (GiveAwayKind.RELATION, " van mij| van me| van ons", r"(?i:\b(?:familie|kennis|kennissen|vriend|vriendin|buren) van (?:mij|me|ons)\b)"),
        (GiveAwayKind.RELATION, "my |our ", r"(?i:\b(?:my|our) (?:\w+ )?(?:neighbou?rs?|husband|wife|partner|ex|boyfriend|girlfriend|sister|brother|mother|father|mum|dad|parents|son|daughter|uncle|aunt|cousin|friend|boss|employer|landlord|colleague|coworker|teacher|roommate|housemate)\b)"),
        (GiveAwayKind.RELATION, "mein|unser", r"(?i:\b(?:mein|meine|meinem|meiner|meinen|unser|unsere) (?:\w+ )?(?:nachbar\w*|mann|frau|partner\w*|freund\w*|schwester|bruder|mutter|vater|eltern|sohn|tochter|onkel|tante|chef\w*|kolleg\w*|vermieter\w*|mitbewohner\w*)\b)"),
        (GiveAwayKind.RELATION, "mój|moja|moi|moje|nasz|nasi", r"(?i:\b(?:mój|moja|moi|mojego|mojej|nasz|nasza|nasi) (?:\w+ )?(?:sąsiad\w*|mąż|męża|żon\w*|partner\w*|chłopak\w*|dziewczyn\w*|siostr\w*|brat\w*|matk\w*|mam\w*|oj?ci?e?c\w*|rodzic\w*|syn\w*|córk\w*|szef\w*|koleg\w*|koleżank\w*|współlokator\w*|pracodawc\w*)\b)"),
        (GiveAwayKind.RELATION, "meu|mea|mei|mele|nostr|noastr", r"(?i:\b(?:vecin\w*|soțul|soția|partener\w*|prieten\w*|sora|fratele|mama|tatăl|părinții|fiul|fiica|unchiul|mătușa|șeful|șefa|coleg\w*|proprietarul|patronul) (?:meu|mea|mei|mele|nostru|noastră)\b)"),
        (GiveAwayKind.RELATION, "мій|моя|мої|мого|моє|наш", r"(?i:\b(?:мій|моя|мої|мого|моєї|наш|наша|наші) (?:\w+ )?(?:сусід\w*|чоловік\w*|дружин\w*|партнер\w*|хлоп\w*|дівчин\w*|сестр\w*|брат\w*|мат\w*|мам\w*|бат\w*|тат\w*|син\w*|доньк\w*|дочк\w*|дяд\w*|тітк\w*|начальни\w*|шеф\w*|колег\w*|роботодав\w*)\b)"),
        (GiveAwayKind.RELATION, "ار|وج|دي|خي|خت|مي|أبي|بن|خالي|زميل", r"\b(?:جاري|جارتي|جيراني|زوجي|زوجتي|صديقي|صديقتي|أخي|أختي|أمي|أبي|والدي|والدتي|ابني|ابنتي|عمي|خالي|مديري|زميلي|زميلتي)\b"),
        (GiveAwayKind.OWN_NAME, "ik", rf"\b[Ii]k,? (?:ben|heet|ben de heer|ben mevrouw) {_NAME}"),
        (GiveAwayKind.OWN_NAME, "heet|naam|my name|heiße|mein name|nazywam|mam na|numesc|numele|звати|ім|اسمي", r"(?i:\b(?:ik heet|m(?:ij|['’])n naam is|my name is|mein name ist|ich heiße|nazywam się|mam na imię|mă numesc|numele meu este|мене звати|моє ім['’]я|اسمي)) \S{2,}"),
        (GiveAwayKind.OWN_NAME, "groet|mvg|gr|hoogachtend|regards|grüße|pozdrawiam|respect|повагою", r"(?im:\b(?:groet(?:en|jes)?|mvg|gr|hoogachtend|regards|grüße|pozdrawiam|cu respect|з повагою)[.,!]?\s+[^\W\d_][^\n!?]{1,30}!?\s*$)"),
        (GiveAwayKind.OWN_NAME, "ik, |ik (", r"(?i:\bik(?:, [^\W\d_]{2,20},| \([^\W\d_]{2,20}\)))"),
        (GiveAwayKind.OWN_PLACE, "mijn|m'n|m’n|onze|ons", rf"(?i:\b{_MINE} (?:eigen |oude |nieuwe |vorige )?{_PLACES}\b)"),
        (GiveAwayKind.OWN_PLACE, "woon|wonen|werk|ik zit", r"(?i:\b(?:ik woon|wij wonen|we wonen|ik werk|wij werken|ik zit) (?:zelf )?(?:in|aan|op|bij|naast|onder|boven|tegenover|achter)\b[^.,;\n]{0,40})"),
        (GiveAwayKind.OWN_PLACE, "naast|onder|boven|tegenover|achter", r"(?i:\b(?:naast|onder|boven|tegenover|achter) (?:mij|me|ons)\b)"),
        (GiveAwayKind.OWN_ROLE, "als |ik ben|werk", r"(?i:\b(?:als|ik ben|ik werk als)) (?i:(?:de|een|zijn|haar|hun) )?(?i:(?:wijk)?verpleegkundige|huisarts|dokter|leraar|lerares|docent|postbode|bezorger|monteur|makelaar|notaris|kapper|conciërge|schoonmaker|schoonmaakster|ambtenaar|boa|agent|politieagent|maatschappelijk werker|begeleider|thuiszorg(?:er|medewerker)|boer|huurder|verhuurder|eigenaar|buurman|buurvrouw|ex|moeder|vader|zus|broer|oom|tante|oma|opa|dochter|zoon)\b"),
        (GiveAwayKind.ONLY_YOU, "alleen ik|niemand|vertelde|zei|appte|stuurde|belde|bedreigde|liet|was erbij", r"(?i:\b(?:alleen ik|niemand anders) (?:weet|wist|zag|was|heb|heeft|kan)\b|\b(?:hij|zij|ze) (?:vertelde|zei|appte|stuurde|belde|bedreigde|liet) (?:het )?(?:aan )?(?:mij|me|ons)\b|\bik was erbij\b)"),
        (GiveAwayKind.MAIL, "@", r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        (GiveAwayKind.OWN_CAR, "mijn|m'n|m’n|onze|ons", rf"(?i:\b{_MINE} (?:\w+ )?(?:auto|kenteken|bus|busje|scooter|brommer|fiets|motor|aanhanger)\b)"),
    )
)  # fmt: skip
"""What to look for: its kind, fragments without which it cannot be there (cheap to look for), and the pattern itself."""
_DIGITS = re.compile(r"(?<![\w-])(?:\+|00)?\d(?:[ \-/().]{0,2}\d){7,14}(?![\w])")
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){10,30}\b")
_PUBLIC_NUMBERS = ("0800", "0900", "14")
"""Numbers that anybody may write down: they belong to services."""


@dataclass(frozen=True)
class GiveAway:
    """One place in a text that may tell who wrote it. `start` and `end` count characters; `found` is what stands there."""

    kind: GiveAwayKind
    start: int
    end: int
    found: str


def give_aways(text: str) -> tuple[GiveAway, ...]:
    """Every place in this text that may give its writer away, in order; overlapping findings become the first."""
    kept: list[GiveAway] = []
    for one in sorted((*_phrases(text), *_numbers(text)), key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _phrases(text: str) -> Iterator[GiveAway]:
    low = text.lower()
    for kind, hooks, pattern in _PATTERNS:
        if not any(hook in low for hook in hooks):
            continue
        for match in pattern.finditer(text):
            yield GiveAway(kind, match.start(), match.end(), match[0].strip())


def _numbers(text: str) -> Iterator[GiveAway]:
    for match in _ACCOUNT.finditer(text):
        if iban.is_valid(match[0]):
            yield GiveAway(GiveAwayKind.ACCOUNT, match.start(), match.end(), match[0])
    for match in _DIGITS.finditer(text):
        if bsn.is_valid(match[0]):
            yield GiveAway(GiveAwayKind.BSN, match.start(), match.end(), match[0])
        elif not match[0].startswith(_PUBLIC_NUMBERS) and _is_phone(match[0]):
            yield GiveAway(GiveAwayKind.PHONE, match.start(), match.end(), match[0])


def _is_phone(digits: str) -> bool:
    """Dutch, or of any land when it begins with its code."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, "NL"))
    except phonenumbers.NumberParseException:
        return False
