"""The addresses of the public door."""

from django.urls import path, register_converter

from baken.journey.intake.views import door
from baken.journey.intake.vocabulary import Entrance


class MunicipalityConverter:
    """A municipality code, GM and four digits."""

    regex = r"GM\d{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class EntranceConverter:
    """One of the two doors by its Dutch name."""

    regex = "verdacht|zorgen"
    names = {"verdacht": Entrance.SUSPICION, "zorgen": Entrance.CONCERN}

    def to_python(self, value: str) -> Entrance:
        return self.names[value]

    def to_url(self, value: Entrance) -> str:
        return next(name for name, entrance in self.names.items() if entrance == value)


register_converter(MunicipalityConverter, "gemeente")
register_converter(EntranceConverter, "ingang")

app_name = "door"
urlpatterns = [
    path("", door.choose, name="choose"),
    path("melden", door.choose, name="report-start"),
    path("melden/<gemeente:municipality>", door.entrances, name="entrances"),
    path("melden/<gemeente:municipality>/<ingang:entrance>", door.report, name="report"),
    path("melding", door.thread, name="thread"),
    path("melding/antwoord", door.answer, name="answer"),
    path("wat-baken-nooit-doet", door.never, name="never"),
    path("gezond", door.health, name="health"),
]
