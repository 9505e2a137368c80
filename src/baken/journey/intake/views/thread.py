"""What a reporter does later with the code: add files, and take the report back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from baken.instruments.vault.keyholders import KeyMissing
from baken.journey.intake.forms.door import CodeForm
from baken.journey.intake.services import door, uploads
from baken.journey.intake.services.connection import DoorClosed
from baken.journey.intake.services.staged import FileGone, TooManyFiles
from baken.journey.intake.views.door import address_of, public, show, thread_page
from baken.journey.intake.views.uploads import incoming, status_of
from baken.journey.intake.vocabulary import ReportState, UploadTrouble

WITHDRAWN_LATER = "Ik trek mijn melding in."


@public
def files(request: HttpRequest, municipality: str) -> HttpResponse:
    """Files that come after the report. The municipality stands in the address: it is sealed for before the code is read."""
    came = incoming(request, municipality)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return show(request, "code", {"form": form}, status=422)
    if came.troubles or not came.staged:
        return thread_page(request, form, status=status_of(came) if came.troubles else 200, files=came)
    code = form.cleaned_data["code"]
    try:
        door.thread(code, address=address_of(request), at=timezone.localtime())
        uploads.add_files(code, came.staged)
    except (door.UnknownCode, door.TooOften):
        return thread_page(request, form)
    except door.ThreadClosed:
        return thread_page(request, form, status=409, files_too_late=True)
    except (FileGone, TooManyFiles) as error:
        why = UploadTrouble.GONE if isinstance(error, FileGone) else UploadTrouble.TOO_LARGE
        left = uploads.Incoming(troubles=[why])
        return thread_page(request, form, status=status_of(left), files=left)
    return thread_page(request, form, files_added=len(came.staged))


@public
def withdrawal(request: HttpRequest) -> HttpResponse:
    """First what happens then, after that the deed. Read already: the desk is asked in a message."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return show(request, "code", {"form": form}, status=422)
    code = form.cleaned_data["code"]
    try:
        found = door.thread(code, address=address_of(request), at=timezone.localtime())
    except (door.UnknownCode, door.TooOften):
        return thread_page(request, form)
    page: dict[str, Any] = {"code": code, "unread": found.state == ReportState.RECEIVED, "thread": found}
    if found.state in {ReportState.CLOSED, ReportState.WITHDRAWN}:
        return thread_page(request, form)
    if request.POST.get("verb") != "withdraw":
        return show(request, "withdraw", page | {"key": door.fresh_key()})
    try:
        if uploads.withdraw(code):
            return thread_page(request, form, withdrawn=True)
        door.answer(code, WITHDRAWN_LATER, municipality=found.municipality, key=request.POST.get("key", ""))
    except (DoorClosed, KeyMissing):
        return show(request, "withdraw", page | {"key": request.POST.get("key", ""), "closed": True}, status=503)
    return thread_page(request, form, withdrawal_asked=True)
