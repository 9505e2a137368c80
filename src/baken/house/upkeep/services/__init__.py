"""The verbs of the night watch and of setting up a demo."""

from baken.house.upkeep.services.demo_people import load_people

__all__ = ["load_people"]
