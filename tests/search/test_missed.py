"""What was looked for in vain is counted, and nothing else is noted."""

import logging
import sqlite3
from datetime import date, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import missed, understanding
from search.models import MissedQuery
from search.thai.plan import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _new_minute():
    """Each test has its own minute."""
    missed.minute.clear()


def stored():
    return list(MissedQuery.objects.values_list("text", "area_code", "count").order_by("pk"))


def test_a_question_is_counted_by_day_and_area():
    """The same question on one day in one area is one row, in one spelling."""
    for text, area in [("ทำว่าว", ""), ("ทํา ว่าว", ""), ("ทำว่าว", ""), ("ทำว่าว", "4704")]:
        missed.record(plan=Plan(text), area_code=area)
    assert stored() == [("ทำว่าว", "", 2), ("ทำ ว่าว", "", 1), ("ทำว่าว", "4704", 1)]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        missed.record(plan=Plan("ทำว่าว"))
    assert len(stored()) == 4


def test_a_day_is_a_day_in_thailand():
    """Shortly after midnight in Bangkok it is the next day, whatever it is in Greenwich."""
    with time_machine.travel("2026-11-20 17:30:00+00:00"):
        missed.record(plan=Plan("ทำว่าว"))
    assert MissedQuery.objects.get().day == date(2026, 11, 21)


def test_noting_costs_one_statement():
    """A page that found nothing pays one statement for the log."""
    with CaptureQueriesContext(connection) as queries:
        missed.record(plan=Plan("ทำว่าว"))
    assert len([one for one in queries if "SAVEPOINT" not in one["sql"]]) == 1


def test_the_last_repair_is_kept():
    """Whether layout or spelling was repaired stands beside the question."""
    missed.record(plan=Plan("ทำว่าว"))
    missed.record(plan=Plan("ทำว่าว"), was_repaired=True)
    assert MissedQuery.objects.get().was_repaired


def test_what_understanding_makes_of_it_is_noted(areas):
    """A question typed in the wrong layout is noted as it was understood."""
    plan = understanding.understand("l;ylfu")
    missed.record(plan=plan, was_repaired=bool(plan.notes))
    assert MissedQuery.objects.get().text == "สวัสดี"


@pytest.mark.parametrize(
    "text",
    [
        "0810000000",
        "โทร 081 000 0000",
        "ขนม 02-000-0000",
        "๐๘๑๐๐๐๐๐๐๐ ทำขนม",
        "1000000000000",
        "1 0000 00000 00 0 เรียนฟรี",
        "บัตร 1-0000-00000-00-0",
        "+66 81 000 0000 ขนม",
        "somebody@example.com",
        "สมัคร somebody@example.com",
        "www.example.com",
        "http://example.com/ขนม",
        "<script>alert(1)</script>",
        "' or 1=1 --",
        "{{7*7}} ขนม",
        "=cmd ขนม",
        "+1 ขนม",
        "ขนม\\..\\etc",
        "a;b",
        "12345",
        "2568",
        "?!",
        "🙂",
        "ขนม🙂",
        "",
        "   ",
        "ก" * 200,
        "ขนม " * 40,
    ],
)
def test_numbers_of_people_and_what_nobody_types_are_dropped(text):
    """No telephone, no identity number, no address, no markup, nothing endless, nothing blank."""
    missed.record(plan=understanding.understand(text))
    missed.record(plan=Plan(text))
    found = [row[0] for row in stored()]
    if text == "ก" * 200:  # a letter drawn out is one letter
        assert found in ([], ["ก"])
    else:
        assert found == []


@pytest.mark.parametrize(
    "text", ["ทำว่าว", "ช่างแอร์ 2568", "c++ & ai", "Up-skill", "รุ่น 12/2568", "ขนม (ไทย)", "café"]
)
def test_ordinary_questions_are_noted(text):
    """Years, runs and foreign words are no reason to drop a question."""
    missed.record(plan=Plan(text))
    assert len(stored()) == 1


@pytest.mark.parametrize("area", ["", "47", "4704", "470401"])
def test_areas_are_noted_by_code(area):
    """The province, district or sub-district that was chosen stands beside the question."""
    missed.record(plan=Plan("ทำว่าว"), area_code=area)
    assert stored() == [("ทำว่าว", area, 1)]


@pytest.mark.parametrize("area", ["x", "4", "12345678", "47'", "near"])
def test_what_is_no_area_is_not_noted(area):
    """Anything else is left out, the question is noted."""
    missed.record(plan=Plan("ทำว่าว"), area_code=area)
    assert stored() == [("ทำว่าว", "", 1)]


def test_a_flood_is_not_noted():
    """More questions in a minute than people ask are dropped."""
    for number in range(missed.MOST_A_MINUTE + 20):
        missed.record(plan=Plan(f"คำ {number}"))
    assert len(stored()) == missed.MOST_A_MINUTE


def test_a_failing_database_fails_no_page(monkeypatch, caplog):
    """When the note cannot be written, the page goes on and the log counts it."""
    monkeypatch.setattr(missed, "_NOTE", "INSERT INTO nowhere VALUES (%s, %s, %s, %s, %s)")
    with caplog.at_level(logging.WARNING):
        missed.record(plan=Plan("ทำว่าว"))
    assert "missed query not noted" in caplog.text
    assert "ทำว่าว" not in caplog.text
    assert MissedQuery.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_locked_database_is_not_waited_for(tmp_path, monkeypatch, caplog):
    """While somebody else writes, a reader does not wait: the note is dropped within moments."""
    waits = []
    real = missed._set_wait
    monkeypatch.setattr(missed, "_set_wait", lambda ms: (waits.append(ms), real(ms)))

    def locked(*args, **kwargs):
        raise DatabaseError from sqlite3.OperationalError("database is locked")

    with connection.execute_wrapper(locked), caplog.at_level(logging.WARNING):
        missed.record(plan=Plan("ทำว่าว"))
    assert "missed query not noted" in caplog.text
    if connection.vendor != "sqlite":  # it locks rows, not databases
        assert not waits
        return
    assert waits[0] <= 200
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == waits[1] >= 5_000


def test_a_year_is_kept(areas):
    """What is older than a year goes, the rest stays."""
    today = timezone.localdate()
    for days in (0, 364, 366, 800):
        MissedQuery.objects.create(text=f"คำ {days}", day=today - timedelta(days=days))
    assert missed.prune(timezone.now()) == 2
    assert {row[0] for row in stored()} == {"คำ 0", "คำ 364"}


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=150) | st.text(alphabet="0123456789๐๑ -.กขนม", max_size=40))
def test_nothing_makes_an_error_and_no_long_number_stays(text):
    """Whatever is typed is noted or dropped; nine digits in a row are never stored."""
    missed.minute.clear()
    missed.record(plan=Plan(text))
    for found in MissedQuery.objects.values_list("text", flat=True):
        digits = "".join(letter for letter in found if letter not in " .,-/()+:")
        assert not any(part.isdigit() for part in [digits[i : i + 9] for i in range(len(digits))]
                       if len(part) == 9)  # fmt: skip
    MissedQuery.objects.all().delete()
