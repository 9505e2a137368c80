"""What every table must say of itself, read from the tables themselves: a new one is held to it without being named."""

import pytest
from django.apps import apps
from django.db import models

from baken.ground.privacy.vocabulary import RETENTION, Label, Shelf
from baken.instruments.tables.models import BASE_FIELDS, STEP_FIELDS, Reference, StateField, Step, records

TABLES = records()
BEYOND_THE_WALL = {"effects", "insight", "council"}
WITHOUT_PERSONS = {*BEYOND_THE_WALL, "policy", "places", "organisations", "privacy"}

every_table = pytest.mark.parametrize("table", TABLES, ids=[table._meta.label for table in TABLES])


def own_fields(table):
    """The fields a table brings itself, beside those of every record and every step."""
    given = BASE_FIELDS | (STEP_FIELDS if issubclass(table, Step) else set())
    return [field.name for field in table._meta.concrete_fields if field.name not in given]


@every_table
def test_each_own_field_wears_exactly_one_privacy_label(table):
    """A step may say more of the fields every step has (`reason` of a casus), and never less of its own."""
    labels = table.Privacy.labels
    assert set(own_fields(table)) <= set(labels) <= set(own_fields(table)) | STEP_FIELDS
    assert set(labels.values()) <= set(Label)


@every_table
def test_each_table_has_a_retention_rule_with_a_source(table):
    assert RETENTION[table.Privacy.retention].source


@every_table
def test_each_table_stands_on_a_shelf_of_the_matrix(table):
    assert Shelf(getattr(table.Privacy, "shelf", table._meta.app_label))


@every_table
def test_what_the_privacy_card_names_are_fields_of_the_table(table):
    follows, about = (getattr(table.Privacy, key, None) for key in ("follows", "data_subject"))
    assert follows is None or isinstance(table._meta.get_field(follows), Reference)
    columns = {field.attname for field in table._meta.concrete_fields if _holds_a_key(field)}
    assert about is None or about in columns, "name the column (`person_id`): that is what the log looks at"


def _holds_a_key(field):
    return isinstance(field, models.UUIDField | models.ForeignKey)


@every_table
def test_who_and_when_are_known_together_or_not_at_all(table):
    fields = {field.name: field for field in table._meta.concrete_fields}
    for name, field in fields.items():
        if _holds_a_key(field) and (name == "by" or name.endswith("_by")):
            stem = name.removesuffix("by")
            when = next((stem + end for end in ("at", "on") if stem + end in fields), None)
            if when is None and not field.null:  # who made the row: then any moment that is always there says when
                assert any(_is_moment(other) and not other.null for other in fields.values()), f"{name}: since when?"
                continue
            assert when, f"{table._meta.label}.{name} says who, and nothing says when"
            assert field.null == fields[when].null, f"{name} and {when} are not optional together"
            if field.null:
                held = [constraint for constraint in table._meta.constraints if _speaks_of(constraint, {name, when})]
                assert held, f"no constraint holds {name} and {when} together"


def _is_moment(field):
    return isinstance(field, models.DateField)  # of which DateTimeField is one


def _speaks_of(constraint, names):
    if not isinstance(constraint, models.CheckConstraint):
        return False
    said = str(constraint.condition)
    return all(f"'{name}" in said for name in names)


@pytest.mark.parametrize("table", [table for table in TABLES if issubclass(table, Step)], ids=lambda t: t._meta.label)
def test_a_step_knows_its_record_and_every_state_can_be_reached(table):
    machine = table.Machine
    parent = table._meta.get_field(machine.of).related_model
    states = {str(value) for value, _ in parent._meta.get_field("state").choices}
    assert isinstance(parent._meta.get_field("state"), StateField)
    assert {str(state) for state in machine.transitions} <= states
    reached, waiting = set(), [str(parent._meta.get_field("state").default)]
    moves = {str(before): [str(after) for after in nexts] for before, nexts in machine.transitions.items()}
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += moves.get(state, [])
    assert reached == states, f"never reached: {states - reached}"


@every_table
def test_a_record_with_a_state_has_one_table_of_steps(table):
    if any(isinstance(field, StateField) for field in table._meta.concrete_fields):
        steps = [s for s in TABLES if issubclass(s, Step) and s._meta.get_field(s.Machine.of).related_model is table]
        assert len(steps) == 1


def test_no_key_between_rooms_has_a_way_back():
    found = [
        str(field)
        for model in apps.get_models()
        if model.__module__.startswith("baken.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model._meta.app_label != model._meta.app_label
        and not (field.remote_field.related_name or "").endswith("+")
    ]
    assert not found, "a reverse accessor lets an earlier room reach a later one: give related_name='+'"


def test_keys_point_back_along_the_corridor():
    order = {config.label: number for number, config in enumerate(apps.get_app_configs())}
    found = [
        str(field)
        for model in TABLES
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and order[field.related_model._meta.app_label] > order[model._meta.app_label]
    ]
    assert not found


def test_records_of_one_municipality_are_only_tied_by_tenant_safe_keys():
    found = [
        str(field)
        for model in TABLES
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in TABLES and not isinstance(field, Reference)
    ]
    assert not found, "use tables.models.Reference"


def test_no_key_passes_the_wall():
    found = [
        str(field)
        for model in TABLES
        if model._meta.app_label in BEYOND_THE_WALL
        for field in model._meta.concrete_fields
        if field.related_model is not None and field.related_model._meta.app_label not in WITHOUT_PERSONS
    ]
    assert not found


def test_no_personal_field_stands_beyond_the_wall():
    allowed = {Label.NONE, Label.STAFF}
    found = [
        f"{model._meta.label}.{name}"
        for model in TABLES
        if model._meta.app_label in BEYOND_THE_WALL
        for name, label in model.Privacy.labels.items()
        if label not in allowed
    ]
    assert not found
