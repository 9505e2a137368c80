"""The demo's year of work: every step is taken by the person who would take it, through the same services as the pages."""

from baken.house.upkeep.services.demo_year.permits import load_permits
from baken.house.upkeep.services.demo_year.routes import load_routes
from baken.house.upkeep.services.demo_year.walking import load_year

__all__ = ["load_permits", "load_routes", "load_year"]
