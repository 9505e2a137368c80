"""The addresses of intake: `urls.desk` on the staff site, `urls.door` in the public process.

The staff's addresses are looked up when asked for, so that the public process never imports the staff's half.
"""

from typing import Any

app_name = "intake"


def __getattr__(name: str) -> Any:
    if name == "urlpatterns":
        from baken.journey.intake.urls.desk import urlpatterns

        return urlpatterns
    raise AttributeError(name)
