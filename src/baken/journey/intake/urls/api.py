"""The addresses of the public API: `/api/v1/…`."""

from django.urls import URLPattern, URLResolver, path, re_path

from baken.journey.intake.api.endpoints import api
from baken.journey.intake.api.serving import around, describe, unknown

_operations: list[URLPattern | URLResolver] = [
    URLPattern(one.pattern, around(one.callback), one.default_args, one.name)
    for one in api.urls[0]
    if isinstance(one, URLPattern) and one.name != "api-root"
]
app_name = "api"
urlpatterns = [
    path("openapi.json", around(describe), name="openapi"),
    *_operations,
    re_path(r"", around(unknown)),
]
