"""The verbs of places: take a file with areas, say what kind of area it is."""

from baken.ground.places.services.areas import AreaImport, NotReadable, import_areas
from baken.ground.places.services.typology import mark_typology

__all__ = ["AreaImport", "NotReadable", "import_areas", "mark_typology"]
