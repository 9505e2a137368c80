"""What comes back from the locked process shows the same and tells nothing; what cannot is refused with its reason."""

import io
import subprocess
import sys

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfWriter

from baken.instruments.files.sandbox import Cleaned, clean, locks
from baken.instruments.files.tests import hostile
from baken.instruments.files.tests.hostile import HOSTILE, MARK
from baken.instruments.files.words import CannotClean, Kind, Trouble


def cleaned(content: bytes) -> Cleaned:
    return clean(content[start : start + 1000] for start in range(0, len(content), 1000))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF"])
def test_a_picture_comes_back_as_its_pixels_alone(form: str) -> None:
    content = hostile.photo(form)
    assert form == "GIF" or MARK.encode() in content  # the mark was there

    made = cleaned(content)

    assert (made.kind, made.suffix) == (Kind.IMAGE, "jpg")
    assert MARK.encode() not in made.content
    with Image.open(io.BytesIO(made.content)) as picture:
        assert picture.size == (64, 48)
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_picture_that_lay_on_its_side_stands_up() -> None:
    out = io.BytesIO()
    tags = Image.Exif()
    tags[0x0112] = 6
    Image.new("RGB", (40, 20)).save(out, "JPEG", exif=tags)

    with Image.open(io.BytesIO(cleaned(out.getvalue()).content)) as picture:
        assert picture.size == (20, 40)


def test_a_pdf_comes_back_as_pictures_of_its_pages() -> None:
    made = cleaned(hostile.pdf())

    assert (made.kind, made.suffix) == (Kind.PDF, "pdf")
    for trace in (MARK.encode(), b"JavaScript", b"EmbeddedFile", b"OpenAction", b"/Author", b"2026"):
        assert trace not in made.content
    document = pypdfium2.PdfDocument(made.content)
    assert len(document) == 1
    shown = document[0].render().to_pil().convert("L")
    assert shown.getextrema()[0] < 80, "the letters of the page are still seen"
    document.close()


def test_documents_come_back_as_their_words() -> None:
    assert cleaned(hostile.document()).content.decode() == "Elke nacht busjes\n\ntot vier uur"
    assert cleaned(hostile.open_document()).content.decode() == "Kop\n\nEen busje per nacht"
    assert cleaned(hostile.sheet()).content.decode() == "kenteken\t42"


def test_text_loses_what_hides_in_it() -> None:
    assert (
        cleaned("\ufeffEen\u202e blauwe\x07 bus\r\nélke nacht".encode()).content.decode()
        == "Een blauwe bus\nélke nacht"
    )
    assert (
        cleaned("Elke nacht één bus, zegt de café-eigenaar".encode("cp1252")).content.decode().endswith("café-eigenaar")
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_what_means_harm_is_refused_with_its_reason(name: str) -> None:
    content, trouble = HOSTILE[name]

    with pytest.raises(CannotClean) as refused:
        cleaned(content)

    assert refused.value.trouble is trouble


def test_a_pdf_with_a_password_is_named_as_such() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(hostile.pdf()))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(CannotClean) as refused:
        cleaned(out.getvalue())

    assert refused.value.trouble is Trouble.LOCKED


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd').read()",
        "open('/tmp/made-by-a-stranger', 'w')",
        "import socket; socket.socket()",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import subprocess; subprocess.run(['true'])",
        "bytearray(3 * 1024**3)",
        "import ctypes; ctypes.CDLL(None).ptrace(0) == -1 and 1 / 0",
        "os.kill(parent, 0)",
        "libc.tgkill(parent, parent, 0) == -1 and 1 / 0",
    ],
)
def test_the_locked_process_can_reach_nothing(attempt: str) -> None:
    script = (
        "import os, socket, subprocess, ctypes\n"
        "parent, libc = os.getppid(), ctypes.CDLL(None)\n"
        "from baken.instruments.files.inside import lock\n"
        f"lock()\ntry:\n    {attempt}\nexcept BaseException:\n    os._exit(7)\nos._exit(0)"
    )

    ended = subprocess.run([sys.executable, "-I", "-c", script], check=False, timeout=30, capture_output=True)

    assert ended.returncode == 7, ended.stderr.decode()[-300:]


def test_the_lock_does_bite_and_not_everything_fails() -> None:
    script = "import os\nfrom baken.instruments.files.inside import lock\nlock()\nos.write(1, b'x' * 10)\nos._exit(0)"

    ended = subprocess.run([sys.executable, "-I", "-c", script], check=False, timeout=30, capture_output=True)

    assert (ended.returncode, ended.stdout) == (0, b"x" * 10)


def test_it_says_which_locks_hold() -> None:
    assert "limits" in locks()


def test_a_source_that_fails_is_not_an_answer() -> None:
    def failing():
        yield hostile.photo()[:100]
        raise RuntimeError("the seal broke")

    with pytest.raises(RuntimeError):
        clean(failing())
