"""The officers' desk: who waits for a call, one press each, nobody of another unit."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from catalogue.models import TargetGroup
from portal.outbox.models import OutboxMessage
from registry.applicants import first_day_in_time
from registry.enums import Channel, SignupStatus
from registry.models import AccessLog, CallNote, DeclaredGroup, Guardian, RosterMessage, Signup
from registry.services import transitions
from tests.factories.catalogue import make_course
from tests.factories.registry import make_open_run, sign_up_someone
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db

DESK = "signups:index"


@pytest.fixture
def signed_in(client, teacher):
    return sign_in(client, teacher)


def page(client, name=DESK, *keys, **query):
    response = client.get(reverse(name, args=keys), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def press(client, signup, do, **more):
    return client.post(reverse("signups:act", args=[signup.pk]), {"do": do, **more}, follow=True)


def test_those_who_wait_for_a_call_stand_oldest_first(course, signed_in):
    """Name, reference, run and a telephone that can be tapped; the oldest on top."""
    run = make_open_run(course)
    first, second = sign_up_someone(run).signup, sign_up_someone(run).signup
    Signup.objects.filter(pk=second.pk).update(created_at=timezone.now() - timedelta(days=9))
    html = page(signed_in)
    assert html.index(second.person.name) < html.index(first.person.name)
    assert first.ref in html
    assert f'href="tel:+66{first.telephone[1:]}"' in html
    assert html.count("เกิน 2 วันทำการ") == 1


def test_too_late_is_counted_in_working_days():
    """A weekend and a holiday give nobody more calls to answer for."""
    from datetime import date

    # Monday 7 December 2026 is the day off for Saturday 5 December.
    assert first_day_in_time(date(2026, 12, 9)) == date(2026, 12, 4)
    assert first_day_in_time(date(2026, 11, 20)) == date(2026, 11, 18)


def test_one_press_confirms(course, signed_in, teacher):
    """The seat is sure, the call noted, the applicant told; the desk is shown again."""
    signup = sign_up_someone(make_open_run(course)).signup
    back = reverse(DESK) + "#calls"
    response = press(signed_in, signup, "confirm", next=back)
    assert response.redirect_chain == [(back, 302)]
    signup.refresh_from_db()
    assert signup.status == SignupStatus.CONFIRMED
    assert CallNote.objects.get(signup=signup).by == teacher
    assert signup.person.name not in page(signed_in)
    again = press(signed_in, signup, "confirm")
    assert "ไม่มีอะไรต้องทำ" in again.content.decode()


def test_no_answer_is_noted_and_shown(course, signed_in):
    """Whoever rings next sees how often it was tried; the seat stays held."""
    signup = sign_up_someone(make_open_run(course)).signup
    press(signed_in, signup, "no_answer")
    press(signed_in, signup, "no_answer")
    html = page(signed_in)
    assert "โทรแล้ว 2 ครั้ง" in html
    press(signed_in, signup, "wrong_number")
    assert "เบอร์ผิด" in page(signed_in)
    signup.refresh_from_db()
    assert signup.status == SignupStatus.HELD


@pytest.mark.row("S0-20")
def test_refusing_needs_a_reason_and_shows_how_learners_are_chosen(tree, signed_in):
    """The course's own criteria stand beside the form; without words nothing happens."""
    run = make_open_run(make_course(tree["d4704"], selection_criteria="คนว่างงานในอำเภอก่อน"))
    signup = sign_up_someone(run).signup
    assert "คนว่างงานในอำเภอก่อน" in page(signed_in, "signups:one", signup.pk)
    press(signed_in, signup, "refuse", reason=" ")
    signup.refresh_from_db()
    assert signup.status == SignupStatus.HELD
    press(signed_in, signup, "refuse", reason="รอบนี้รับคนว่างงานก่อน")
    signup.refresh_from_db()
    assert (signup.status, signup.reason) == ("not_accepted", "รอบนี้รับคนว่างงานก่อน")


def test_cancelling_for_somebody_gives_the_seat_to_the_next(course, signed_in, teacher):
    """The officer stands in the history, the first in line has the seat."""
    run = make_open_run(course, capacity=1, waiting_limit=2)
    first, second = sign_up_someone(run).signup, sign_up_someone(run).signup
    press(signed_in, first, "cancel", reason="โทรมาบอกว่าไม่ว่าง")
    second.refresh_from_db()
    assert second.status == SignupStatus.HELD
    assert first.changes.last().officer_id == teacher.pk


@pytest.mark.parametrize("do", ["", "delete", "reveal"])
def test_unknown_button_does_nothing(course, signed_in, do):
    """Only what stands on a button can be pressed."""
    signup = sign_up_someone(make_open_run(course)).signup
    assert press(signed_in, signup, do).redirect_chain == [(reverse("wagtailadmin_home"), 302)]
    signup.refresh_from_db()
    assert (signup.status, signup.version) == (SignupStatus.HELD, 1)
    assert signed_in.get(reverse("signups:act", args=[signup.pk])).status_code == 405


@pytest.mark.parametrize("text", ["ก\x00ข", "\u202eก", "=1+1", "ก" * 5000, "\ud800"])
def test_strange_words_break_nothing(course, signed_in, text):
    """Whatever is typed into a reason, a number or the search: an answer, never an error page."""
    signup = sign_up_someone(make_open_run(course)).signup
    typed = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    for do in ("telephone", "refuse", "cancel"):
        assert press(signed_in, signup, do, reason=typed, telephone=typed).status_code == 200
    assert signed_in.post(reverse("signups:find"), {"asked": typed}).status_code == 200
    one = reverse("signups:one", args=[signup.pk])
    assert signed_in.post(one, {"reason": typed}).status_code == 200


def test_next_leads_nowhere_else(course, signed_in):
    """The way back stays within the portal."""
    signup = sign_up_someone(make_open_run(course)).signup
    url = reverse("signups:act", args=[signup.pk])
    response = signed_in.post(url, {"do": "no_answer", "next": "https://evil.example/"})
    assert response.url == reverse("signups:one", args=[signup.pk])


def test_guardians_waits_stand_apart(course, signed_in):
    """A seat that waits for a guardian is no call to make yet, and cannot be confirmed."""
    minor = sign_up_someone(
        make_open_run(course), birth_year=2012, guardian_name="ผู้ปกครอง สมมติ",
        guardian_telephone="0810000002",
    ).signup  # fmt: skip
    html = page(signed_in)
    assert html.index('id="guardians"') < html.index(minor.person.name)
    press(signed_in, minor, "confirm")
    minor.refresh_from_db()
    assert minor.status == SignupStatus.HELD


def test_guardians_paper_is_noted_from_desk_roster_and_page(course, signed_in, teacher):
    """The button stands wherever the guardian's wait is shown; who saw the paper is kept."""
    minor = sign_up_someone(
        make_open_run(course), birth_year=2012, guardian_telephone="0810000002"
    ).signup
    for name, keys in ((DESK, ()), ("signups:roster", (minor.run_id,)),
                       ("signups:one", (minor.pk,))):  # fmt: skip
        assert "ได้รับเอกสารแล้ว" in page(signed_in, name, *keys)
    press(signed_in, minor, "paper")
    guardian = Guardian.objects.get(signup=minor)
    assert guardian.has_agreed
    assert (guardian.agreed_by, guardian.noted_by) == (Channel.PAPER, teacher)


def test_text_to_everybody_of_a_run_is_handed_over(course, signed_in, teacher):
    """One line, at most 300 signs, and whether the waiting list reads it."""
    run = make_open_run(course)
    address = reverse("signups:message", args=[run.pk])
    assert address in page(signed_in, "signups:roster", run.pk)
    assert signed_in.get(address).status_code == 200
    for wrong in (" ", "ก" * 301):
        assert signed_in.post(address, {"text": wrong}).status_code == 422
    done = signed_in.post(address, {"text": "พรุ่งนี้เริ่ม\n9 โมง", "to_waiting": "on"})
    assert done.url == reverse("signups:roster", args=[run.pk])
    sent = RosterMessage.objects.get()
    assert (sent.run, sent.text, sent.is_for_waiting, sent.by) == (
        run, "พรุ่งนี้เริ่ม 9 โมง", True, teacher,
    )  # fmt: skip


def test_messages_that_did_not_arrive_are_shown_and_sent_again(course, signed_in, tree):
    """Texts that were given up, of one's own applicants only."""
    own = sign_up_someone(make_open_run(course)).signup
    other = sign_up_someone(make_open_run(make_course(tree["d2101"]))).signup
    OutboxMessage.objects.update(state="dead", attempts=3)
    html = page(signed_in)
    lost = html[html.index('id="lost"') :]
    assert own.person.name in lost
    assert other.person.name not in html
    press(signed_in, own, "send_again")
    assert OutboxMessage.objects.pending().count() == 1


def test_number_is_changed_from_the_page_of_the_signup(course, signed_in):
    """However it was typed; what is no number is refused in words."""
    signup = sign_up_someone(make_open_run(course)).signup
    press(signed_in, signup, "telephone", telephone="๐๘๑ ๒๓๔ ๕๖๗๘")
    signup.refresh_from_db()
    assert signup.telephone == "0812345678"
    html = press(signed_in, signup, "telephone", telephone="12").content.decode()
    assert "081 234 5678" in html


def test_runs_that_are_over_leave_the_desk(course, signed_in):
    """Nobody rings for a run that was called off or has ended."""
    run = make_open_run(course)
    signup = sign_up_someone(run).signup
    today = timezone.localdate()
    type(run).objects.filter(pk=run.pk).update(
        starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1)
    )
    assert signup.person.name not in page(signed_in)


def test_somebody_is_looked_up_without_a_trace_in_the_address(course, signed_in, tree):
    """By reference, number or part of a name; only among one's own; by POST."""
    signup = sign_up_someone(make_open_run(course), name="สมหวัง นามสมมติ").signup
    sign_up_someone(make_open_run(make_course(tree["d2101"])), name="สมหวัง ต่างจังหวัด")
    for asked in (signup.ref.lower(), f"+66{signup.telephone[1:]}", "สมหวัง"):
        response = signed_in.post(reverse("signups:find"), {"asked": asked})
        html = response.content.decode()
        assert signup.ref in html
        assert "ต่างจังหวัด" not in html
    signed_in.post(reverse("signups:find"), {"asked": "ไม่มีชื่อนี้"})
    rows = AccessLog.objects.filter(action="search").order_by("pk")
    assert [row.row_count for row in rows] == [1, 1, 1, 0]
    assert "สมหวัง" not in "".join(AccessLog.objects.values_list("filter", flat=True))


@pytest.mark.parametrize(
    ("role", "unit", "status"),
    [
        ("teacher", "d4704", 200),
        ("district_officer", "d4704", 200),
        ("district_director", "d4704", 200),
        ("provincial_officer", "p47", 200),
        ("department_officer", "dole", 200),
        ("dpo", "dole", 200),
        ("editor", "d4704", 403),
        ("group_rep", "d4704", 403),
        ("provincial_supervisor", "p47", 403),
    ],
)
def test_desk_opens_for_those_who_see_learners(client, units, role, unit, status):
    """Editors, groups and supervisors see no learner at all, not even the menu."""
    sign_in(client, as_role(role, units[unit]))
    for name in (DESK, "signups:runs", "signups:find"):
        response = client.get(reverse(name))
        assert response.status_code == status or response.status_code == 302
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("/admin/signups/" in home) is (status == 200)


def test_neighbours_are_not_on_the_desk(client, course, tree, units):
    """A teacher of the next district sees nobody of this one, by any address."""
    signup = sign_up_someone(make_open_run(course)).signup
    sign_in(client, as_role("teacher", units["d4702"]))
    assert signup.person.name not in page(client)
    for name, key in (("one", signup.pk), ("roster", signup.run_id), ("enter", signup.run_id),
                      ("export", signup.run_id), ("act", signup.pk)):  # fmt: skip
        for method in ("get", "post"):
            response = getattr(client, method)(
                reverse(f"signups:{name}", args=[key]), {"do": "confirm", "reason": "เพื่ออะไร"}
            )
            assert response.status_code in {403, 405, 302}
            assert signup.person.name not in response.content.decode()
    signup.refresh_from_db()
    assert signup.status == SignupStatus.HELD


def test_help_to_prepare_is_read_by_teachers_and_directors(client, course, units):
    """Health data: the unit's teachers and directors; nobody above them, no officer."""
    signup = sign_up_someone(make_open_run(course), support="ใช้รถเข็น").signup
    seen = {}
    for role, unit in (("teacher", "d4704"), ("district_director", "d4704"),
                       ("district_officer", "d4704"), ("provincial_officer", "p47"),
                       ("department_officer", "dole"), ("dpo", "dole")):  # fmt: skip
        sign_in(client, as_role(role, units[unit]))
        pages = [page(client), page(client, "signups:one", signup.pk),
                 page(client, "signups:roster", signup.run_id)]  # fmt: skip
        seen[role] = {"ใช้รถเข็น" in html for html in pages}
    assert seen["teacher"] == seen["district_director"] == {True}
    assert all(
        seen[role] == {False} for role in seen if role not in {"teacher", "district_director"}
    )


def test_help_and_groups_close_ten_minutes_after_the_password(client, course, units):
    """Then a link stands there that asks for it; who may not read them sees no link either."""
    signup = sign_up_someone(make_open_run(course), support="ใช้รถเข็น").signup
    group = TargetGroup.objects.filter(is_sensitive=False).first()
    DeclaredGroup.objects.create(signup=signup, group=group)
    link = f"{reverse('users:confirm-password')}?next={reverse('signups:one', args=[signup.pk])}"
    for role, unit, is_led in (("teacher", "d4704", True), ("district_officer", "d4704", False)):
        sign_in(client, as_role(role, units[unit]))
        assert str(group) in page(client, "signups:one", signup.pk)
        with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
            one = page(client, "signups:one", signup.pk)
            others = page(client) + page(client, "signups:roster", signup.run_id)
        assert "ใช้รถเข็น" not in one + others
        assert f"<dd>{group}</dd>" not in one
        assert link in one
        assert (link in others) is is_led


def test_protection_officer_sees_names_for_a_reason_only(client, course, units):
    """Who may only view sees them masked; a reason opens one sign-up, and is kept."""
    signup = sign_up_someone(make_open_run(course), name="กานดา นามสมมติ").signup
    sign_in(client, as_role("dpo", units["dole"]))
    one = reverse("signups:one", args=[signup.pk])
    for html in (page(client), page(client, "signups:one", signup.pk),
                 page(client, "signups:roster", signup.run_id)):  # fmt: skip
        assert "กานดา" not in html
        assert signup.telephone[-4:] not in html.replace(signup.ref, "")
    assert "กานดา" not in client.post(one, {"reason": " "}).content.decode()
    assert "กานดา" in client.post(one, {"reason": "คำขอของเจ้าของข้อมูล"}).content.decode()
    row = AccessLog.objects.get(action="reveal")
    assert (row.object_ids, row.reason, row.role) == ([signup.pk], "คำขอของเจ้าของข้อมูล", "dpo")
    client.post(reverse("signups:act", args=[signup.pk]), {"do": "confirm"})
    signup.refresh_from_db()
    assert signup.status == SignupStatus.HELD


def test_front_page_shows_numbers_without_names(course, signed_in):
    """The sums stand on the admin's first page."""
    signup = sign_up_someone(make_open_run(course)).signup
    html = page(signed_in, "wagtailadmin_home")
    assert "รอโทรยืนยัน" in html
    assert signup.person.name not in html
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("name", ["desk", "roster", "one"])
def test_queries_stay_flat(course, signed_in, django_assert_max_num_queries, name):
    """Fifty people cost as many queries as one."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    run = make_open_run(course, capacity=60)
    first = sign_up_someone(run, support="ใช้รถเข็น").signup
    address = {
        "desk": reverse(DESK),
        "roster": reverse("signups:roster", args=[run.pk]),
        "one": reverse("signups:one", args=[first.pk]),
    }[name]

    def count():
        signed_in.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(address).status_code == 200
        return len(queries)

    few = count()
    for number in range(49):
        minor = {"birth_year": 2012, "guardian_telephone": "0810000002"} if number % 3 == 0 else {}
        signup = sign_up_someone(run, support="ต้องการล่าม", **minor).signup
        if number % 4 == 0:
            transitions.note_call(signup, "no_answer", by=None)
    OutboxMessage.objects.update(state="dead")
    # Sections that were empty before ask once each.
    assert count() <= few + 2
