"""The request id."""

import logging

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.core.logging import request_id
from portal.core.middleware import RequestIdMiddleware


def _answer(given=None, view=None):
    headers = {} if given is None else {"X-Request-ID": given}
    request = RequestFactory().get("/th/courses/?q=secret", headers=headers)
    request.resolver_match = None
    return request, RequestIdMiddleware(view or (lambda r: HttpResponse()))(request)


@pytest.mark.parametrize("given", ["abcdef12", "a1B2.c3_d4-e5f6", "x" * 64])
def test_sane_id_of_the_proxy_is_kept(given):
    """One id from the proxy's log to ours."""
    request, response = _answer(given)
    assert response["X-Request-ID"] == request.request_id == given


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "short",
        "x" * 65,
        "with space1",
        "new\tline12",
        "<script>x",
        "1234567890123",
        "0810000000",
    ],
)
def test_strange_id_is_replaced(given):
    """What a client invents does not get into the log: 32 hexadecimal signs of our own do."""
    _request, response = _answer(given)
    assert len(response["X-Request-ID"]) == 32
    assert response["X-Request-ID"] != given


def test_id_is_known_during_the_request_only():
    """A thread that serves the next request does not keep it."""
    seen = []

    def view(request):
        seen.append(request_id.get())
        return HttpResponse()

    _answer("abcdef12", view)
    assert seen == ["abcdef12"]
    assert request_id.get() == ""


def test_access_line_names_the_route_not_the_address(caplog):
    """Addresses hold what people searched for and references: they stay out of the log."""
    with caplog.at_level(logging.INFO, logger="portal.request"):
        _answer()
    (record,) = (r for r in caplog.records if r.name == "portal.request")
    assert record.status == 200
    assert "secret" not in str(vars(record))
