"""No template of any room breaks the security policy: no inline style, script or handler, nothing from outside."""

import re
from pathlib import Path

import pytest

import baken

PACKAGE = Path(baken.__file__).parent
TEMPLATES = sorted(path for path in PACKAGE.rglob("templates/**/*.html") if "node_modules" not in path.parts)

FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an htmx expression": re.compile(r"\bhx-(?:on|vals)\b[^=]*=\s*[\"'](?:js:|javascript:)|\bhx-on\b", re.IGNORECASE),
    "a javascript address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
    "a file from outside": re.compile(
        r"<(?:script|img|iframe|link|source|video)\b[^>]*\b(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE
    ),
    "switched-off escaping": re.compile(r"\{%\s*autoescape off|\|\s*safe\b"),
}
PLANTED = {
    "a style attribute": '<p class="x" style="color:red">',
    "a style element": "<style>p{}</style>",
    "an inline script": "<script>alert(1)</script>",
    "an event handler": '<a onclick="go()">',
    "an htmx expression": "<div hx-on:click='go()'>",
    "a javascript address": '<a href="javascript:go()">',
    "a file from outside": '<script src="https://example.org/x.js"></script>',
    "switched-off escaping": "{{ story|safe }}",
}


def test_there_are_templates_to_look_at() -> None:
    assert PACKAGE / "instruments/ui/templates/ui/base.html" in TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_template_keeps_to_the_policy(template: Path) -> None:
    source = re.sub(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", "", template.read_text(), flags=re.DOTALL)
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(source)] == []


@pytest.mark.parametrize(("name", "planted"), PLANTED.items())
def test_the_lint_bites(name: str, planted: str) -> None:
    assert FORBIDDEN[name].search(planted)


def test_an_honest_script_passes() -> None:
    assert not FORBIDDEN["an inline script"].search(
        "<script src=\"{% static 'ui/built/htmx.min.js' %}\" defer></script>"
    )
