"""Files in a form of the door: sealed while they come in, carried to the next step by their tokens."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils import timezone

from baken.journey.intake.services.uploads import MOST_DRAINED, Incoming, SealingHandler, waiting
from baken.journey.intake.views.door import address_of
from baken.journey.intake.vocabulary import UploadTrouble

FIELD, CARRIED, DROPPED = "upload", "file", "drop"
"""Names in the form: the file field, the token of a file that waits, and a token the visitor takes away."""
_TOO_MUCH = {UploadTrouble.TOO_LARGE, UploadTrouble.TOO_MANY}


def incoming(request: HttpRequest, municipality: str) -> Incoming:
    """Read the body of this form, sealing its files; call it before anything else looks at what was posted.

    Raises:
        RequestDataTooBig: so large that not even the typed text in it is looked for.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_DRAINED:
        raise RequestDataTooBig
    handler = SealingHandler(municipality=municipality, address=address_of(request), at=timezone.localtime())
    request.upload_handlers = [handler]
    dropped = set(request.POST.getlist(DROPPED))
    before = [one for one in waiting(request.POST.getlist(CARRIED)) if one.token not in dropped]
    handler.incoming.staged[:0] = before
    return handler.incoming


def status_of(files: Incoming) -> int:
    """With which answer a form with file troubles comes back: 413 for too much, else 422."""
    return 413 if _TOO_MUCH & set(files.troubles) else 422
