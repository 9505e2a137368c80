"""Who comes, as far as the door looks: an address that is counted and forgotten."""

from django.http import HttpRequest

from baken.journey.intake.services.connection import door_setting


def address_of(request: HttpRequest) -> str:
    """Whom the connection comes from; a header of a proxy counts only when that proxy was set up as trusted."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if direct in door_setting("TRUSTED_PROXIES"):
        return str(request.headers.get("X-Forwarded-For", direct)).rpartition(",")[2].strip()
    return direct
