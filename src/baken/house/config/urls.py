"""The addresses of the staff site, in Dutch; each room brings its own."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from baken.ground.privacy.services import public_page
from baken.instruments.tables.converters import register_record_converters
from baken.instruments.ui.views import gallery

register_record_converters()

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{room}.urls")) for room in settings.ROOMS if find_spec(f"{room}.urls") is not None
]
urlpatterns += [path("componenten", public_page("Voorbeelden van onderdelen; geen gegevens.")(gallery), name="gallery")]
handler404 = "baken.house.front.views.errors.not_found"
handler500 = "baken.house.front.views.errors.broken"

__all__ = ["handler404", "handler500", "urlpatterns"]
