"""The roster of a run: seats, waiting list, who left; the file that is taken away."""

import hashlib
from datetime import timedelta
from io import BytesIO
from urllib.parse import quote

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from catalogue.models import TargetGroup
from registry.enums import Actor
from registry.models import AccessLog, DeclaredGroup
from registry.services import transitions
from tests.factories.registry import make_open_run, sign_up_someone
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, units):
    return sign_in(client, as_role("teacher", units["d4704"], username="kru@example.com"))


def roster(client, run, **query):
    response = client.get(reverse("signups:roster", args=[run.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def export(client, run, reason="ทำใบเซ็นชื่อวันแรก"):
    return client.post(reverse("signups:export", args=[run.pk]), {"reason": reason})


def test_seats_and_waiting_list_stand_in_their_order(course, signed_in):
    """Seats as they came; the waiting list by its places, dense after somebody gave up."""
    run = make_open_run(course, capacity=2, waiting_limit=5)
    people = [sign_up_someone(run).signup for _ in range(5)]
    transitions.cancel(people[3], actor=Actor.APPLICANT)
    html = roster(signed_in, run)
    names = [people[n].person.name for n in (0, 1, 2, 4, 3)]
    assert [html.index(name) for name in names] == sorted(html.index(name) for name in names)
    assert "สำรอง 1" in html
    assert "สำรอง 2" in html
    assert "สำรอง 3" not in html


def test_looking_is_written_down_once_a_page(course, signed_in):
    """Who looked, at which run's page, and whose rows were shown."""
    run = make_open_run(course)
    people = [sign_up_someone(run).signup for _ in range(3)]
    roster(signed_in, run)
    row = AccessLog.objects.get()
    assert (row.action, row.row_count, row.role) == ("list", 3, "teacher")
    assert set(row.object_ids) == {one.pk for one in people}
    assert row.filter == f"run {run.code} p=1"


def test_empty_roster_is_no_look(course, signed_in):
    """Where nobody is shown nothing is written down."""
    assert "ยังไม่มีใครได้ที่นั่ง" in roster(signed_in, make_open_run(course))
    assert not AccessLog.objects.exists()


def test_sensitive_groups_stand_in_no_list_and_on_no_page(course, signed_in):
    """What group somebody belongs to, where it is sensitive, is shown about nobody."""
    run = make_open_run(course)
    signup = sign_up_someone(run).signup
    for group in (
        TargetGroup.objects.filter(is_sensitive=value).first() for value in (True, False)
    ):
        DeclaredGroup.objects.create(signup=signup, group=group)
    one = signed_in.get(reverse("signups:one", args=[signup.pk])).content.decode()
    hidden, shown = (one.group.name_th for one in signup.declared_groups.order_by("pk"))
    assert shown in one
    assert hidden not in one + roster(signed_in, run)


def test_file_holds_texts_only(course, signed_in):
    """Formulas run on nobody's computer, telephones keep their zero, health data stay inside."""
    run = make_open_run(course, capacity=30)
    nasty = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "#N/A", "{=1}", "'x"]
    for name in nasty:
        sign_up_someone(run, name=name, support="ใช้รถเข็น")
    response = export(signed_in, run)
    assert response["Content-Type"].endswith("sheet")
    sheet = load_workbook(BytesIO(response.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    values = [cell.value for cell in cells]
    for name in nasty:
        assert name.strip() in [value.strip() for value in values]
    assert any(value.startswith("081 00") for value in values)
    assert not any("รถเข็น" in value for value in values)
    assert all(cell.quotePrefix for cell in cells)


def test_file_needs_a_reason_and_is_logged_with_its_hash(course, signed_in):
    """No reason, no file; the log holds the file's own hash, its name says who and when."""
    run = make_open_run(course)
    people = [sign_up_someone(run).signup for _ in range(2)]
    assert export(signed_in, run, reason="").status_code == 422
    assert not AccessLog.objects.exists()
    response = export(signed_in, run)
    row = AccessLog.objects.get()
    assert (row.action, row.reason, row.row_count) == ("export", "ทำใบเซ็นชื่อวันแรก", 2)
    assert set(row.object_ids) == {one.pk for one in people}
    assert row.file_sha256 == hashlib.sha256(response.content).hexdigest()
    name = response["Content-Disposition"]
    assert run.code in name
    assert f"{timezone.localtime():%Y%m%d}" in name
    assert "kru-example-com" in name
    assert "no-store" in response["Cache-Control"]


def test_without_its_row_in_the_log_there_is_no_file(course, signed_in, monkeypatch):
    """When the log cannot be written nothing is handed out."""
    from django.db import OperationalError

    from registry.services import access

    run = make_open_run(course)
    name = sign_up_someone(run).signup.person.name

    def broken(*args, **kwargs):
        raise OperationalError("no room")

    monkeypatch.setattr(access, "seal", broken)
    response = export(signed_in, run)
    assert response.status_code == 503
    assert "Content-Disposition" not in response.headers
    listing = signed_in.get(reverse("signups:roster", args=[run.pk]))
    assert listing.status_code == 503
    assert name not in listing.content.decode()


def test_protection_officer_takes_no_file(client, course, units):
    """Whoever may only view exports nothing."""
    run = make_open_run(course)
    sign_in(client, as_role("dpo", units["dole"]))
    assert export(client, run).status_code == 302
    assert not AccessLog.objects.exists()


@pytest.mark.row("S1-22")
def test_sign_up_is_kept_open_longer_with_a_reason(course, signed_in):
    """The roster leads to the run's settings; the extension is logged with its reason."""
    from portal.core.thai_dates import format_date

    run = make_open_run(course)
    assert reverse("course_runs:edit", args=[run.pk]) in roster(signed_in, run)
    later = timezone.localtime(run.closes_at) + timedelta(days=2)
    response = signed_in.post(
        reverse("course_runs:extend", args=[run.pk]),
        {"closes_at": f"{format_date(later.date(), language='th')} 16.30", "reason": "ยังว่าง 8 ที่"},
    )
    assert response.status_code == 302
    extension = run.extensions.get()
    assert (extension.reason, extension.closed_at_before) == ("ยังว่าง 8 ที่", run.closes_at)
    run.refresh_from_db()
    assert run.closes_at == extension.closes_at_after


def test_long_roster_is_paged(course, signed_in):
    """A hundred rows a page, numbered on; each page is a look of its own."""
    run = make_open_run(course, capacity=101)
    people = [sign_up_someone(run).signup for _ in range(101)]
    first, second = roster(signed_in, run), roster(signed_in, run, p=2)
    assert people[100].person.name not in first
    assert people[100].person.name in second
    assert ">101<" in second
    assert sorted(AccessLog.objects.values_list("row_count", flat=True)) == [1, 100]


def test_file_is_given_out_within_ten_minutes_of_the_password(course, signed_in):
    """Later the password is asked first, before the form and before the file; nothing is logged."""
    run = make_open_run(course)
    sign_up_someone(run)
    address = reverse("signups:export", args=[run.pk])
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        for answer in (signed_in.get(address), export(signed_in, run)):
            assert answer.status_code == 302
            assert (
                answer.url == f"{reverse('users:confirm-password')}?next={quote(address, safe='')}"
            )
        assert not AccessLog.objects.exists()
        signed_in.post(
            reverse("users:confirm-password"),
            {"password": "correct horse battery staple", "next": address},
        )
        assert export(signed_in, run).status_code == 200


def test_paper_can_be_noted_on_a_phone(course, signed_in):
    """The button stands beside the name too, where the column of remarks is left out."""
    run = make_open_run(course)
    year = timezone.localdate().year - 15
    sign_up_someone(run, birth_year=year, guardian_telephone="0810000002")
    page = BeautifulSoup(
        signed_in.get(reverse("signups:roster", args=[run.pk])).content, "html5lib"
    )
    shown = page.select("th .show form input[name=do][value=paper]")
    assert len(shown) == 1
