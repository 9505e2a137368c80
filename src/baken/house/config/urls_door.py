"""The addresses of the public door: Dutch as they stand, another language behind its code (`/pl/melden`)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("baken.journey.intake.urls.api")),  # in Dutch only, like all APIs of the government
]
urlpatterns += i18n_patterns(
    path("", include("baken.journey.intake.urls.door")),
    path("", include("baken.house.front.urls_door")),
    prefix_default_language=False,
)
handler404 = "baken.journey.intake.views.door.not_found"
handler500 = "baken.journey.intake.views.door.broken"
