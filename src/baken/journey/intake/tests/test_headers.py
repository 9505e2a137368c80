"""Every address of the public door, found by walking its routes: strict headers, and pages that fit the policy they send."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver

EXAMPLES = {
    "municipality": "GM1509",
    "entrance": "verdacht",
    "topic": "drugs",
    "way": "police",
}
"""One value for each part of an address; a new part fails the walk until it has one here."""


@pytest.fixture(autouse=True)
def reachable() -> Iterator[None]:
    """Somebody to write to about a hole."""
    with override_settings(SECURITY_CONTACT="mailto:veilig@gemeente.example"):
        yield


def routes(resolver: Any, before: str = "") -> list[str]:
    """Every route below a resolver, as written in the tables of addresses."""
    found = []
    for one in resolver.url_patterns:
        here = before + re.sub(r"[\^$]", "", str(one.pattern))
        found += [here] if isinstance(one, URLPattern) else routes(one, here)
    return found


def addresses() -> list[str]:
    """Every address of the door with its parts filled in."""
    written = {route for route in routes(get_resolver()) if not route.endswith(".*")}
    return ["/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: EXAMPLES[str(part[1])], route) for route in sorted(written)]


class Inline(HTMLParser):
    """What a page holds that `default-src 'none'` without `unsafe-inline` would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(f"<{tag}> with its content in the page")
        for name in ("src", "action", "srcset"):
            if re.match(r"(https?:)?//", given.get(name) or ""):
                self.found.append(f"<{tag} {name}={given[name]}>")
        if tag == "link" and re.match(r"(https?:)?//", given.get("href") or ""):
            self.found.append(f"<link {given['href']}>")


def test_every_address_of_the_door_answers_with_strict_headers_and_keeps_its_own_policy(at_the_door: Client) -> None:
    walked = addresses()
    assert len(walked) > 25
    assert {"/melden/GM1509/verdacht/drugs", "/api/v1/openapi.json", "/.well-known/security.txt"} <= set(walked)

    for address in [*walked, "/niets", "/pl/melden", "/ar/melding"]:
        response = at_the_door.get(address)
        assert response.status_code < 500, address
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, address
        assert "unsafe" not in policy, address
        assert "frame-ancestors 'none'" in policy, address
        assert response.headers["X-Frame-Options"] == "DENY", address
        assert response.headers["X-Content-Type-Options"] == "nosniff", address
        assert response.headers["Referrer-Policy"] == "no-referrer", address
        assert "geolocation=()" in response.headers["Permissions-Policy"], address
        assert response.headers["Strict-Transport-Security"] == "max-age=31536000", address
        assert response.headers["Cache-Control"] == "no-store", address
        assert not response.cookies, address
        if response.headers["Content-Type"].startswith("text/html"):
            page = Inline()
            page.feed(response.content.decode())
            assert page.found == [], address


def test_the_look_at_a_page_bites() -> None:
    page = Inline()
    page.feed('<p style="x" onclick="y"><script>z</script><style></style><img src="https://elsewhere.example/a.png">')
    assert len(page.found) == 5


def test_security_txt_says_where_to_report_and_has_not_expired(at_the_door: Client) -> None:
    """RFC 9116: Contact and Expires are required, once each for Expires."""
    said = at_the_door.get("/.well-known/security.txt")
    assert said.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in said.content.decode().splitlines() if ": " in line)
    assert re.match(r"mailto:|https:", lines["Contact"])
    assert datetime.fromisoformat(lines["Expires"]) > datetime.now(UTC)
    assert "nl" in lines["Preferred-Languages"]


def test_any_website_may_read_what_is_public_and_nothing_of_one_person(at_the_door: Client) -> None:
    origin = "https://elders.example"
    public = at_the_door.get("/api/v1/gemeenten", headers={"Origin": origin})
    personal = at_the_door.get("/api/v1/draad", headers={"Origin": origin, "Ontvangstcode": "appel"})
    assert public.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in personal.headers
