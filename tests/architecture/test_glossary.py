"""GLOSSARY.md is binding: every table, choice, activity, role and shelf stands in it, and nothing in it is made up."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from django.db import models

import baken
from baken.ground.organisations.vocabulary import Role
from baken.ground.privacy.services.sql import rooms
from baken.ground.privacy.vocabulary import Activity, Shelf
from baken.instruments.tables import vocabulary as shared
from baken.journey.intake.api import document
from baken.journey.intake.api.endpoints import api

TEXT = (Path(baken.__file__).parents[2] / "GLOSSARY.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"`([\w.]+)`", TEXT))
ROOMS = {config.label: config for config in rooms() if not config.name.startswith("baken.house.")}


def section(label):
    """The part of the glossary about this room; some rooms share one."""
    found = re.search(rf"^## [^—\n]*\b{label}\b.*?(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    return set(re.findall(r"`([\w.]+)`", found[0])) if found else set()


def choices(config):
    """The classes of choices that a room's vocabulary declares itself."""
    name = f"{config.name}.vocabulary"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError:
        return set()
    parts = [
        importlib.import_module(f"{name}.{part.name}") for part in pkgutil.iter_modules(getattr(module, "__path__", []))
    ]
    return {
        one.__name__
        for part in (module, *parts)
        for _, one in inspect.getmembers(part, inspect.isclass)
        if issubclass(one, models.Choices) and one.__module__.startswith(name)
    }


@pytest.mark.parametrize("label", sorted(ROOMS))
def test_every_table_and_choice_of_a_room_stands_in_its_part_of_the_glossary(label):
    config = ROOMS[label]
    own = {model.__name__ for model in config.get_models()} | choices(config)
    missing = own - section(label) - {"Refusal"}  # the sentences of a room, the same word everywhere
    assert not missing, f"add to GLOSSARY.md, room {label}: {', '.join(sorted(missing))}"


@pytest.mark.parametrize("words", [Role, Activity, Shelf], ids=lambda words: words.__name__)
def test_roles_activities_and_shelves_stand_in_the_glossary(words):
    assert {str(one.value) for one in words} <= WORDS


def test_what_the_glossary_names_exists():
    """No word of a room that was torn down, no promise of one that was never built."""
    known = {str(one.value) for words in (Role, Activity, Shelf) for one in words}
    known |= {one for one, _ in inspect.getmembers(shared, inspect.isclass)}
    for config in ROOMS.values():
        known |= {model.__name__ for model in config.get_models()} | choices(config)
    assert WORDS - section("api") - known <= {"Refusal"}, sorted(WORDS - known)


def test_api_fields_stand_in_the_glossary():
    """The fields of the API are Dutch (NLGov); each stands on this page. Those of a problem are the standard's (RFC 9457)."""
    schemas = document.described(api)["components"]["schemas"]
    fields = {field for name, schema in schemas.items() if name != "Problem" for field in schema.get("properties", {})}
    assert len(fields) > 20
    assert fields - section("api") == set()


def test_proper_names_are_not_translated_in_the_code():
    """`signal` is a signaal and `report` a melding; words with another name in this house are not used for tables."""
    banned = {"Case", "Alert", "Incidentreport", "Client", "Suspect"}
    assert not {model.__name__ for config in ROOMS.values() for model in config.get_models()} & banned
