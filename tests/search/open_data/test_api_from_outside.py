"""The API as a stranger's program tries it: every operation with drawn input, good and bad."""

from collections import Counter
from contextlib import suppress
from unittest import SkipTest

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from search.api import serving

API = "/api/v1"
#: Few and always the same: the whole of it takes seconds.
TRIES = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def _open_connection():
    """A request by way of WSGI would close the connection that the test's own transaction is on."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def operations(courses, monkeypatch, _open_connection):
    """Every operation that the description names."""
    monkeypatch.setattr(serving, "MOST_A_MINUTE", 1_000_000)
    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", get_wsgi_application())
    return [operation.ok() for operation in schema.get_all_operations()]


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_input_breaks_the_api(operations, mode):
    """No answer is a 500, and every answer has the shape, type and status that are described."""
    tried = Counter()
    for operation in operations:
        _try(operation, mode, tried)
    assert tried.total() >= 3 * len(operations)
    assert set(tried) <= {200, 400, 404, 405}
    assert tried[400 if mode is GenerationMode.NEGATIVE else 200] > 0


def _try(operation, mode, tried):
    @TRIES
    @given(operation.as_strategy(generation_mode=mode))
    def attempt(case):
        response = case.call(headers={"Accept-Encoding": "identity"})
        tried[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    # A request without parameters has nothing to get wrong.
    with suppress(Unsatisfiable, SkipTest):
        attempt()
