"""What is shown when there is nothing to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What is out of your reach does not exist: the same page for both."""
    return render(request, "front/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side."""
    return render(request, "front/broken.html", status=500)
