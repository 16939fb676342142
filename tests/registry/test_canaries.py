"""What somebody wrote about themselves is in the registry's own columns, and nowhere else.

Made-up people whose every word is found nowhere else sign up, by the service and by the public
form; then everything that stays behind is searched for these words: all tables, caches, log lines,
addresses, pages, files for machines. Canaries planted on purpose must be found, else the search is
worthless.
"""

import html
import json
import logging
import re
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.db import connection
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from portal.outbox import handlers, services
from portal.outbox.models import OutboxMessage
from portal.outbox.services import Attempt
from portal.places.models import Subdistrict
from registry import protection
from registry.enums import Actor, Purpose
from registry.models import GroupMember, Notice, Submission
from registry.services import interests, submission_decisions, transitions
from registry.services.sign_up import sign_up
from search.models import MissedQuery
from tests.factories.registry import make_notices, make_open_run
from tests.factories.showcase import make_group
from tests.factories.users import as_role, sign_in
from tests.registry import submission_form
from tests.registry.canaries import (
    ALLOWED,
    GUARDIAN,
    GUARDIAN_PHONE,
    HELPER,
    LINE,
    NAME,
    PHONE,
    SUPPORT,
    Trail,
    in_tables,
    leaks,
    made_up,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(settings, monkeypatch):
    """Watch everything; an outside registry is connected (nobody answers there)."""
    settings.PORTAL_REGISTRY_URL = "http://127.0.0.1:9/"
    settings.PORTAL_INTEREST_THRESHOLD = 1
    caches["default"].clear()
    with Trail() as watching:
        yield watching


@pytest.fixture
def run(course):
    """A run that many can join."""
    return make_open_run(course, capacity=1, waiting_limit=9)


def by_service(run):
    """Sign up, wait, change the number, refuse, cancel, move up: whatever can happen."""
    notices = make_notices()
    Notice.objects.get_or_create(
        purpose=Purpose.INTEREST, version=1, language="th",
        defaults={"title": "ประกาศ", "text": "ข้อความ", "text_hash": "0" * 64},
    )  # fmt: skip
    common = {"notices": notices, "accepts_waiting": True}
    first = sign_up(run.pk, made_up(), submission_key=uuid4(), **common).signup
    second = sign_up(run.pk, made_up(birth_year=1970), submission_key=uuid4(), **common).signup
    sign_up(run.pk, made_up(), submission_key=uuid4(), **common)  # the same person once more
    transitions.change_telephone(second, GUARDIAN_PHONE, actor=Actor.APPLICANT)
    transitions.cancel(first, actor=Actor.APPLICANT)
    transitions.refuse(second, reason="เต็มแล้ว", by=None)
    interests.ask(telephone=PHONE, district="4704", topic="ทำขนม", name=NAME)
    return second


def hidden(response):
    """What a page carries unseen."""
    text = response.content.decode()
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text)
    return {name: html.unescape(value) for name, value in fields}


def has(name, *args):
    """Say whether an address exists."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def by_forms(client, run, trail, monkeypatch):
    """The same by the public forms: mistakes, a check page, sending, status, a wish to learn."""
    monkeypatch.setattr(protection, "LEAST_SECONDS", 0)
    wish = {"topic": "ทำเล็บเจล", "province": "47", "district": "4704", "tel": PHONE, "name": NAME}
    for sent in ({**wish, "tel": f"{PHONE}5"}, {**wish, "started": protection.started_now()}):
        response = trail.keep(client.post(reverse("registry:interest"), sent))
        if response.status_code == 303:
            trail.keep(client.get(response.url))
    if not (address := has("registry:sign-up", run.code)):
        return
    place = Subdistrict.objects.filter(district="4704").order_by("code").first()
    fields = {
        "name": NAME, "tel": PHONE, "line": LINE,
        "birth_year": str(timezone.localdate().year + 543 - 15),
        "province": "47", "district": "4704", "subdistrict": place.code, "job": "student",
        "support": SUPPORT, "support_ok": "on", "follow": "on", "for_other": "on",
        "helper_name": HELPER, "helper_relation": "neighbour", "guardian_name": GUARDIAN,
        "guardian_tel": GUARDIAN_PHONE, "guardian_relation": "parent", "waiting": "1",
    }  # fmt: skip
    carried = hidden(trail.keep(client.get(address)))
    trail.keep(client.post(address, {**carried, **fields, "tel": "12", "step": "check"}))
    checked = trail.keep(client.post(address, {**carried, **fields, "step": "check"}))
    carried |= hidden(checked)
    for _ in range(2):  # the second is the same form sent again
        response = trail.keep(client.post(address, {**carried, **fields, "step": "send"}))
    assert response.status_code == 303, response.status_code
    receipt = trail.keep(client.get(response.url))
    assert receipt.status_code == 200
    if status := has("registry:status"):
        reference = re.search(r"[A-Z]{2,4}-\w{4}-\w{4}-\d\d", receipt.content.decode())
        for telephone in ("0810000000", PHONE):
            answer = {"ref": reference[0] if reference else "", "tel": telephone}
            trail.keep(client.post(status, answer))


def by_proposals(client, trail):
    """Two products are proposed from outside: one comes online, one is declined."""
    officer = as_role("superuser")
    for way in ("published", "declined"):
        fields = submission_form.filled(
            client, sender_name=NAME, sender_tel=PHONE, sender_role=HELPER, message=SUPPORT
        )
        mistaken = {**fields, "price_baht": "แพง"}
        trail.keep(submission_form.post(client, "check", mistaken, [submission_form.photograph()]))
        checked = trail.keep(submission_form.post(client, "check", fields))
        sent = trail.keep(submission_form.post(client, "send", hidden(checked)))
        assert sent.status_code == 303, submission_form.problems(sent)
        submission = Submission.objects.order_by("-pk")[0]
        if way == "declined":
            submission_decisions.decline(submission, officer, "ขอรูปที่ชัดกว่านี้")
        else:
            page = submission_decisions.make_draft(submission, officer)
            page.specific.get_latest_revision().publish()
            submission.refresh_from_db()
            assert submission.state == way
            trail.pages.append(client.get(page.specific.get_url()).content.decode())
        # Whoever is sent the link of a receipt reads nothing about its sender.
        trail.pages.append(trail.keep(client.get(sent.url)).content.decode())


def work(trail):
    """Hand every message to its handler, as a worker does; keep what goes wrong."""
    for message in OutboxMessage.objects.order_by("pk"):
        handler = handlers.find(message)
        if handler is None:
            continue
        try:
            handler(message)
        except (handlers.Retry, handlers.Refused) as failure:
            trail.errors.append(failure.reason)
            OutboxMessage.objects.filter(pk=message.pk).update(
                state="sending", lease_token=uuid4(), lease_until=timezone.now()
            )
            message.refresh_from_db()
            services.finish_dead(message, Attempt(timezone.now(), error=failure.reason))


def browse(client, trail, course):
    """Open what everybody, and every machine, can open."""
    paths = [
        "/th/courses/",
        f"/th/courses/{course.code}/",
        f"/en/courses/{course.code}/",
        f"/c/{course.code}",
        "/th/centres/",
        "/th/search/?q=คราม",
        "/th/interest/?province=47",
        "/sitemap.xml",
        "/sitemap-courses.xml",
        "/robots.txt",
        "/th/feeds/course.atom",
        "/th/data/",
        "/api/v1/",
        "/api/v1/kinds",
        "/api/v1/entries/course",
        "/-/ready",
    ]
    opened = 0
    for path in paths:
        response = trail.keep(client.get(path))
        opened += response.status_code == 200
        if not response.streaming:
            trail.pages.append(response.content.decode(errors="replace"))
    assert opened >= 8, "most of what is public must have opened"


def test_nothing_personal_leaves_the_registry(
    client, course, run, trail, settings, tmp_path, monkeypatch
):
    """After everything that can happen to a sign-up, its words stand in their columns only."""
    settings.PORTAL_MESSAGES_FOLDER = str(tmp_path / "messages")
    client.raise_request_exception = False
    by_service(run)
    by_forms(client, run, trail, monkeypatch)
    by_proposals(client, trail)
    work(trail)
    browse(client, trail, course)
    assert leaks(trail) == set()
    # The search does find what is there: each of the columns where the words belong.
    here = in_tables()
    assert {key for key in ALLOWED if key in here} == ALLOWED


def test_failing_page_tells_nothing(client, course, run, trail, monkeypatch):
    """A form that breaks with an error of ours writes no answer into the log."""
    from registry.views import interest as view

    def fail(**_wish):
        raise RuntimeError("broken on purpose")

    client.raise_request_exception = False
    monkeypatch.setattr("registry.protection.LEAST_SECONDS", 0)
    monkeypatch.setattr(view.interests, "ask", fail)
    wish = {"topic": "ทำเล็บเจล", "district": "4704", "tel": PHONE, "name": NAME}
    wish["started"] = protection.started_now()
    response = client.post(reverse("registry:interest"), wish)
    assert response.status_code == 500
    trail.pages.append(response.content.decode())
    assert "broken on purpose" in trail.log.getvalue()
    assert leaks(trail) == set()


def _plant_in_a_row(_trail):
    MissedQuery.objects.create(text=NAME, day=timezone.localdate(), area_code="", count=1)


def _plant_in_a_payload(_trail):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE portal_outbox_outboxmessage SET payload = %s"
            if "portal_outbox_outboxmessage" in connection.introspection.table_names()
            else "UPDATE outbox_outboxmessage SET payload = %s",
            [json.dumps({"to": NAME})],
        )


PLANTED = {
    "a row": _plant_in_a_row,
    "a payload, escaped as JSON": _plant_in_a_payload,
    "the cache": lambda _trail: caches["default"].set("page", f"<p>{PHONE}</p>"),
    "the log": lambda _trail: logging.getLogger("portal.x").info("rang %s", NAME),
    "a fact of the log": lambda _trail: logging.getLogger("search").info(
        "asked", extra={"who": LINE}
    ),
    "an address": lambda trail: trail.addresses.append(f"/th/status/?name={quote(NAME)}"),
    "an error": lambda trail: trail.errors.append(
        f"no such person {GUARDIAN.split(maxsplit=1)[0]}"
    ),
    "a page": lambda trail: trail.pages.append(SUPPORT[:6] + "\u200b" + SUPPORT[6:]),
}


@pytest.mark.parametrize("where", PLANTED)
def test_planted_canary_is_found(run, trail, where):
    """Wherever a word is put on purpose, the search sees it."""
    by_service(run)
    assert leaks(trail) == set()
    PLANTED[where](trail)
    assert leaks(trail)


def test_members_of_groups_stand_in_no_column(client, course, tree, trail):
    """Written in, looked at, looked for and changed, a member's words lie sealed and nowhere else."""
    group = make_group(tree["d4704"])
    desk = sign_in(client, as_role("teacher", tree["d4704"].unit))
    fields = {"name": NAME, "telephone": PHONE, "note": SUPPORT, "role": "chair", "told": "on"}
    trail.keep(desk.post(reverse("group_members:add", args=[group.pk]), fields))
    member = GroupMember.objects.get()
    one = reverse("group_members:one", args=[member.pk])
    assert NAME in desk.get(one).content.decode()
    trail.keep(desk.post(one, {**fields, "telephone": "12"}))
    trail.keep(desk.post(one, {**fields, "role": "member"}))
    for name in ("group", "learner"):
        key = group.pk if name == "group" else member.pk
        trail.keep(desk.get(reverse(f"group_members:{name}", args=[key])))
    trail.keep(desk.post(reverse("group_members:index"), {"asked": PHONE}))
    trail.keep(desk.post(reverse("group_members:act", args=[member.pk]), {"do": "leave"}))
    trail.pages.append(client.get(reverse("showcase:group-detail", args=[group.code])).content)
    assert leaks(trail) == set()
    assert in_tables() == {}
