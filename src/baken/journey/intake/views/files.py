"""Files of a report on the staff site: always a download, never shown on our own address."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from baken.ground.privacy.services import Visit, acting, page, several
from baken.ground.privacy.vocabulary import Activity
from baken.instruments.kit.actors import Actor
from baken.instruments.vault.keyholders import KeyMissing
from baken.instruments.vault.sealing import CannotOpen
from baken.journey.intake.forms.desk import RevealForm
from baken.journey.intake.queries.files import NoSuchFile, NoSuchRelease, file_card, releases
from baken.journey.intake.services import files, identity

HANDLE, REVEAL = Activity.HANDLE_REPORTS, Activity.REVEAL_IDENTITY


@require_GET
@page(HANDLE)
def clean_copy(request: HttpRequest, actor: Actor, reportfile_id: UUID) -> HttpResponse:
    """The clean copy, as a download under a name of ours."""
    try:
        card = file_card(actor, reportfile_id)
        if not card.has_clean_copy:
            raise Http404
        content = files.clean_copy(file_id=reportfile_id, by=actor)
    except NoSuchFile as error:
        raise Http404 from error
    except (CannotOpen, KeyMissing):
        return render(request, "intake/file_shut.html", status=503)
    return _download(content, f"melding-{card.kind.value}-{card.number}.{card.suffix}")


@page(REVEAL)
def original(request: HttpRequest, actor: Actor, reportfile_id: UUID) -> HttpResponse:
    """Ask for a file as it came, and see whether somebody agreed."""
    try:
        card = file_card(actor, reportfile_id)
    except NoSuchFile as error:
        raise Http404 from error
    form = RevealForm(request.POST or None)
    if card.may_be_released and form.is_valid():
        files.ask_for_original(file_id=reportfile_id, reason=form.cleaned_data["reason"], by=actor, at=timezone.now())
        return HttpResponseRedirect(reverse("intake:original", args=[reportfile_id]))
    asked = releases(actor, reportfile_id)
    shown = {
        "file": card,
        "form": form,
        "asked": asked,
        "mine": [one.id for one in asked if one.asked_by == actor.membership_id],
    }
    return render(request, "intake/original.html", shown, status=422 if form.is_bound else 200)


@page(REVEAL)
def requests(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Requests to open an original: agree, or leave it."""
    return render(request, "intake/releases.html", {"asked": releases(actor), "me": actor.membership_id})


@require_POST
@page(REVEAL)
def approval(request: HttpRequest, actor: Actor, filerelease_id: UUID) -> HttpResponse:
    """Agree that the original is opened."""
    try:
        files.approve_release(release_id=filerelease_id, by=actor, at=timezone.now())
    except NoSuchRelease as error:
        raise Http404 from error
    return HttpResponseRedirect(reverse("intake:releases"))


@require_POST
@several(HANDLE, REVEAL)
def opened_original(request: HttpRequest, visit: Visit, filerelease_id: UUID) -> HttpResponse:
    """The file as it came, as a download; the first time the reporter is told in the thread."""
    try:
        with acting(visit, REVEAL) as actor:
            content, report_id, first = files.original_of(release_id=filerelease_id, by=actor, at=timezone.now())
    except NoSuchRelease as error:
        raise Http404 from error
    except (CannotOpen, KeyMissing):
        return render(request, "intake/file_shut.html", status=503)
    if first:
        with acting(visit, HANDLE) as actor:
            identity.tell_reporter(report_id=report_id, text=files.TOLD, by=actor, at=timezone.now())
    return _download(content, "origineel.bin")


def _download(content: bytes, name: str) -> HttpResponse:
    """Nothing a browser would open by itself, run, or guess the type of."""
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
