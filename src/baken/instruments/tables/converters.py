"""One URL converter per table: `<signal:signal_id>` accepts a UUID and says which record the address is about.

Plain `<str>` and `<uuid>` are banned, so that the leak test knows for every address which record to put in it.
"""

from typing import Any
from uuid import UUID

from django.urls import register_converter
from django.urls.converters import UUIDConverter

from baken.instruments.tables.models import Record, records


def register_record_converters() -> dict[str, type[Record]]:
    """Register a converter named after each table's model; returns `{name: model}`."""
    named: dict[str, type[Record]] = {}
    for model in records():
        name = str(model._meta.model_name)
        if name in named:
            raise ValueError(f"two tables share the model name {name}: {named[name]} and {model}")
        named[name] = model
        converter: Any = type(f"{model.__name__}Converter", (RecordConverter,), {"model": model})
        register_converter(converter, name)
    return named


class RecordConverter(UUIDConverter):
    """A UUID of one particular table."""

    model: type[Record]

    def to_python(self, value: str) -> UUID:
        return super().to_python(value)
