"""What the frame of a public page shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of `ui/base.html` at the door: only whether this is the demo."""
    return {"demo": settings.DEMO}
