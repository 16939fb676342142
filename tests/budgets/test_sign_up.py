"""What signing up costs: each page and each POST, by number of statements."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.places import area_cache
from registry import current_notices, known_rows
from registry.models import Signup
from tests.budgets.budgets import most_queries
from tests.factories.catalogue import make_course
from tests.factories.registry import make_notices, make_open_run, sign_up_someone
from tests.registry import sign_up_form as form

pytestmark = [pytest.mark.budget, pytest.mark.django_db]


@pytest.fixture
def run(site_tree):
    """An open run of a centre whose notices are known."""
    current_notices.forget()
    known_rows.forget()
    make_notices("th")
    yield make_open_run(make_course(site_tree["d4704"]), capacity=20, waiting_limit=5)
    current_notices.forget()


def statements(act):
    """What was asked while something was done, without what frames it: savepoints, time limits."""
    with CaptureQueriesContext(connection) as asked:
        answer = act()
    own = ("SAVEPOINT", "RELEASE", "ROLLBACK TO", "BEGIN", "COMMIT", "SET LOCAL")
    return answer, [one["sql"] for one in asked if not one["sql"].startswith(own)]


def hold(asked, row):
    """Hold it to its budget, listing the statements when it is broken."""
    most = most_queries(row)
    assert len(asked) <= most, f"{len(asked)} of {most}:\n" + "\n".join(s[:160] for s in asked)


def test_form_keeps_its_budget(client, run, within):
    """Opening the form, everything cold."""
    within(form.address(run), most_queries("sign_up"))


def test_form_with_a_draft_keeps_its_budget(client, run):
    """With what was typed before."""
    form.check(client, run)
    area_cache.table()
    answer, asked = statements(lambda: client.get(form.address(run)))
    assert answer.status_code == 200
    hold(asked, "sign_up")


def test_check_keeps_its_budget(client, run):
    """Judging, showing and keeping the draft."""
    fields = form.filled(client, run)
    answer, asked = statements(lambda: form.post(client, run, "check", fields))
    assert answer.status_code == 200
    hold(asked, "sign_up_check")


@pytest.mark.parametrize("waits", [False, True], ids=["seat", "waiting"])
def test_sending_keeps_its_budget(client, site_tree, run, waits):
    """The final POST: first of its address and telephone, with a draft to forget."""
    if waits:
        run = make_open_run(run.course, capacity=1, waiting_limit=3)
        sign_up_someone(run)
    page = form.hidden(form.check(client, run))
    answer, asked = statements(lambda: form.send(client, run, page))
    assert answer.status_code == 303
    hold(asked, "sign_up_send")


def test_sending_with_everything_keeps_its_budget(client, run):
    """A minor with a guardian, a helper, help to prepare: the longest way."""
    page = form.hidden(form.check(
        client, run, birth_year="2553", guardian_name="ผู้ปกครอง นามสมมติ",
        guardian_tel="081 000 0009", guardian_relation="parent", support="ใช้รถเข็น",
        support_ok="on", follow="on", for_other="on", helper_name="ผู้ช่วย นามสมมติ",
        helper_relation="volunteer",
    ))  # fmt: skip
    answer, asked = statements(lambda: form.send(client, run, page))
    assert answer.status_code == 303
    hold(asked, "sign_up_send")


def test_receipt_keeps_its_budget(client, run):
    """What one sees after sending."""
    answer = form.apply(client, run)
    cache.clear()
    assert Signup.objects.exists()
    answer, asked = statements(lambda: client.get(answer["Location"]))
    assert answer.status_code == 200
    hold(asked, "sign_up_receipt")
