"""The officers' screens of the register of members: who sees what, bad input, looks written down."""

import pytest
from django.utils import timezone

from registry.models import AccessLog, GroupMember
from tests.factories.registry import make_member, make_open_run, sign_up_someone
from tests.factories.showcase import make_group
from tests.factories.users import as_role, sign_in
from tests.registry.conftest import plain
from tests.registry.desk_addresses import members_at
from tests.registry.test_group_members import NAME, TELEPHONE

pytestmark = pytest.mark.django_db

RIGHT = {"name": "สมหมาย ใจดี", "telephone": "081 000 0001", "role": "chair", "told": "on"}


# --- who sees what
@pytest.mark.parametrize("role", ["teacher", "district_officer", "district_director"])
@pytest.mark.row("S4-20")
def test_own_unit_keeps_the_register(client, units, group, role):
    """Staff of the group's centre see names, write people in, change them and note who left."""
    sign_in(client, as_role(role, units["d4704"]))
    response = client.post(members_at("add", group.pk), {**RIGHT, "joined_on": "1 ม.ค. 2568"})
    assert response.status_code == 302
    member = GroupMember.objects.get()
    assert member.role == "chair"
    said = plain(client.get(members_at("group", group.pk)))
    assert "สมหมาย ใจดี" in said
    assert "081 000 0001" in said
    assert "ประธาน 1" in said
    client.post(members_at("one", member.pk), {**RIGHT, "name": "สมหมาย ดีใจ", "role": "treasurer"})
    assert "สมหมาย ดีใจ" in plain(client.get(members_at("group", group.pk)))
    client.post(members_at("act", member.pk), {"do": "leave", "left_on": ""})
    member.refresh_from_db()
    assert member.left_on == timezone.localdate()


@pytest.mark.parametrize(
    ("role", "unit"),
    [
        ("teacher", "d4702"),
        ("district_director", "d2101"),
        ("provincial_officer", "p21"),
        ("editor", "d4704"),
        ("provincial_supervisor", "p47"),
    ],
)
def test_others_see_nothing(client, units, group, role, unit):
    """Other units, and roles that see no learners, open no screen and change nothing."""
    member = make_member(group, name=NAME)
    sign_in(client, as_role(role, units[unit]))
    for name in ("group", "add", "import", "template", "export"):
        assert client.get(members_at(name, group.pk)).status_code == 302
    for name in ("one", "learner"):
        assert client.get(members_at(name, member.pk)).status_code == 302
    for do in ("leave", "erase"):
        assert client.post(members_at("act", member.pk), {"do": do}).status_code == 302
    assert client.post(members_at("add", group.pk), RIGHT).status_code == 302
    index = client.get(members_at("index"))
    assert index.status_code == 302 or group.title not in index.content.decode()
    member.refresh_from_db()
    assert member.left_on is None
    assert GroupMember.objects.count() == 1
    assert not AccessLog.objects.exists()


def test_protection_officer_sees_names_for_a_reason_only(client, units, group):
    """Whoever may only view reads masked lines; a reason opens one and is written down."""
    member = make_member(group, name=NAME, telephone=TELEPHONE, note="บ้านท้ายซอย")
    sign_in(client, as_role("dpo", units["dole"]))
    for address in (members_at("group", group.pk), members_at("one", member.pk)):
        said = plain(client.get(address))
        assert not any(word in said for word in (NAME, "081 000 9188", "ท้ายซอย"))
    assert NAME not in plain(client.post(members_at("one", member.pk), {"reason": " "}))
    assert NAME in plain(client.post(members_at("one", member.pk), {"reason": "ตรวจคำร้อง"}))
    row = AccessLog.objects.first()
    assert (row.action, row.reason, row.object_ids) == ("reveal", "ตรวจคำร้อง", [member.pk])
    assert client.get(members_at("export", group.pk)).status_code == 302
    client.post(members_at("act", member.pk), {"do": "erase"})
    assert not GroupMember.objects.get().is_erased


def test_every_look_is_written_down(desk, group):
    """Lists once a page, one screen each; the list of groups names nobody and is no look."""
    member = make_member(group)
    desk.get(members_at("index"))
    assert not AccessLog.objects.exists()
    desk.get(members_at("group", group.pk))
    desk.get(members_at("one", member.pk))
    looks = AccessLog.objects.order_by("pk").values_list("action", "object_type", "object_ids")
    assert list(looks) == [
        ("list", "group_member", [member.pk]),
        ("view", "group_member", [member.pk]),
    ]


def test_list_of_groups_costs_the_same_for_one_and_for_many(desk, tree, django_assert_num_queries):
    """Groups are counted in one query; each line adds none."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_member(make_group(tree["d4704"], title="กลุ่มแรก"))
    desk.get(members_at("index"))
    with CaptureQueriesContext(connection) as few:
        desk.get(members_at("index"))
    for number in range(6):
        make_member(make_group(tree["d4704"], title=f"กลุ่มที่ {number}"))
    with CaptureQueriesContext(connection) as many:
        said = plain(desk.get(members_at("index")))
    assert "กลุ่มที่ 5" in said
    assert len(many) == len(few)


def test_register_costs_the_same_for_one_and_for_many(desk, group):
    """A member's line adds no query."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _ in range(2):
        for _ in range(6 if counts else 1):
            make_member(group)
        desk.get(members_at("group", group.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(members_at("group", group.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_groups_are_narrowed_to_registered_ones(desk, tree):
    """Community enterprises and others with a number of a register, by choice (S0-36)."""
    make_group(tree["d4704"], title="กลุ่มธรรมดา", legal_form="occupation_group")
    enterprise = make_group(
        tree["d4704"], title="วิสาหกิจเรา", legal_form="community_enterprise",
        registration_number="4-47-04-01/1-0001",
    )  # fmt: skip
    said = plain(desk.get(members_at("index"), {"only": "registered"}))
    assert enterprise.title in said
    assert "กลุ่มธรรมดา" not in said
    assert "กลุ่มธรรมดา" in plain(desk.get(members_at("index"), {"q": "ธรรมดา"}))


def test_somebody_who_asks_is_found_by_telephone(desk, group, tree):
    """By the number alone, in one's own groups only; in vain it is written down, too."""
    make_member(group, name=NAME, telephone=TELEPHONE)
    make_member(make_group(tree["d4702"]), name="คนอำเภออื่น", telephone=TELEPHONE)
    said = plain(desk.post(members_at("index"), {"asked": "081-000-9188"}))
    assert NAME in said
    assert "คนอำเภออื่น" not in said
    assert "ไม่มีใครใช้เบอร์นี้" in plain(desk.post(members_at("index"), {"asked": "0810009999"}))
    rows = AccessLog.objects.values_list("action", "row_count")
    assert sorted(rows) == [("search", 0), ("search", 1)]
    assert not AccessLog.objects.filter(filter__contains="081").exists()


# --- bad input
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": "  "}, "กรอกชื่อ-นามสกุล"),
        ({"name": "1101700230708"}, "13 หลัก"),
        ({"note": "บัตร 1101700230708"}, "13 หลัก"),
        ({"telephone": "08100"}, "10 หลัก"),
        ({"telephone": "1669"}, "081 234 5678"),
        ({"role": "king"}, "king"),
        ({"joined_on": "เมื่อวาน"}, "12/12/2569"),
        ({"joined_on": "1/1/2599"}, "วันนี้ยังมาไม่ถึง"),
        ({"told": ""}, "บอกสมาชิกก่อน"),
    ],
)
def test_wrong_answers_are_said_and_stay(desk, group, wrong, words):
    """Each is refused in Thai beside its field; what was typed stays, nothing is written."""
    response = desk.post(members_at("add", group.pk), {**RIGHT, **wrong})
    assert response.status_code == 422
    html = response.content.decode()
    assert words in html
    assert wrong.get("name", RIGHT["name"]).strip() in html
    assert not GroupMember.objects.exists()


def test_the_same_person_twice_is_said(desk, group):
    """A second press writes nobody twice, and says so."""
    assert desk.post(members_at("add", group.pk), RIGHT).status_code == 302
    again = desk.post(members_at("add", group.pk), RIGHT)
    assert again.status_code == 422
    assert "อยู่ในทะเบียนแล้ว" in plain(again)


def test_markup_in_a_name_stays_text(desk, group):
    """What looks like markup is shown as it was typed."""
    name = "<script>alert(1)</script>สมศรี"
    member = make_member(group, name=name, note="<img src=x onerror=alert(1)>")
    for address in (
        members_at("group", group.pk),
        members_at("one", member.pk),
        members_at("learner", member.pk),
    ):
        html = desk.get(address).content.decode()
        assert "<script>alert(1)" not in html
        assert "<img src=x" not in html


def test_unknown_presses_are_refused(desk, group):
    """What no button says does nothing; an erased member is changed by nobody."""
    member = make_member(group)
    assert desk.post(members_at("act", member.pk), {"do": "explode"}).status_code == 302
    desk.post(members_at("act", member.pk), {"do": "erase"})
    assert GroupMember.objects.get().is_erased
    desk.post(members_at("one", member.pk), RIGHT)
    assert GroupMember.objects.get().sealed == ""
    assert desk.get(members_at("one", member.pk)).status_code == 200
    assert desk.get(members_at("one", 999_999)).status_code == 404


# --- a learner's own record
@pytest.mark.row("S0-36")
def test_member_is_linked_to_their_own_sign_up(desk, course, group):
    """People with the same telephone are offered; whom the officer chooses is linked, in private."""
    run = make_open_run(course)
    mother = sign_up_someone(run, name="แม่ นามสมมติ", telephone=TELEPHONE).signup
    sign_up_someone(run, name="ลูก นามสมมติ", telephone=TELEPHONE)
    sign_up_someone(run, name="คนอื่น นามสมมติ")
    member = make_member(group, name="แม่ นามสมมติ", telephone=TELEPHONE)
    said = plain(desk.get(members_at("learner", member.pk)))
    assert "ลูก นามสมมติ" in said
    assert "คนอื่น" not in said
    assert AccessLog.objects.filter(action="search", object_ids=[member.pk]).exists()
    assert (
        desk.post(members_at("learner", member.pk), {"person": mother.person_id}).status_code == 302
    )
    member.refresh_from_db()
    assert member.person_id == mother.person_id
    assert course.title in plain(desk.get(members_at("one", member.pk)))
    desk.post(members_at("act", member.pk), {"do": "unlink"})
    member.refresh_from_db()
    assert member.person_id is None


def test_nobody_else_can_be_linked(desk, course, group, tree):
    """Neither somebody with another telephone nor a learner of another unit is taken."""
    from tests.factories.catalogue import make_course

    stranger = sign_up_someone(make_open_run(course)).signup
    elsewhere = sign_up_someone(
        make_open_run(make_course(tree["d2101"])), telephone=TELEPHONE
    ).signup
    member = make_member(group, telephone=TELEPHONE)
    for signup in (stranger, elsewhere):
        desk.post(members_at("learner", member.pk), {"person": signup.person_id})
        member.refresh_from_db()
        assert member.person_id is None
    assert "ไม่มีผู้เรียน" in plain(desk.get(members_at("learner", member.pk)))
