"""People written in by staff: one, or a table of forty, by the service that everybody uses."""

from uuid import uuid4

import pytest
from django.urls import reverse

from portal.core.thai_dates import ERA
from registry.enums import SignupStatus
from registry.models import Consent, Signup, SupportNeed
from tests.factories.registry import make_notices, make_open_run, sign_up_someone
from tests.factories.users import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, teacher):
    make_notices()
    return sign_in(client, teacher)


def row(name="ผู้เรียน สมมติ", telephone="081 000 0001", birth_year="2515", **more):
    return {"key": str(uuid4()), "name": name, "telephone": telephone,
            "birth_year": birth_year, "occupation": "home", **more}  # fmt: skip


def send(client, run, *rows, channel="walk_in", press=None, **entry):
    data = {"rows": len(rows), "channel": channel, "told": "on", "waiting": "on", **entry}
    for number, one in enumerate(rows):
        data |= {f"r{number}-{key}": value for key, value in one.items()}
    if press:
        data[press] = "1"
    return client.post(reverse("signups:enter", args=[run.pk]), data)


def test_walk_in_is_written_in(course, signed_in, teacher):
    """Normalised as the public form does it; officer, channel and notice are kept."""
    run = make_open_run(course)
    response = send(signed_in, run, row("  สมหวัง   นามสมมติ ", "+66 81-234-5678", "พ.ศ. ๒๕๑๕"))
    assert response.url == reverse("signups:roster", args=[run.pk])
    signup = Signup.objects.get()
    assert (signup.person.name, signup.telephone) == ("สมหวัง นามสมมติ", "0812345678")
    assert signup.person.birth_year == 2515 - ERA
    assert (signup.channel, signup.entered_by) == ("walk_in", teacher)
    assert [one.purpose for one in Consent.objects.all()] == ["sign_up"]


def test_common_era_and_telephone_channel(course, signed_in):
    """Whichever era was said on the telephone."""
    run = make_open_run(course)
    send(signed_in, run, row(birth_year="1972"), channel="telephone")
    signup = Signup.objects.get()
    assert (signup.person.birth_year, signup.channel) == (1972, "telephone")


def test_group_of_forty_is_taken_in_one_go(course, signed_in):
    """A table of forty rows: whoever finds no seat waits, in the order of the table."""
    run = make_open_run(course, capacity=38, waiting_limit=5)
    rows = [row(f"คนที่ {n}", f"08100{n:05d}") for n in range(40)]
    response = send(
        signed_in, run, *rows, channel="group",
        helper_name="ผู้ใหญ่บ้าน สมมติ", helper_relation="volunteer",
    )  # fmt: skip
    assert response.status_code == 302
    assert Signup.objects.held().count() == 38
    waiting = Signup.objects.waiting().select_related("person")
    assert [one.person.name for one in waiting] == ["คนที่ 38", "คนที่ 39"]
    assert set(Signup.objects.values_list("helper_name", flat=True)) == {"ผู้ใหญ่บ้าน สมมติ"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "กรอกชื่อ-นามสกุล"),
        ({"telephone": "12"}, "081 234 5678"),
        ({"telephone": "1669"}, "081 234 5678"),
        ({"telephone": ""}, "081 234 5678"),
        ({"birth_year": "ไม่รู้"}, "กรอกปีเกิด เช่น 2515"),
        ({"birth_year": "2999"}, "กรอกปีเกิด เช่น 2515"),
        ({"birth_year": "2555"}, "ยังไม่บรรลุนิติภาวะ"),
        ({"support": "ใช้รถเข็น"}, "ติ๊กว่าคนสมัครยินยอม"),
        ({"occupation": "king"}, "row--wrong"),
        ({"name": "ก\x00ข"}, "row--wrong"),
    ],
)
def test_wrong_row_says_what_is_wrong_and_keeps_the_others(course, signed_in, wrong, words):
    """Nothing is saved until the officer says so; what was typed stays."""
    run = make_open_run(course)
    response = send(signed_in, run, row("คนถูก สมมติ"), row(**wrong))
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert "คนถูก สมมติ" in html
    assert not Signup.objects.exists()


def test_good_rows_may_be_saved_first(course, signed_in):
    """The good one is taken and leaves the form; the other stays to be repaired."""
    run = make_open_run(course)
    rows = (row("คนถูก สมมติ"), row("คนผิด สมมติ", telephone="12"))
    response = send(signed_in, run, *rows, press="only_good")
    html = response.content.decode()
    assert [one.person.name for one in Signup.objects.all()] == ["คนถูก สมมติ"]
    assert 'value="คนผิด สมมติ"' in html
    assert 'value="คนถูก สมมติ"' not in html
    assert Signup.objects.get().ref in html
    again = send(signed_in, run, *rows, press="only_good")
    assert again.status_code == 422
    assert Signup.objects.count() == 1


def test_whoever_has_a_place_is_named_with_a_link(course, signed_in):
    """No second sign-up; the page leads to the first."""
    run = make_open_run(course)
    first = sign_up_someone(run, name="ผู้เรียน สมมติ", telephone="0810000001", birth_year=1972)
    html = send(signed_in, run, row()).content.decode()
    assert "สมัครรอบนี้ไว้แล้ว" in html
    assert reverse("signups:one", args=[first.signup.pk]) in html
    assert Signup.objects.count() == 1


def test_full_run_says_so_beside_the_row(course, signed_in):
    """Without the tick nobody is put on the waiting list."""
    run = make_open_run(course, capacity=1, waiting_limit=1)
    sign_up_someone(run)
    response = send(signed_in, run, row(), waiting="")
    assert response.status_code == 422
    assert "ที่นั่งเต็ม" in response.content.decode()
    assert Signup.objects.count() == 1
    assert send(signed_in, run, row()).status_code == 302
    assert Signup.objects.last().status == SignupStatus.WAITING


def test_minor_is_written_in_with_a_guardian(course, signed_in):
    """The guardian is kept; the seat waits for the agreement."""
    run = make_open_run(course)
    young = row(birth_year="2555", guardian_name="ผู้ปกครอง สมมติ",
                guardian_telephone="0810000002", guardian_relation="parent")  # fmt: skip
    assert send(signed_in, run, young).status_code == 302
    signup = Signup.objects.get()
    assert signup.needs_guardian
    assert signup.guardian.name == "ผู้ปกครอง สมมติ"


def test_help_is_kept_with_consent_only(course, signed_in):
    """Health data: encrypted, with a consent of its own."""
    run = make_open_run(course)
    send(signed_in, run, row(support="ใช้รถเข็น", support_ok="on"))
    assert "รถเข็น" not in SupportNeed.objects.get().ciphertext
    assert set(Consent.objects.values_list("purpose", flat=True)) == {"sign_up", "health"}


def test_notice_must_be_told(course, signed_in):
    """Without the tick that they were told, nobody is written in."""
    run = make_open_run(course)
    response = send(signed_in, run, row(), told="")
    assert response.status_code == 422
    assert not Signup.objects.exists()


def test_without_a_notice_nobody_is_written_in(course, client, teacher):
    """No notice in force: the page says so instead of keeping people untold."""
    run = make_open_run(course)
    response = send(sign_in(client, teacher), run, row())
    assert response.status_code == 422
    assert not Signup.objects.exists()


def test_rows_grow_up_to_forty_and_keep_what_was_typed(course, signed_in):
    """Ten more a press, no more than forty, nothing judged yet."""
    run = make_open_run(course)
    response = send(signed_in, run, row("คนแรก สมมติ", telephone="12"), press="more")
    html = response.content.decode()
    assert response.status_code == 200
    assert 'value="คนแรก สมมติ"' in html
    assert html.count("<fieldset") == 11
    assert "row--wrong" not in html
    full = send(signed_in, run, *[row() for _ in range(40)], press="more").content.decode()
    assert full.count("<fieldset") == 40
    huge = send(signed_in, run, row(), press="more", rows="9" * 30)
    assert huge.status_code == 200


@pytest.mark.parametrize("how", ["", "group"])
def test_forms_open_empty(course, signed_in, how, django_assert_max_num_queries):
    """One row for one person, ten for a group; the choices are asked for once."""
    run = make_open_run(course)
    address = reverse("signups:enter", args=[run.pk])
    signed_in.get(address)
    with django_assert_max_num_queries(20):
        html = signed_in.get(address, {"how": how}).content.decode()
    assert html.count("<fieldset") == (10 if how else 1)


def test_empty_form_is_no_entry(course, signed_in):
    """Somebody pressed save without writing anybody down."""
    blank = {"key": str(uuid4()), "name": "", "telephone": "", "birth_year": ""}
    assert send(signed_in, make_open_run(course), blank).status_code == 422
