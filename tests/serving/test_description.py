"""The server does what its OpenAPI description says, whatever is asked: examples are made from the description by Schemathesis."""

from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

EXAMPLES = {"/update": 5}
"""Examples of each kind for an address; an update writes a state of its own."""
USUAL = 20
ADDRESSES = {"/", "/sparql", "/update", "/search", "/graph.html", "/health", "/metrics", "/openapi.json"}


@pytest.fixture(scope="module")
def operations(updated: httpx.Client) -> Iterator[list[object]]:
    schema = schemathesis.openapi.from_dict(updated.get("/openapi.json").json())
    schema.config.update(base_url=str(updated.base_url))
    yield [result.ok() for result in schema.get_all_operations()]


def test_every_address_is_described(operations: list[object]) -> None:
    assert {operation.path for operation in operations} == ADDRESSES  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_no_server_error_and_nothing_undescribed(operations: list[object], mode: str) -> None:
    """``positive`` requests are as the description has them, ``negative`` ones are not. An answer has a status, a media type and a form that are described."""
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    tried = 0
    for operation in operations:
        if mode == "negative" and not (operation.query or operation.body):  # type: ignore[attr-defined]
            continue  # there is nothing that could be wrong

        @settings(max_examples=EXAMPLES.get(operation.path, USUAL), phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # type: ignore[attr-defined]
        @given(operation.as_strategy(generation_mode=schemathesis.GenerationMode(mode)))  # type: ignore[attr-defined]
        def holds(case: object) -> None:
            nonlocal tried
            tried += 1
            response = case.call()  # type: ignore[attr-defined]
            case.validate_response(response, checks=checks)  # type: ignore[attr-defined]

        holds()
    assert tried > 3 * USUAL
