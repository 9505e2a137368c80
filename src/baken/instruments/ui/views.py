"""The component gallery: every component in every state, with words as they occur in real work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baken.instruments.ui import gallery as samples
from baken.instruments.ui.themes import theme_of


def gallery(request: HttpRequest) -> HttpResponse:
    """Shows the components; `?thema=gm1876` for the theme of a municipality, `?voor=inwoner` for residents' frame."""
    frame = "ui/gallery_public.html" if request.GET.get("voor") == "inwoner" else "ui/gallery.html"
    code = theme_of(request.GET.get("thema", "")).removeprefix("theme-").removesuffix(".css").upper()
    return render(request, frame, samples.context(code))
