"""The tables of phenomena."""

from baken.ground.phenomena.models.phenomenon import Phenomenon

__all__ = ["Phenomenon"]
