"""Bad input to every public form of the registry: a clear page, nothing lost, nothing written.

500 of them here; `make hostile` sends 5,000 and more to each database.
"""

import json
import os
import random
import re
from collections import Counter
from datetime import timedelta
from html import escape
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from registry import protection
from registry.links import receipt_token
from tests.factories.catalogue import make_run
from tests.factories.registry import make_open_run, sign_up_someone
from tests.registry import submission_form
from tests.registry.hostile_inputs import Foe, Target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]

NUMBER = int(os.environ.get("PORTAL_HOSTILE_INPUTS", "500"))
SEED = int(os.environ.get("PORTAL_HOSTILE_SEED", "20690601"))
#: Rows that a refused input must not leave. (Limits count tries, drafts keep what was typed.)
KEPT = (
    "Signup", "Person", "Guardian", "Consent", "SupportNeed", "SignupChange", "Interest",
    "RightsRequest", "DeclaredGroup", "Submission",
)  # fmt: skip
THAI = re.compile("[ก-๙]{4}")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
#: Answers that say what is wrong with the answers or with the way they came.
CLEAR = {200, 302, 303, 400, 403, 404, 405, 410, 413, 422, 429, 503}


def test_bad_input_meets_a_clear_page(course, settings, monkeypatch):
    """Whatever comes: no 5xx, a page in Thai, what was typed stays, nothing is written."""
    monkeypatch.setattr(protection, "LEAST_SECONDS", 0.0)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    closed = make_run(course, "closed")
    foe = Foe(
        random.Random(SEED),
        _targets(client, course),
        "/th/apply/CODE/",
        reverse("registry:sign-up", args=[closed.code.lower()]),
    )
    found = _attack(client, foe, NUMBER)
    if path := os.environ.get("PORTAL_HOSTILE_COUNTS"):
        Path(path).write_text(json.dumps({"inputs": NUMBER, **found}, ensure_ascii=False))
    wrong = {name: found[name] for name in ("errors", "written", "lost", "unclear") if found[name]}
    assert not wrong, found["examples"]
    # What ends at the door proves nothing about what is behind it.
    assert found["statuses"].get(422, 0) * 3 >= NUMBER, found["statuses"]


def _targets(client, course):
    """Every public form with a way to fill it, and what is certainly wrong in each."""
    run = make_open_run(course, capacity=100_000)
    offering = make_open_run(course, capacity=1, waiting_limit=5, offer_hours=48)
    mine = [sign_up_someone(offering).signup for _one in range(2)]
    token = receipt_token(mine[0].uid)
    person = {
        "name": "ผู้เรียน สมมติกขค", "tel": "0810000001", "birth_year": "2511", "province": "47",
        "district": "4704", "subdistrict": "470401", "job": "home", "line": "", "support": "",
    }  # fmt: skip
    optional = ("helper_name", "helper_relation", "guardian_name", "guardian_tel")
    wrong = (
        ("name", ""), ("name", "สมมติ 123"), ("name", "\x00"), ("tel", "081"), ("tel", "ก" * 50),
        ("birth_year", "25"), ("birth_year", "9" * 400), ("district", "9999"), ("subdistrict", "x"),
        ("subdistrict", "\x00"), ("job", "king"), ("support", "เลขบัตร 1234567890123"),
        ("line", "ก" * 41), ("support", "ก" * 301), ("for_other", "on"), ("birth_year", "2553"),
    )  # fmt: skip
    apply = {"step": "send", "website": "", "waiting": "1", **person, **dict.fromkeys(optional, "")}
    proposal = {"step": "send", "website": "", "message": "", **submission_form.ANSWERS}
    wrong_proposal = (
        ("title", ""), ("title", "ก" * 61), ("summary", "\x00"), ("category", "king"),
        ("price_baht", "แพง"), ("price_baht", "9" * 400), ("unit_code", "x"), ("phone", "081"),
        ("phone", ""), ("online_shops", "javascript:alert(1)"), ("line_name", "1234567890123"),
        ("story_maker", "โทร 081 000 0009"), ("standards", "ไม่มี"), ("wait_days", "๐"),
        ("is_contact_agreed", ""), ("district", "9999"), ("group", "snk-0000"), ("sender_name", "x"),
        ("sender_tel", "1669"), ("sender_role", ""), ("message", "บัตร 1-2345-67890-12-3"),
    )  # fmt: skip
    wanted = [
        # Most go to the form that everybody meets.
        *[("registry:sign-up", [run.code.lower()], apply, "name", wrong)] * 8,
        *[("registry:submission-new", [], proposal, "summary", wrong_proposal)] * 3,
        ("registry:status", [], {"ref": "SNK-7K4P-M2QX-29", "tel": "0810000001"}, "", ()),
        (
            "registry:telephone",
            [token],
            {"tel": "0810000009"},
            "",
            (("tel", "081"), ("tel", "\x00")),
        ),
        ("registry:rights", [], person | {"kind": "see", "text": "", "telephone": ""}, "", ()),
        ("registry:interest", [], person | {"topic": "x", "telephone": ""}, "", ()),
    ]
    targets = []
    for name, args, fields, stays, spoils in wanted:
        try:
            path = reverse(name, args=args)
        except NoReverseMatch:
            continue  # a form that is not there yet
        page = client.get(path)
        hidden = _hidden(page.content.decode())
        targets.append(Target(name, path, {**hidden, **fields}, stays, spoils))
    return targets


def _hidden(page):
    for form in re.findall(r"<form\b.*?</form>", page, re.DOTALL):
        if _TOKEN.search(form):
            rows = (
                dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
                for tag in re.findall("<input[^>]+>", form)
            )
            return {
                row["name"]: row.get("value", "") for row in rows if row.get("type") == "hidden"
            }
    return {}


def _attack(client, foe, number):
    """Send so many; return what came of it."""
    found = Counter(errors=0, written=0, lost=0, unclear=0)
    statuses, kinds, examples = Counter(), Counter(), []
    cookie = dict(client.cookies)
    rows = _rows()
    for _one in range(number):
        hostile = foe.draw()
        client.cookies.clear()
        if hostile.has_cookie:
            client.cookies.update(cookie)
        answer = client.generic(
            "POST",
            hostile.path,
            hostile.body,
            content_type=hostile.content_type,
            REMOTE_ADDR=hostile.address,
        )
        page = answer.content.decode("utf-8", "replace")
        statuses[answer.status_code] += 1
        kinds[hostile.kind] += 1
        is_page = answer.status_code not in (302, 303)
        wrong = {
            "errors": answer.status_code >= 500,
            "unclear": answer.status_code not in CLEAR or (is_page and not THAI.search(page)),
            "lost": answer.status_code in (422, 403)
            and any(escape(text) not in page for text in hostile.stays),
        }
        if (now := _rows()) != rows:
            # Some of what looks odd is a good answer after repair; then there is a receipt.
            wrong["written"] = is_page
            rows = now
        for name, is_so in wrong.items():
            found[name] += is_so
        if any(wrong.values()) and len(examples) < 8:
            names = [name for name, is_so in wrong.items() if is_so]
            examples.append(
                (names, answer.status_code, hostile.kind, hostile.path, hostile.body[:700])
            )
    return {
        **found,
        "statuses": dict(statuses),
        "kinds": dict(kinds),
        "examples": [str(one) for one in examples],
    }


def _rows():
    return [apps.get_model("registry", name).objects.count() for name in KEPT]


def test_run_that_closed_meanwhile_takes_nobody(course, client):
    """Between opening the page and sending it the run closed: the page says so, nothing is kept."""
    run = make_open_run(course)
    page = client.get(reverse("registry:sign-up", args=[run.code.lower()])).content.decode()
    fields = _hidden(page)
    run.closes_at = timezone.now() - timedelta(seconds=1)
    run.save(update_fields=["closes_at"])
    typed = fields | {"step": "send", "name": "ผู้เรียน สมมติกขค", "tel": "0810000001"}
    answer = client.post(reverse("registry:sign-up", args=[run.code.lower()]), typed)
    assert answer.status_code == 422
    assert THAI.search(answer.content.decode())
    assert not apps.get_model("registry", "Signup").objects.exists()
