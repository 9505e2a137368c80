"""The addresses of the public door."""

from django.urls import path, register_converter

from baken.journey.intake.views import door, report, thread
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


class CodeConverter:
    """The code of a topic or of another way."""

    regex = "[a-z][a-z0-9_]{0,19}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "sleutel")
register_converter(MunicipalityConverter, "gemeente")
register_converter(EntranceConverter, "ingang")

app_name = "door"
urlpatterns = [
    path("", report.choose, name="choose"),
    path("melden", report.choose, name="report-start"),
    path("melden/<gemeente:municipality>", report.entrances, name="entrances"),
    path("melden/<gemeente:municipality>/kaart.svg", report.area_map, name="map"),
    path("melden/<gemeente:municipality>/<ingang:entrance>", report.topics, name="topics"),
    path("melden/<gemeente:municipality>/<ingang:entrance>/<sleutel:topic>", report.report, name="report"),
    path("naar/<gemeente:municipality>/<sleutel:way>", report.way, name="way"),
    path("melding", door.thread, name="thread"),
    path("melding/antwoord", door.answer, name="answer"),
    path("melding/<gemeente:municipality>/bestanden", thread.files, name="thread-files"),
    path("melding/intrekken", thread.withdrawal, name="withdrawal"),
    path("wat-baken-nooit-doet", door.never, name="never"),
    path("gezond", door.health, name="health"),
]
