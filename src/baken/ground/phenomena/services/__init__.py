"""The verbs of phenomena: keep the list."""

from baken.ground.phenomena.services.phenomena import add_phenomenon, end_phenomenon

__all__ = ["add_phenomenon", "end_phenomenon"]
