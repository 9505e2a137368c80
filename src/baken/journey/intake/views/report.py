"""The way of a report: municipality, door, topic, its few questions, a look before sending, the receipt.

What is filled in travels in the form itself from step to step; nothing is kept here until it is sealed.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from baken.ground.topics.vocabulary import SOURCE_LANGUAGE, Topic
from baken.instruments.connectors.addresses import AddressesAway, find_addresses
from baken.instruments.ui.outlines import WIDTH, Sketch, sketch
from baken.instruments.vault.codes import WeakKey
from baken.instruments.vault.keyholders import KeyMissing
from baken.instruments.vault.proofs import BITS
from baken.journey.intake.forms.report import HunchForm, ReportForm
from baken.journey.intake.rules.routing import goes_to_the_commissioner
from baken.journey.intake.services import catalogue, door
from baken.journey.intake.services.connection import DoorClosed, door_setting
from baken.journey.intake.services.door import NewReport
from baken.journey.intake.services.hints import hints
from baken.journey.intake.services.staged import FileGone, TooManyFiles
from baken.journey.intake.services.uploads import Incoming
from baken.journey.intake.views.door import address_of, municipalities, municipality_card, public, show, tracker
from baken.journey.intake.views.uploads import incoming, status_of
from baken.journey.intake.vocabulary import COMMISSIONER, About, Entrance, Identity, ReportState, UploadTrouble

LETTER, SMALLEST_LETTER = 38, 30
"""Height of a name on the map, in units of the drawing: about ten and eight pixels."""
MAP_WIDTH = 280
"""Pixels; fits the narrowest phone, so that a click means the same place everywhere."""


@public
def choose(request: HttpRequest) -> HttpResponse:
    """In which municipality? With one municipality, straight to its doors. A prefilled subject goes along."""
    known = municipalities()
    wanted = _wanted(request)
    if len(known) == 1:
        return HttpResponseRedirect(reverse("door:entrances", args=[known[0][0]]) + wanted)
    return show(request, "choose", {"municipalities": known, "wanted": wanted})


@public
def entrances(request: HttpRequest, municipality: str) -> HttpResponse:
    """The two doors, and the gut feeling; `?onderwerp=` leads straight to that subject."""
    card = municipality_card(municipality)
    known = catalogue.catalogue(municipality, _language())
    topic = known.topic(request.GET.get("onderwerp", ""))
    if topic is not None and topic.offered:
        return HttpResponseRedirect(_address_of_topic(municipality, topic))
    hunches = [one for one in known.topics if one.counts_only and one.offered]
    return show(
        request,
        "entrances",
        {
            "municipality": card,
            "entrances": Entrance,
            "hunch_url": _address_of_topic(municipality, hunches[0]) if hunches else "",
        },
    )


@public
def topics(request: HttpRequest, municipality: str, entrance: Entrance) -> HttpResponse:
    """What is it about? One link each."""
    card = municipality_card(municipality)
    offered = [
        {"label": one.label, "hint": one.hint, "url": _address_of_topic(municipality, one)}
        for one in catalogue.catalogue(municipality, _language()).behind(entrance)
    ]
    return show(request, "topics", {"municipality": card, "entrance": entrance, "topics": offered})


@public
def report(request: HttpRequest, municipality: str, entrance: Entrance, topic: str) -> HttpResponse:
    """The questions, the check, the receipt. The same form sent twice gives the same receipt."""
    known = catalogue.catalogue(municipality, _language())
    about = known.topic(topic)
    if about is None or about.entrance != entrance:
        raise Http404
    page = {
        "municipality": municipality_card(municipality),
        "entrance": entrance,
        "topic": about,
        "channels": known.channels_of(about),
        "back_url": reverse("door:topics", args=[municipality, entrance]),
    }
    if about.stop:
        return show(request, "stop", page)
    if about.counts_only:
        return _hunch(request, municipality, about, page)
    if request.method != "POST":
        return _ask(request, municipality, about, page)
    files = page["files"] = incoming(request, municipality)
    verb = request.POST.get("verb", "")
    if files.troubles:
        return _ask(request, municipality, about, page, status=status_of(files))
    if verb == "search":
        return _search(request, municipality, about, page)
    if verb == "change" or "map.x" in request.POST:
        return _ask(request, municipality, about, page | _clicked(request, municipality))
    form = _form(municipality, about, request.POST)
    if not form.is_valid():
        return _ask(request, municipality, about, page, form, status=422)
    if not goes_to_the_commissioner(form.about()):
        commissioner = known.channel(COMMISSIONER)
        return show(request, "mayor", page | _told(form) | {"commissioner": commissioner}, status=422)
    if verb != "send":
        return _check(request, form, page)
    return _send(request, municipality, form, page)


@public
@require_GET
def area_map(request: HttpRequest, municipality: str) -> HttpResponse:
    """The neighbourhoods as a picture to click on; the list beside it says the same."""
    outlines = catalogue.outlines(municipality)
    if not outlines:
        raise Http404
    drawn = sketch([one.outline for one in outlines], MAP_WIDTH)
    names = "".join(_name(one, drawn) for one in outlines)
    return HttpResponse(_picture(drawn, names), content_type="image/svg+xml")


@public
def way(request: HttpRequest, municipality: str, way: str) -> HttpResponse:
    """On to another channel, counted per day: a site by a redirect, a phone number by a note of the page's script."""
    channel = catalogue.catalogue(municipality_card(municipality)["code"], SOURCE_LANGUAGE).channel(way)
    if channel is None:
        raise Http404
    catalogue.went_on(municipality, channel.code, address=address_of(request), at=timezone.localtime())
    if request.method == "POST" or not channel.url:
        return HttpResponse(status=204)
    return HttpResponseRedirect(channel.url)


def _ask(
    request: HttpRequest,
    municipality: str,
    topic: Topic,
    page: dict[str, Any],
    form: ReportForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form, empty or with what was filled in."""
    if form is None:
        filled = request.POST.dict() | page.get("filled", {})
        form = _form(municipality, topic, None, initial={"key": door.fresh_key()} | filled)
    drawable = catalogue.outlines(municipality)
    more = {
        "form": form,
        "search": bool(door_setting("ADDRESS_SERVICE")),
        "map": sketch([one.outline for one in drawable], MAP_WIDTH) if drawable else None,
        "map_url": reverse("door:map", args=[municipality]),
    }
    return show(request, "report", page | more, status=status)


def _form(municipality: str, topic: Topic, data: Any, **more: Any) -> ReportForm:
    def area_at(longitude: float, latitude: float) -> str:
        return catalogue.area_at(municipality, longitude, latitude)

    return ReportForm(data, topic=topic, areas=catalogue.areas(municipality), area_at=area_at, **more)


def _search(request: HttpRequest, municipality: str, topic: Topic, page: dict[str, Any]) -> HttpResponse:
    """Addresses that look like what was typed, asked by this server: the service never sees who searches."""
    typed = request.POST.get("place", "").strip()
    service = door_setting("ADDRESS_SERVICE")
    found: list[tuple[str, str]] = []
    if not typed or not service:
        told = gettext("Typ eerst een straat en een nummer.")
    else:
        try:
            addresses = find_addresses(typed, municipality=municipality, service=service)
            found = [(f"{one.longitude},{one.latitude},{one.label}", one.label) for one in addresses]
            told = "" if found else gettext("We vonden geen adres dat hierop lijkt. Wat je typte, is ook goed.")
        except AddressesAway:
            told = gettext("Adressen zoeken lukt nu niet. Wat je typte, is ook goed.")
    form = _form(municipality, topic, None, initial=request.POST.dict(), addresses=found)
    return _ask(request, municipality, topic, page | {"place_said": told, "searched": True}, form)


def _clicked(request: HttpRequest, municipality: str) -> dict[str, Any]:
    """The neighbourhood under a click on the map, filled in."""
    if "map.x" not in request.POST:
        return {}
    drawn = sketch([one.outline for one in catalogue.outlines(municipality)], MAP_WIDTH)
    try:
        point = drawn.point(float(request.POST["map.x"]), float(request.POST["map.y"]))
    except (KeyError, ValueError):
        point = (0.0, 0.0)
    area = catalogue.area_at(municipality, *point)
    name = dict(catalogue.areas(municipality) or ()).get(area, "")
    if not name:
        return {"place_said": gettext("Daar ligt geen buurt van deze gemeente. Kies hem uit de lijst.")}
    return {"filled": {"area": area}, "place_said": gettext("Je koos de buurt %(name)s.") % {"name": name}}


def _check(
    request: HttpRequest, form: ReportForm, page: dict[str, Any], status: int = 200, **more: Any
) -> HttpResponse:
    """Everything once more before it is sealed: what goes, who reads it, and what gives the writer away."""
    said = form.cleaned_data
    anonymous = said["identity"] == Identity.ANONYMOUS
    looked_at = [said["story"], said["place"], said["when"], *(answer for _, answer in form.told())]
    warnings = hints({str(place): text for place, text in enumerate(looked_at)}) if anonymous else ()
    shown = _told(form) | {"warnings": warnings, "goes_round": form.about() is not About.NOBODY}
    return show(request, "check", page | shown | more, status=status)


def _told(form: ReportForm) -> dict[str, Any]:
    """What was filled in, to read once more and to carry along."""
    said = form.cleaned_data
    facts = [
        *form.told(),
        (gettext("Waar"), said["place"]),
        (gettext("Buurt"), form.areas.get(said["area"], said["area"])),
        (gettext("Wanneer"), said["when"]),
        (gettext("Je verhaal"), said["story"]),
        (gettext("Jij"), gettext(Identity(said["identity"]).label)),
        (gettext("Zo bereiken we je"), said["contact"]),
        (gettext("KvK-nummer"), said["kvk"]),
    ]
    carried = [(name, said[name]) for name in form.fields if said.get(name)]
    return {"facts": [fact for fact in facts if fact[1]], "carried": carried}


def _send(request: HttpRequest, municipality: str, form: ReportForm, page: dict[str, Any]) -> HttpResponse:
    said = form.cleaned_data
    told = NewReport(
        municipality=municipality,
        entrance=form.topic.entrance,
        subject=form.topic.code,
        topic_version=form.topic.version,
        answers=form.told(),
        about=form.about().value,
        contact=form.reached_at(),
        **{name: said[name] for name in ("area", "story", "place", "when", "identity")},
    )
    try:
        code = door.submit(
            told,
            key=said["key"],
            address=address_of(request),
            at=timezone.localtime(),
            files=page["files"].staged,
            proof=request.POST.get("proof", ""),
        )
    except (FileGone, TooManyFiles) as error:
        gone = isinstance(error, FileGone)
        page["files"] = Incoming(troubles=[UploadTrouble.GONE if gone else UploadTrouble.TOO_LARGE])
        return _ask(request, municipality, form.topic, page, status=status_of(page["files"]))
    except (DoorClosed, KeyMissing):
        return _check(request, form, page, status=503, closed=True)
    except door.TooOften as over:
        return _check(request, form, page, status=429, too_often=True, work=over.task, bits=BITS)
    except (WeakKey, door.NotTaken) as error:
        again = _form(municipality, form.topic, request.POST.dict() | {"key": door.fresh_key()})
        again.add_error("area" if isinstance(error, door.NotTaken) else None, _try_again())
        return _ask(request, municipality, form.topic, page, again, status=422)
    receipt = {
        "code": code,
        "words": code.split("-"),
        "steps": tracker(ReportState.RECEIVED),
        "goes_round": form.about() is not About.NOBODY,
    }
    return show(request, "receipt", page | receipt | {"today": timezone.localtime()})


def _hunch(request: HttpRequest, municipality: str, topic: Topic, page: dict[str, Any]) -> HttpResponse:
    """Only a gut feeling: counted, and thanked for."""
    known = catalogue.catalogue(municipality, _language())
    choices: dict[str, Any] = {"catalogue": known, "hunch": topic, "areas": catalogue.areas(municipality)}
    if request.method != "POST":
        return show(request, "hunch", page | {"form": HunchForm(initial={"key": door.fresh_key()}, **choices)})
    form = HunchForm(request.POST, **choices)
    if not form.is_valid():
        return show(request, "hunch", page | {"form": form}, status=422)
    said = form.cleaned_data
    resembles = known.topic(said["subject"]) or topic
    try:
        catalogue.hunch(
            municipality,
            entrance=resembles.entrance,
            subject=resembles.code,
            area=said["area"],
            key=said["key"],
            address=address_of(request),
            at=timezone.localtime(),
        )
    except DoorClosed:
        return show(request, "hunch", page | {"form": form, "closed": True}, status=503)
    except door.TooOften:
        return show(request, "hunch", page | {"form": form, "too_often": True}, status=429)
    except (WeakKey, door.NotTaken):
        form = HunchForm(request.POST.dict() | {"key": door.fresh_key()}, **choices)
        form.add_error(None, _try_again())
        return show(request, "hunch", page | {"form": form}, status=422)
    tell_url = reverse("door:entrances", args=[municipality]) if resembles is topic else ""
    return show(request, "thanks", page | {"tell_url": tell_url or _address_of_topic(municipality, resembles)})


def _address_of_topic(municipality: str, topic: Topic) -> str:
    return reverse("door:report", args=[municipality, Entrance(topic.entrance), topic.code])


def _wanted(request: HttpRequest) -> str:
    """A prefilled subject, passed on as it came when it can be one."""
    wanted = request.GET.get("onderwerp", "")
    return f"?onderwerp={wanted}" if wanted.isascii() and wanted.isidentifier() else ""


def _picture(drawn: Sketch, names: str) -> str:
    paths = "".join(f'<path d="{path}"/>' for path in drawn.paths)
    height = drawn.height * WIDTH // drawn.width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawn.width}" height="{drawn.height}" viewBox="0 0 {WIDTH} {height}">'
        f'<g fill="#e8eef4" stroke="#33475b" stroke-width="4" stroke-linejoin="round">{paths}</g>'
        f'<g fill="#16222e" font-family="sans-serif" text-anchor="middle">{names}</g></svg>'
    )


def _name(one: catalogue.Outline, drawn: Sketch) -> str:
    """The name in its neighbourhood, a word on each line, where it fits; the list says it where it does not."""
    words = one.name.split()
    where = one.label_at()
    x, y = drawn.place(where.longitude, where.latitude)
    wide, high = (
        abs(a - b)
        for a, b in zip(drawn.place(where.east, where.south), drawn.place(where.west, where.north), strict=True)
    )
    letter = min(LETTER, 0.92 * wide / (0.56 * max(map(len, words))))
    if letter < SMALLEST_LETTER or len(words) * letter * 1.1 > high:
        return ""
    top = y - (len(words) - 1) * letter * 0.55 + letter * 0.35
    return "".join(
        f'<text x="{x:.0f}" y="{top + line * letter * 1.1:.0f}" font-size="{letter:.0f}">{escape(word)}</text>'
        for line, word in enumerate(words)
    )


def _language() -> str:
    return get_language() or SOURCE_LANGUAGE


def _try_again() -> str:
    return gettext("Dit kon zo niet worden opgeslagen. Kijk het na en verstuur het nog een keer.")
