"""The start page: what is new, what is due, what went silent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baken.ground.privacy.services import Visit, several
from baken.ground.privacy.vocabulary import Activity


@several(Activity.WORK)
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The start of a working day."""
    return render(request, "front/start.html", {})
