"""The API's description against the published rules of the government, and the API against its description."""

import os
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, override_settings
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from baken.journey.intake.api import document
from baken.journey.intake.api.endpoints import api
from baken.testing.spectral import findings

SHARED = Path(os.environ.get("BAKEN_SHARED_DATA", Path(__file__).resolve().parents[6] / "shared" / "data"))
RULES = SHARED / "standards" / "nl-api-design-rules.spectral.yaml"
needs_the_rules = pytest.mark.skipif(
    not RULES.is_file(), reason=f"the published rule set is not here ({RULES}); set BAKEN_SHARED_DATA"
)


@needs_the_rules
def test_the_description_keeps_the_nl_api_design_rules() -> None:
    assert findings(document.described(api), RULES) == []


@needs_the_rules
def test_spectral_bites() -> None:
    spoiled = {**document.described(api), "servers": [{"url": "http://example.nl/api"}]}

    said = findings(spoiled, RULES)

    assert any("nlgov:include-major-version-in-uri" in one for one in said)
    assert any("nlgov:servers-use-https" in one for one in said)


OPERATIONS = (
    "/meldingen",
    "/draad",
    "/draad/berichten",
    "/draad/intrekking",
    "/gemeenten",
    "/buurten",
    "/onderwerpen",
    "/problemen",
)


@pytest.mark.parametrize("path", OPERATIONS)
def test_whatever_is_sent_the_api_answers_as_it_says_it_does(at_the_door: Client, path: str) -> None:
    """Every check of schemathesis: no fault, only statuses, headers and bodies that are described, wrong input refused."""
    visitors = count(1)
    with override_settings(TRUSTED_PROXIES=["127.0.0.1"]):
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
        for operation in schema[path].values():
            tried = 0

            @settings(
                max_examples=40, deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )  # fmt: skip
            @given(case=operation.as_strategy())
            def run(case: schemathesis.Case[Any]) -> None:
                nonlocal tried
                tried += 1
                case.call_and_validate(
                    headers={"X-Forwarded-For": f"2001:db8:{next(visitors):x}::1"},
                    # a code has words of a list, and rules look at two fields at once: no schema says that
                    excluded_checks=[positive_data_acceptance],
                )

            run()
            assert tried > 1 or path in {"/gemeenten", "/problemen"}
