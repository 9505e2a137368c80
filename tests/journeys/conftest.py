"""One demo for all journeys, and where pictures are kept."""

import os
from pathlib import Path

import pytest

from baken.testing.visitors import Demo, running_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A running demo; BAKEN_JOURNEY names the home and port of one that runs already ("/tmp/demo:8000")."""
    if known := os.environ.get("BAKEN_JOURNEY"):
        home, _, port = known.rpartition(":")
        yield Demo(Path(home), int(port))
    else:
        with running_demo(tmp_path_factory.mktemp("demo")) as found:
            yield found


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """The folder for screenshots: BAKEN_SCREENSHOTS, or one that goes with the test."""
    named = os.environ.get("BAKEN_SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("beelden")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
