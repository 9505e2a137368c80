"""The staff site, for the web server. What is slow the first time is done beside the first requests, not in one of them."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.house.config.settings")
application = get_wsgi_application()


def warm_up() -> None:
    """Load the pages and the numerics: together seconds, which otherwise the first visitor of the day waits."""
    from django.urls import get_resolver

    from baken.journey.insight.services import prepare

    _ = get_resolver().url_patterns
    prepare()


Thread(target=warm_up, name="warm-up", daemon=True).start()
