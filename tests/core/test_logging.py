"""Log lines: JSON, a request id, nobody's numbers."""

import json
import logging
import sys

import pytest

from portal.core.logging import JsonFormatter, ScrubFilter, request_id
from portal.core.scrubbing import is_clean, scrub


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id 1234567890123.", "id [number]."),
        ("id 1-2345-67890-12-3", "id [number]"),
        ("id 1 2345 67890 12 3", "id [number]"),
        ("เลข ๑๒๓๔๕๖๗๘๙๐๑๒๓ ครับ", "เลข [number] ครับ"),
        ("ID12345678901234567", "ID[number]"),
        ("โทร 0810000000", "โทร [telephone]"),
        ("โทร0810000000นะ", "โทร[telephone]นะ"),
        ("โทร ๐๘๑ ๐๐๐ ๐๐๐๐", "โทร [telephone]"),
        ("081-000-0000, 081.000.0000", "[telephone], [telephone]"),
        ("02 000 0000 ต่อ 12", "[telephone] ต่อ 12"),
        ("+66 81 000 0000", "[telephone]"),
        ("+66810000000", "[telephone]"),
        ("66810000000", "[telephone]"),
        ("(081) 000-0000", "([telephone]"),
        ("to a.b+c@mail.example.org now", "to [email] now"),
    ],
)
def test_personal_numbers_are_replaced(text, expected):
    """Identity numbers, telephones and e-mails go, in either kind of digits, however cut."""
    assert scrub(text) == expected
    assert not is_clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snk-7k4p",
        "course 470601 run 2",
        "2026-11-20T12:00:00.123456+07:00",
        "2569-11-20",
        "event 4d6e0812-0123-4567-89ab-081234567890",
        "event 01234567-8901-4234-8901-123456789012",
        "took 0.081234 s, 12,345,678 bytes",
        "128.0.0.1:5432",
        "HTTP 503",
        "abc0812345678def",
    ],
)
def test_codes_dates_and_ids_are_kept(text):
    """What helps to find a fault stays: codes, times, event ids, sizes."""
    assert scrub(text) == text


@pytest.mark.parametrize("pattern", ["0", "0 ", "1-", "a@", "+66", "๐", "0(", "1.a@b."])
def test_scrubbing_is_linear(pattern):
    """A long hostile line costs nothing: the patterns cannot be made to backtrack."""
    scrub(pattern * 20_000)


def _line(**extra):
    record = logging.makeLogRecord(
        {"name": "portal.x", "levelname": "INFO", "msg": "said %s", "args": ("hi",)}
    )
    vars(record).update(extra)
    ScrubFilter().filter(record)
    return json.loads(JsonFormatter().format(record))


def test_line_is_json_with_time_level_and_logger():
    """One line a record, readable by programs."""
    line = _line()
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "portal.x", "said hi")
    assert line["time"].endswith("+00:00")
    assert "request_id" not in line


def test_line_carries_the_request_id():
    """All lines of one request can be found together."""
    token = request_id.set("abcdef123456")
    try:
        assert _line()["request_id"] == "abcdef123456"
    finally:
        request_id.reset(token)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({"course_id": 12}, {"course_id": 12}),
        ({"ms": 1.5, "ok": True}, {"ms": 1.5, "ok": True}),
        ({"note": "call 081 000 0000"}, {"note": "call [telephone]"}),
        ({"number": 1234567890123}, {"number": "[number]"}),
        ({"full_name": "somebody"}, {"full_name": "[removed]"}),
        ({"Phone": "x"}, {"Phone": "[removed]"}),
        ({"who": object()}, {"who": "<object>"}),
        ({"form": {"phone": "0810000000"}}, {"form": "<dict>"}),
    ],
)
def test_extras_are_ids_and_counts(extra, expected):
    """Numbers and codes pass; names are removed; objects are named, never written out."""
    line = _line(**extra)
    assert {key: line[key] for key in expected} == expected


def test_arguments_and_tracebacks_are_scrubbed():
    """Neither an argument nor an exception's text brings a number into the log."""
    try:
        raise ValueError("no seat for 081 000 0000")
    except ValueError:
        record = logging.makeLogRecord(
            {"msg": "%s failed", "args": ("a@example.org",), "exc_info": sys.exc_info()}
        )
    ScrubFilter().filter(record)
    text = JsonFormatter().format(record)
    assert "[email] failed" in text
    assert "[telephone]" in text
    assert "000 0000" not in text


def test_message_that_does_not_fit_its_arguments_is_still_logged():
    """A mistake in a log call must not become a second fault."""
    record = logging.makeLogRecord({"msg": "%s %s", "args": ("one",)})
    ScrubFilter().filter(record)
    assert json.loads(JsonFormatter().format(record))["message"] == "%s %s"
