"""Is this process alive and can it reach its database? For monitoring; it tells nothing else."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from baken import __version__
from baken.ground.privacy.services import public_page


@public_page("monitoring: no record is read")
def health(request: HttpRequest) -> JsonResponse:
    """`{"status": "gezond", …}`; 503 when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database onbereikbaar", "versie": __version__}, status=503)
    return JsonResponse({"status": "gezond", "versie": __version__})
