"""The verbs of places: take a file with areas, say what kind of area it is; an address as a value."""

from baken.ground.places.rules.addresses import Address, address
from baken.ground.places.services.areas import AreaImport, NotReadable, import_areas
from baken.ground.places.services.typology import mark_typology

__all__ = ["Address", "AreaImport", "NotReadable", "address", "import_areas", "mark_typology"]
