"""The register of a group's members: who is in it, what is kept of them, what the page tells."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from portal.outbox import periodic
from registry import group_sums
from registry.enums import Actor, GroupRole, SignupStatus
from registry.member_lines import opened
from registry.models import GroupMember, Person, Signup
from registry.services import bulk_signups, group_members, transitions
from registry.services.group_members import MemberFacts
from search import sync
from search.models import Entry
from showcase.groups import members
from showcase.groups.members import Counted, learned_words, members_words, told
from tests.factories.registry import make_member, make_open_run, sign_up_someone
from tests.factories.showcase import make_group
from tests.registry.conftest import plain

pytestmark = pytest.mark.django_db

NAME, TELEPHONE = "ฬซขก ฑฎฌฒ นามสมมติ", "0810009188"


def card(group):
    return Entry.objects.get(page=group.pk).card


def learners(course, count, **fields):
    """People who hold a confirmed seat in a run that is over."""
    run = make_open_run(course, capacity=50)
    signups = [sign_up_someone(run, **fields).signup for _ in range(count)]
    for one in signups:
        transitions.confirm(one, by=None)
    today = timezone.localdate()
    type(run).objects.filter(pk=run.pk).update(
        starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=2)
    )
    return signups


# --- what is kept


def test_names_and_numbers_are_kept_sealed(group):
    """Neither name, telephone nor note stands in any column; they open for this row only."""
    one = make_member(group, name=NAME, telephone=TELEPHONE, note="อยู่บ้านท้ายซอย")
    row = GroupMember.objects.filter(pk=one.pk).values().get()
    kept = " ".join(str(value) for value in row.values())
    assert not any(word in kept for word in (NAME, TELEPHONE, "ท้ายซอย"))
    assert opened(one).name == NAME
    other = make_member(group)
    other.sealed = one.sealed
    assert opened(other).name != NAME
    assert NAME not in str(one)


@pytest.mark.parametrize(
    ("name", "telephone", "is_same"),
    [
        ("สมหมาย  ใจดี", "0810000001", True),
        ("สมหมาย ใจดี", "0810000002", False),
        ("สมหญิง ใจดี", "0810000001", False),
    ],
)
def test_nobody_stands_there_twice(group, name, telephone, is_same):
    """The same name with the same telephone is one person; a household shares its telephone."""
    make_member(group, name="สมหมาย ใจดี", telephone="0810000001")
    if is_same:
        with pytest.raises(ValidationError):
            make_member(group, name=name, telephone=telephone)
    else:
        make_member(group, name=name, telephone=telephone)
    assert GroupMember.objects.count() == (1 if is_same else 2)


def test_whoever_left_may_come_again(group):
    """Leaving frees the place; coming back is refused while somebody new stands there as them."""
    one = make_member(group, name="สมหมาย", telephone="0810000001")
    assert group_members.leave(one, timezone.localdate(), by=None)
    assert not group_members.leave(one, timezone.localdate(), by=None)
    make_member(group, name="สมหมาย", telephone="0810000001")
    with pytest.raises(ValidationError):
        group_members.come_back(one, by=None)


def test_days_follow_one_another(group):
    """Nobody leaves before they joined, or tomorrow."""
    today = timezone.localdate()
    one = make_member(group, joined_on=today - timedelta(days=5))
    for day in (today - timedelta(days=6), today + timedelta(days=1)):
        with pytest.raises(ValidationError):
            group_members.leave(one, day, by=None)
    assert group_members.leave(one, today, by=None)
    assert group_members.come_back(one, by=None)


def test_many_are_written_in_whole_or_not_at_all(group, monkeypatch):
    """When one row cannot be written, none is; the same file again changes nothing."""
    rows = [MemberFacts(f"สมาชิก {n}", f"08100000{n:02d}") for n in range(10)]
    write = group_members._write

    def broken(to, facts, by):
        if facts.name == "สมาชิก 7":
            raise ValidationError("no")
        return write(to, facts, by)

    monkeypatch.setattr(group_members, "_write", broken)
    with pytest.raises(ValidationError):
        group_members.add_all(group, rows, by=None)
    assert not GroupMember.objects.exists()
    monkeypatch.setattr(group_members, "_write", write)
    assert group_members.add_all(group, rows, by=None) == group_members.Added(10, 0)
    assert group_members.add_all(group, rows, by=None) == group_members.Added(0, 10)
    assert card(group)["members"] == 10


def test_group_that_goes_takes_its_register_along(group):
    """Without the group nobody may keep who belonged to it."""
    make_member(group)
    group.delete()
    assert not GroupMember.objects.exists()


# --- forgetting


def test_whoever_left_is_forgotten_after_a_year(group):
    """The day before they are known, on the day they are not; twice is once."""
    one = make_member(group, name=NAME)
    group_members.leave(one, timezone.localdate(), by=None)
    now = timezone.now()
    assert group_members.forget(now + timedelta(days=365)) == 0
    later = now + timedelta(days=366)
    assert group_members.forget(later) == 1
    assert group_members.forget(later) == 0
    one.refresh_from_db()
    assert (one.sealed, one.member_key, one.telephone_key, one.person_id) == ("", "", "", None)
    assert one.left_on is not None
    assert "forget-members-of-groups" in {task.name for task in periodic.registered()}


def test_erased_member_is_counted_no_more(course, group):
    """Erasing forgets name, numbers and the link, and takes them out of the register."""
    one = make_member(group, name=NAME, telephone=TELEPHONE)
    group_members.link(one, learners(course, 1)[0].person, by=None)
    assert group_members.erase(one, by=None, at=timezone.now())
    assert not group_members.erase(one, by=None, at=timezone.now())
    one.refresh_from_db()
    assert one.is_erased
    assert one.person_id is None
    assert opened(one).telephone == ""
    assert not group_sums.sums_of([group.pk], timezone.now())
    key = group_members.telephone_key(TELEPHONE)
    assert not GroupMember.objects.with_telephone_key(key).exists()
    assert not group_members.come_back(one, by=None)


def test_made_up_learners_go_and_members_stay(course, group):
    """Taking the demonstration away leaves the register; only the link to whoever was made up goes."""
    run = make_open_run(course)
    written = bulk_signups.WrittenSignup(
        run_id=run.pk,
        letters="SNK",
        person=bulk_signups.WrittenPerson("ผู้เรียนสาธิต นามสมมติ", "0810009177", 1970),
        steps=(bulk_signups.Step(timezone.now(), "signed_up", SignupStatus.HELD),),
        facts={"channel": "web", "occupation": "farmer"},
    )
    bulk_signups.add_signups([written])
    one = make_member(group)
    group_members.link(one, Person.objects.get(telephone="0810009177"), by=None)
    bulk_signups.remove_signups([course.pk])
    one.refresh_from_db()
    assert (one.group_id, one.person_id) == (group.pk, None)
    assert not Person.objects.exists()


# --- what the public reads


@pytest.mark.parametrize(
    ("typed", "known", "words", "learned"),
    [
        (6, Counted(), "6 คน", ""),
        (None, Counted(), "", ""),
        (6, Counted(3, 3), "6 คน", ""),
        (None, Counted(4, 4), "น้อยกว่า 5 คน", ""),
        (6, Counted(5, 4), "5 คน", ""),
        (6, Counted(12, 5), "12 คน", "สมาชิก 5 คน"),
        (None, Counted(1200, 7), "1,200 คน", "สมาชิก 7 คน"),
    ],
)
@pytest.mark.row("S4-20")
def test_count_of_the_register_is_told_from_five_on(typed, known, words, learned):
    """The register's count stands from five on, else what the group says; few are only few."""
    said = told(typed, known)
    assert (members_words(said), learned_words(said)) == (words, learned)


@pytest.mark.row("S4-20")
def test_page_tells_the_registers_count(client, group):
    """As soon as five are written in, the page, its card and open data say so; no name, ever."""
    address = reverse("showcase:group-detail", args=[group.code])
    for _ in range(4):
        make_member(group)
    assert card(group)["members"] == 6
    last = make_member(group, name=NAME)
    for _ in range(2):
        make_member(group)
    assert "7 คน" in plain(client.get(address))
    assert card(group)["members"] == 7
    assert "7 คน" in plain(client.get(reverse("showcase:group-list")))
    group_members.leave(last, timezone.localdate(), by=None)
    assert card(group)["members"] == 6
    assert NAME not in client.get(address).content.decode()


@pytest.mark.row("S0-36")
def test_page_tells_how_many_members_learned(client, course, group):
    """Members linked to their own sign-ups are counted once they learned; four of them are not."""
    signups = learners(course, 5)
    people = [make_member(group) for _ in range(6)]
    for member, signup in zip(people, signups[:4], strict=False):
        group_members.link(member, signup.person, by=None)
    address = reverse("showcase:group-detail", args=[group.code])
    assert "เรียนจากศูนย์ฯ" not in plain(client.get(address))
    group_members.link(people[4], signups[4].person, by=None)
    said = plain(client.get(address))
    assert "เรียนจากศูนย์ฯ" in said
    assert "สมาชิก 5 คน" in said
    with translation.override("en"):
        assert "5 members learned at the centre" in learned_words(card(group))


@pytest.mark.row("S0-36")
def test_whoever_did_not_learn_is_not_counted(course, group):
    """A seat in a run to come, a seat given up, or one not passed makes nobody a learner."""
    run = make_open_run(course, capacity=9)
    to_come, gave_up, failed = (sign_up_someone(run).signup for _ in range(3))
    transitions.confirm(to_come, by=None)
    transitions.cancel(gave_up, actor=Actor.APPLICANT)
    Signup.objects.filter(pk=failed.pk).update(status=SignupStatus.NOT_COMPLETED)
    passed = learners(course, 1)[0]
    for signup in (to_come, gave_up, failed, passed):
        member = make_member(group, is_founder=True)
        group_members.link(member, signup.person, by=None)
    sums = group_sums.sums_of([group.pk], timezone.now())[group.pk]
    assert sums == group_sums.GroupSums(members=4, learned=1, founders=4, founders_learned=1)


def test_entry_follows_when_a_run_is_over(course, group):
    """Nothing is pressed on the day a run ends: the worker writes the sums anew, once."""
    run = make_open_run(course, capacity=9)
    for _ in range(5):
        signup = sign_up_someone(run).signup
        transitions.confirm(signup, by=None)
        group_members.link(make_member(group), signup.person, by=None)
    assert card(group)["learned"] is None
    assert group_sums.refresh(timezone.now()) == 0
    after = run.ends_on + timedelta(days=1)
    with time_machine.travel(f"{after}T12:00:00+07:00", tick=False):
        assert group_sums.refresh(timezone.now()) == 1
        assert group_sums.refresh(timezone.now()) == 0
        assert card(group)["learned"] == 5


def test_typed_number_stays_the_groups_own_word(group):
    """Saving the page keeps the register's count; without a register what is typed is told."""
    for _ in range(5):
        make_member(group)
    group.members = 40
    group.save()
    assert card(group)["members"] == 5
    GroupMember.objects.all().delete()
    sync.sync_pages([group.pk])
    assert card(group)["members"] == 40


def test_draft_counts_for_itself(group):
    """A version that is not online knows the register, too."""
    for _ in range(5):
        make_member(group)
    draft = group.get_latest_revision_as_object() if group.latest_revision else group
    assert members.told_of(draft)["members"] == 5


def test_sums_cost_the_same_for_one_group_and_for_many(tree, django_assert_num_queries):
    """All groups are counted at once, before entries are made as well."""
    groups = [make_group(tree["d4704"], title=f"กลุ่ม {n}") for n in range(8)]
    for group in groups:
        for _ in range(2):
            make_member(group)
    pks = [group.pk for group in groups]
    with django_assert_num_queries(1):
        group_sums.counted(pks)
    counts = []
    for some in (pks[:1], pks):
        with CaptureQueriesContext(connection) as queries:
            sync.sync_pages(some)
        counts.append(sum("registry_groupmember" in one["sql"] for one in queries))
    assert counts == [1, 1]


def test_page_of_a_group_asks_the_register_nothing(client, group):
    """What the page tells lies in its entry: readers never touch the rows about people."""
    for _ in range(6):
        make_member(group)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("showcase:group-detail", args=[group.code]))
    assert queries
    assert not any("registry_" in one["sql"] for one in queries)


# --- who leads


@pytest.mark.row("S4-20")
def test_leaders_are_counted_by_role(group):
    """Who leads is known by role; whoever left leads no more."""
    chair = make_member(group, role=GroupRole.CHAIR, joined_on=date(2020, 1, 1))
    make_member(group, role=GroupRole.TREASURER)
    make_member(group)
    rows = GroupMember.objects.of_group(group.pk)
    assert rows.roles_held() == {"chair": 1, "treasurer": 1, "member": 1}
    assert [one.role for one in rows.staying().by_role()] == ["chair", "treasurer", "member"]
    group_members.leave(chair, timezone.localdate(), by=None)
    assert "chair" not in rows.roles_held()


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_lose_no_number(tree):
    """Members written in at the same moment are all counted on the page."""
    group = make_group(tree["d4704"])

    def write(start):
        try:
            for number in range(start, start + 4):
                make_member(group, telephone=f"08120{number:05d}")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as officers:
        for done in [officers.submit(write, start) for start in (0, 100)]:
            done.result()
    assert GroupMember.objects.count() == 8
    assert card(group)["members"] == 8
