"""The operations of the public API. Each does what a page of the door does, over the same services."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Body, Header, NinjaAPI, Query, Status
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from baken.ground.topics.vocabulary import SOURCE_LANGUAGE, Entrance, Topic
from baken.instruments.kit.verdicts import Refused
from baken.instruments.vault.codes import UnknownWord, WeakKey, WrongLength, normalised
from baken.instruments.vault.keyholders import KeyMissing
from baken.instruments.vault.proofs import BITS
from baken.journey.intake.api import document
from baken.journey.intake.api.fields import (
    OUTSIDE,
    Antwoord,
    Draad,
    Ingetrokken,
    Keuze,
    Melding,
    Onderwerp,
    Ontvangstbewijs,
    Probleemsoort,
    Town,
)
from baken.journey.intake.api.problems import InvalidParam, Kind, Stop, answer, body_of, field_error, invalid_params
from baken.journey.intake.forms.door import mistakes
from baken.journey.intake.forms.report import ANSWER, QuestionsForm
from baken.journey.intake.rules.routing import goes_to_the_commissioner
from baken.journey.intake.services import catalogue, door, uploads
from baken.journey.intake.services.budgets import TooOften
from baken.journey.intake.services.connection import DoorClosed
from baken.journey.intake.services.visitors import address_of


class OneObject(Parser):
    """Reads the body, and stops with a problem where it cannot."""

    def parse_body(self, request: HttpRequest) -> Any:
        return body_of(request)


api = NinjaAPI(**document.ABOUT, parser=OneObject(), openapi_url=None, docs_url=None, urls_namespace="api")

Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=22,
        max_length=128,
        pattern="^[A-Za-z0-9_-]*$",
        description="Willekeurig, minstens 128 bit, per melding een nieuwe: wie opnieuw verstuurt, gebruikt dezelfde.",
        examples=["3q2-7wX0Yt8rTgq5ZbJm1A"],
    ),
]
Code = Annotated[
    str,
    Header(
        alias="Ontvangstcode",
        max_length=300,
        description="De zeven woorden van het ontvangstbewijs. Nooit in een adres.",
        examples=["appel-brood-kaas-melk-boom-tulp-zee"],
    ),
]
Proof = Annotated[
    str, Header(alias="Bewijs", max_length=200, description="Het bewijs van werk bij de opgave van een 429.")
]


@api.post(
    "/meldingen",
    response={201: Ontvangstbewijs},
    operation_id="meldingDoen",
    summary="Doe een melding",
    tags=["melden"],
)
def hand_over(
    request: HttpRequest, idempotency_key: Key, body: Annotated[Melding, Body()], bewijs: Proof = ""
) -> Status[Ontvangstbewijs]:
    """Doe een melding. Het antwoord komt pas als zij veilig en verzegeld is opgeslagen.

    Dezelfde sleutel met dezelfde inhoud geeft hetzelfde ontvangstbewijs, hoe vaak ook; met een andere inhoud een 422.
    """
    report, at = _report(body), timezone.localtime()
    try:
        code = door.hand_over(
            report, key=idempotency_key, address=address_of(request), at=at, proof=bewijs, sender=_sender(request)
        )
    except WeakKey as error:
        raise field_error("Idempotency-Key", "vorm", "Neem een willekeurige sleutel van minstens 22 tekens.") from error
    except door.NotTaken as error:
        raise field_error("buurt", "keuze", "Deze buurt ligt niet (meer) in deze gemeente.") from error
    except KeyMissing as error:
        if body.gemeente in dict(door.municipalities()):
            raise Stop(Kind.CLOSED) from error
        raise _no_such_town() from error
    return Status(201, Ontvangstbewijs(code=code, woorden=code.split("-")))


@api.get("/draad", response=Draad, operation_id="draadLezen", summary="Hoe staat het ermee?", tags=["draad"])
def thread(request: HttpRequest, ontvangstcode: Code, bewijs: Proof = "") -> Draad:
    """Hoe staat het met mijn melding?"""
    return _thread(request, ontvangstcode, bewijs)


@api.post(
    "/draad/berichten", response={201: Draad}, operation_id="draadAntwoorden", summary="Schrijf terug", tags=["draad"]
)
def reply(
    request: HttpRequest,
    idempotency_key: Key,
    ontvangstcode: Code,
    body: Annotated[Antwoord, Body()],
    bewijs: Proof = "",
) -> Status[Draad]:
    """Schrijf terug. Dezelfde sleutel nog eens voegt niets toe."""
    found = _thread(request, ontvangstcode, bewijs)
    try:
        door.answer(normalised(ontvangstcode), body.tekst, municipality=found.gemeente, key=idempotency_key)
    except WeakKey as error:
        raise field_error("Idempotency-Key", "vorm", "Neem een willekeurige sleutel van minstens 22 tekens.") from error
    except door.ThreadClosed as error:
        raise Stop(Kind.ENDED) from error
    return Status(201, _thread(request, ontvangstcode, bewijs))


@api.post(
    "/draad/intrekking",
    response={201: Ingetrokken},
    operation_id="draadIntrekken",
    summary="Trek de melding in",
    tags=["draad"],
)
def withdraw(request: HttpRequest, ontvangstcode: Code, bewijs: Proof = "") -> Status[Ingetrokken]:
    """Trek de melding in. Las nog niemand haar, dan kan ook niemand dat meer. Nog eens intrekken verandert niets."""
    _thread(request, ontvangstcode, bewijs)
    return Status(201, Ingetrokken(vernietigd=uploads.withdraw(normalised(ontvangstcode))))


@api.get("/gemeenten", response=list[Keuze], operation_id="gemeentenLezen", summary="Gemeenten", tags=["keuzes"])
def municipalities(request: HttpRequest) -> list[Keuze]:
    """De gemeenten met een meldpunt achter deze deur."""
    return _choices(door.municipalities())


@api.get("/buurten", response=list[Keuze], operation_id="buurtenLezen", summary="Buurten", tags=["keuzes"])
def areas(request: HttpRequest, gemeente: Annotated[Town, Query()]) -> list[Keuze]:
    """De buurten van een gemeente; leeg als die hier niet geladen zijn."""
    return _choices(door.areas(gemeente))


@api.get(
    "/onderwerpen",
    response=list[Onderwerp],
    operation_id="onderwerpenLezen",
    summary="Onderwerpen",
    tags=["keuzes"],
)
def topics(request: HttpRequest, gemeente: Annotated[Town, Query()]) -> list[Onderwerp]:
    """Waarover nu bij deze gemeente gemeld kan worden, en wat er dan gevraagd wordt."""
    if gemeente not in dict(door.municipalities()):
        raise _no_such_town()
    known = catalogue.catalogue(gemeente, SOURCE_LANGUAGE)
    return [Onderwerp.of(one) for entrance in Entrance for one in known.behind(entrance) if _is_taken(one)]


@api.get(
    "/problemen",
    response=list[Probleemsoort],
    operation_id="problemenLezen",
    summary="Soorten problemen",
    tags=["keuzes"],
)
def problems(request: HttpRequest) -> list[Probleemsoort]:
    """Alles wat mis kan gaan, en wat dan te doen."""
    return [Probleemsoort(code=kind.slug, status=kind.status, titel=kind.title, uitleg=kind.advice) for kind in Kind]


def _report(body: Melding) -> door.NewReport:
    """The report in our own words; every rule that refuses goes in one answer (NL API: all errors at once)."""
    found = [
        InvalidParam(name=OUTSIDE[field], code="regel", reason=sentence) for field, sentence in mistakes(body.facts())
    ]
    topic = catalogue.catalogue(body.gemeente, SOURCE_LANGUAGE).topic(body.onderwerp)
    if topic is None or not topic.offered or not _is_taken(topic):
        reason = (topic and topic.stop) or "Hierover kan bij deze gemeente zo niet gemeld worden; zie /onderwerpen."
        raise Stop(Kind.FIELDS, [*found, InvalidParam(name="onderwerp", code="keuze", reason=reason)])
    form = QuestionsForm({ANSWER + code: answer for code, answer in body.antwoorden.items()}, topic=topic)
    wrong = {code: ["Deze vraag hoort niet bij dit onderwerp."] for code in body.antwoorden}
    for question in topic.questions:
        wrong.pop(question.code, None)
    wrong |= {field.removeprefix(ANSWER): list(map(str, said)) for field, said in form.errors.items()}
    found += [
        InvalidParam(name=f"antwoorden.{code}", code="antwoord", reason=" ".join(said)) for code, said in wrong.items()
    ]
    if not (away := goes_to_the_commissioner(form.about())):
        found.append(InvalidParam(name="antwoorden", code="regel", reason=away.sentence))
    if found:
        raise Stop(Kind.FIELDS, found)
    return body.inside(form)


def _sender(request: HttpRequest) -> str:
    """The key of a known system, when one was sent."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme and (scheme.lower() != "bearer" or not key):
        raise Stop(Kind.KEY)
    return key


def _is_taken(topic: Topic) -> bool:
    """Whether it can be handed over: not where a law stops it, and a gut feeling is only counted, at the door itself."""
    return not topic.stop and not topic.counts_only


def _no_such_town() -> Stop:
    return field_error("gemeente", "keuze", "Deze gemeente heeft hier geen meldpunt; zie /gemeenten.")


def _thread(request: HttpRequest, typed: str, proof: str) -> Draad:
    try:
        code = normalised(typed)
    except UnknownWord as slip:
        raise field_error("Ontvangstcode", "vorm", f"“{slip.word}” is geen woord van een code.") from slip
    except WrongLength as slip:
        raise field_error("Ontvangstcode", "vorm", f"Een code heeft zeven woorden; dit zijn er {slip.words}.") from slip
    return Draad.of(door.thread(code, address=address_of(request), at=timezone.localtime(), proof=proof))


def _choices(rows: Sequence[tuple[str, str]]) -> list[Keuze]:
    return [Keuze(code=code, naam=name) for code, name in rows]


def _answers(kind: Kind, **headers: str) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: answer(Stop(kind, headers=headers))


@api.exception_handler(Stop)
def _stopped(request: HttpRequest, stop: Stop) -> HttpResponse:
    return answer(stop)


@api.exception_handler(ValidationError)
def _wrong_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return answer(Stop(Kind.FIELDS, invalid_params(error.errors)))


@api.exception_handler(TooOften)
def _too_often(request: HttpRequest, error: TooOften) -> HttpResponse:
    return answer(Stop(Kind.TOO_OFTEN, more={"opgave": error.task, "nullen": BITS} if error.task else {}))


@api.exception_handler(HttpError)
def _not_read(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja wraps what the parser raised."""
    return answer(error.__cause__ if isinstance(error.__cause__, Stop) else Stop(Kind.NOT_READ))


api.add_exception_handler(RequestDataTooBig, _answers(Kind.TOO_LARGE))
api.add_exception_handler(DoorClosed, _answers(Kind.CLOSED, **{"Retry-After": "60"}))
api.add_exception_handler(door.UnknownCode, _answers(Kind.UNKNOWN_CODE))
api.add_exception_handler(door.Stranger, _answers(Kind.KEY, **{"WWW-Authenticate": "Bearer"}))
api.add_exception_handler(door.KeyReused, _answers(Kind.REUSED))
api.add_exception_handler(Refused, _answers(Kind.FIELDS))
api.add_exception_handler(Exception, _answers(Kind.FAULT))
