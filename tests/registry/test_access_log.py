"""The log of looks: a chain in which no row can be changed, lost or slipped in unnoticed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.urls import reverse

from registry.enums import Access
from registry.models import AccessLog
from registry.services import access
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db


def look(user, *ids, **facts):
    return access.record(user, Access.LIST, "signup", ids, **facts)


def tamper(statement, *values):
    """Do with the table what a thief with the database could do: triggers off first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE registry_accesslog DISABLE TRIGGER USER")
            cursor.execute(statement, values)
            cursor.execute("ALTER TABLE registry_accesslog ENABLE TRIGGER USER")
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type='trigger' AND tbl_name='registry_accesslog'"
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(statement, values)
        for _name, sql in triggers:
            cursor.execute(sql)


def test_rows_are_chained(teacher):
    """Each row carries the hash of the one before; an honest log is whole."""
    rows = [look(teacher, number) for number in range(5)]
    assert [one.prev_hash for one in rows] == ["", *(one.row_hash for one in rows[:-1])]
    assert access.verify() == access.Verified(5, rows[-1].row_hash, ())


def test_request_gives_account_role_and_address(teacher):
    """Who, in which role, from where."""
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")
    request.user = teacher
    row = AccessLog.objects.get(pk=look(request, 1, 2).pk)
    assert (row.actor_id, row.role, row.ip, row.row_count) == (
        teacher.pk,
        "teacher",
        "192.0.2.7",
        2,
    )


@pytest.mark.parametrize("address", ["2001:DB8:0:0::7", "::ffff:192.0.2.7", "192.0.2.7", ""])
def test_addresses_are_sealed_however_they_are_written(teacher, address):
    """Each database writes an address in its own way; the row stays whole."""
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = teacher
    look(request, 1)
    assert access.verify().broken == ()


def test_highest_role_is_written_down(units):
    """Whoever is teacher and director looked as director; superusers as themselves."""
    both = as_role("teacher", units["d4704"])
    from tests.factories.users import RoleAssignmentFactory

    RoleAssignmentFactory(user=both, role="district_director", unit=units["d4704"])
    assert look(both, 1).role == "district_director"
    assert look(as_role("superuser"), 1).role == "superuser"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE registry_accesslog SET reason = 'x' WHERE id = %s",
        "UPDATE registry_accesslog SET actor_id = 999999 WHERE id = %s",
        "UPDATE registry_accesslog SET row_hash = '0' WHERE id = %s",
        "DELETE FROM registry_accesslog WHERE id = %s",
    ],
)
def test_tampering_is_named(teacher, statement):
    """A changed row is named; of one that was taken out, the row after it."""
    rows = [look(teacher, number) for number in range(6)]
    tamper(statement, rows[2].pk)
    broken = access.verify().broken
    assert broken
    assert set(broken) <= {rows[2].pk, rows[3].pk}
    with pytest.raises(CommandError, match=str(broken[0])):
        call_command("verify_audit", stdout=StringIO())


def test_cut_off_end_shows_against_an_earlier_count(teacher):
    """The last rows leave no gap in the chain; the count of an earlier check does."""
    rows = [look(teacher, number) for number in range(4)]
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert f"4 rows, head {rows[-1].row_hash}" in out.getvalue()
    tamper("DELETE FROM registry_accesslog WHERE id = %s", rows[-1].pk)
    call_command("verify_audit", stdout=StringIO())
    with pytest.raises(CommandError, match="missing"):
        call_command("verify_audit", "--rows", "4", stdout=StringIO())


def test_database_itself_refuses_changes(teacher):
    """Triggers stand before the chain."""
    row = look(teacher, 1)
    for act in (lambda: AccessLog.objects.update(reason="x"), row.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_protection_officer_reads_the_log_and_nobody_below(client, units, teacher):
    """The screen is for the data protection officer; numbers of rows, no names of learners."""
    look(teacher, 41, 42, filter="run snk-7k4p-2 p=1")
    index = reverse("access_log:index")
    for role, unit in (("teacher", "d4704"), ("district_director", "d4704"),
                       ("provincial_officer", "p47"), ("department_officer", "dole")):  # fmt: skip
        sign_in(client, as_role(role, units[unit]))
        response = client.get(index)
        assert "snk-7k4p-2" not in response.content.decode()
        assert response.status_code in {302, 403}
    sign_in(client, as_role("dpo", units["dole"]))
    html = client.get(index).content.decode()
    assert "snk-7k4p-2" in html
    assert teacher.username in html
    assert "41, 42" in html


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_chain():
    """Rows written at the same moment follow each other; the chain has no fork."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    user = as_role("superuser")

    def write(number):
        try:
            for _ in range(5):
                look(user, number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    found = access.verify()
    assert (found.rows, found.broken) == (20, ())
