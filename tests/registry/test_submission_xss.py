"""Words that want to become markup, in every text field of a proposal: none of them does.

40 payloads here; with PORTAL_XSS_PAYLOADS=500, as `make xss` sets it, 500 through each field.
"""

import os
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from measuring.hostile_text.counting import SORTS, is_clear, keep
from measuring.hostile_text.judging import judge, marks_in
from measuring.hostile_text.payloads import payloads
from registry import protection
from registry.enums import SubmissionKind
from registry.forms.submission.group import GroupProposalForm
from registry.forms.submission.product import ProductProposalForm
from registry.forms.submission.sender import SenderForm
from registry.forms.submission.typed import ANSWERS
from registry.models import Submission, SubmissionPicture
from tests.factories.showcase import make_group
from tests.factories.submissions import make_submission
from tests.factories.users import as_role, sign_in
from tests.registry import submission_form as form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]

NUMBER = int(os.environ.get("PORTAL_XSS_PAYLOADS", "40"))
#: What is chosen, counted or rung: whatever else is typed there is refused by its own rules.
_NOT_WORDS = {
    "category", "unit_code", "availability", "stage", "price_baht", "wait_days", "members",
    "founded_year", "phone", "is_contact_agreed", "sender_tel", "sender_name",
}  # fmt: skip
#: What must stand before a payload, so that the field takes it.
_BEGINS = {"standards": "OTOP ", "online_shops": "https://example.com/"}
_SHORT = 60


def words_of(form_class):
    """The names of a form's text fields."""
    return [name for name in form_class.base_fields if name not in _NOT_WORDS]


def filled_with(payload, names, answers):
    """Every text field holds the payload, each under a mark of its own."""
    fields, marks = dict(answers), {}
    for number, name in enumerate(names):
        mark = f"zq{payload.number:04d}k{number:02d}"
        most = _SHORT - len(_BEGINS.get(name, ""))
        fields[name] = _BEGINS.get(name, "") + payload.within(mark, most)
        marks[mark] = name
    return fields, marks


def look(page, where, wrong):
    """Judge a page; note what a browser would run."""
    found = judge(page.content.decode())
    if found.wrong:
        wrong.append((where, found.wrong))
    return marks_in(found.text)


@pytest.fixture
def counted():
    """What was counted; at length it is written where `make xss` reads it."""
    counts = dict.fromkeys(SORTS, 0)
    yield counts
    keep("submission", counts)


@pytest.fixture
def no_limits(monkeypatch):
    """Nobody is too fast, and nobody sends too much."""
    monkeypatch.setattr(protection, "LEAST_SECONDS", 0.0)
    for name in ("PROPOSALS_PER_ADDRESS", "PROPOSALS_PER_TELEPHONE"):
        monkeypatch.setattr(protection, name, protection.Rate(10_000, timedelta(hours=1)))


class Attack:
    """Somebody from outside types payloads; every state of the form, and the officer's desk, is read."""

    def __init__(self, client, desk):
        self.client, self.desk = client, desk
        self.harmless = None
        self.wrong, self.lost, self.unclear, self.not_taken = [], [], [], []
        self.typed = self.refused = self.looks = self.receipts = 0

    def send(self, payload, begin, names):
        """Fill in, mend what a rule refuses, check, and now and then send."""
        fields, marks = filled_with(payload, names, begin)
        fields["submission_key"] = str(uuid4())
        self.typed += len(marks)
        page = form.post(self.client, "check", fields)
        self._look(page, ("form", payload.attack), marks)
        if page.status_code == 422:
            bad = {target.removeprefix("id_") for target in form.problems(page)}
            self.refused += len(bad)
            self.unclear += [text for text in form.problems(page).values() if not is_clear(text)]
            # What was refused by a rule gives way, the rest goes on.
            fields |= {name: begin.get(name, "") or form.ANSWERS.get(name, "") for name in bad}
            fields |= {"summary": fields["summary"] or "สรุป", "title": fields["title"] or "ชื่อ"}
            page = form.post(self.client, "check", fields)
            marks = {mark: name for mark, name in marks.items() if name not in bad}
        if page.status_code != 200:
            self.not_taken.append((payload.attack, form.problems(page)))
            return
        self._look(page, ("check", payload.attack), marks)
        if payload.number % 5 == 0:
            self._receipt(form.post(self.client, "send", form.hidden(page)), payload, marks)

    def _receipt(self, answer, payload, marks):
        assert answer.status_code == 303, form.problems(answer)
        title = {mark: name for mark, name in marks.items() if name == "title"}
        self._look(self.client.get(answer.url), ("receipt", payload.attack), title)
        self.receipts += 1
        self._look_at_desk(payload, marks)

    def _look_at_desk(self, payload, marks):
        """The admin has scripts of its own: no payload may add to those of a harmless proposal."""
        submission = Submission.objects.latest("pk")
        page = self.desk.get(reverse("submissions:one", args=[submission.pk]))
        found = judge(page.content.decode())
        sorts = {sort: len(rows) for sort, rows in found.wrong.items()}
        self.looks += 1
        if sorts != self.harmless[submission.kind]:
            self.wrong.append((("desk", payload.attack), found.wrong))
        seen = marks_in(found.text)
        self.lost += [("desk", name) for mark, name in marks.items() if mark not in seen]

    def _look(self, page, where, marks):
        self.looks += 1
        seen = look(page, where, self.wrong)
        self.lost += [(where, name) for mark, name in marks.items() if mark not in seen]

    def counts(self, fields):
        """What `make xss` reports."""
        return {
            "fields": fields,
            "payloads": NUMBER,
            "typed": self.typed,
            "refused": self.refused,
            "looks": self.looks,
            "lost": len(self.lost),
            "unclear": len(self.unclear),
            **Counter(
                sort for _where, found in self.wrong for sort, rows in found.items() for _ in rows
            ),
        }


@pytest.fixture
def attack(client, tree):
    """With what the officer's screen holds for a harmless proposal of each kind."""
    desk = sign_in(Client(), as_role("superuser"))
    attack = Attack(client, desk)
    attack.harmless = {}
    group = make_group(tree["d4704"], title="กลุ่มเดิม")
    for fields in ({}, {"about": group, "kind": SubmissionKind.CHANGE}):
        submission = make_submission(tree["d4704"].unit, **fields)
        page = desk.get(reverse("submissions:one", args=[submission.pk]))
        wrong = judge(page.content.decode()).wrong
        attack.harmless[submission.kind] = {sort: len(rows) for sort, rows in wrong.items()}
    return attack


@pytest.mark.one_database  # templates make markup harmless
@pytest.mark.usefixtures("no_limits")
def test_no_text_of_a_proposal_becomes_markup(client, tree, attack, counted):
    """0 scripts, 0 handlers, 0 addresses that run; the words around each payload reach the reader."""
    group = make_group(tree["d4704"])
    product_words = [*words_of(ProductProposalForm), *words_of(SenderForm)]
    group_words = [*words_of(GroupProposalForm), *words_of(SenderForm)]
    assert set(product_words) | set(group_words) <= set(ANSWERS)
    blank = form.open_form(client)
    change = form.open_form(client, f"?page={group.code}")
    change |= {
        name: form.ANSWERS[name]
        for name in ("phone", "is_contact_agreed", "sender_name", "sender_tel")
    }
    change |= {"stage": group.stage, "members": "6"}
    for payload in payloads(NUMBER):
        attack.send(payload, blank | form.ANSWERS, product_words)
        attack.send(payload, change, group_words)
    counted.update(attack.counts(len(product_words) + len(group_words)))
    assert attack.wrong == [], attack.wrong[:5]
    assert attack.lost == [], attack.lost[:5]
    assert attack.not_taken == [], attack.not_taken[:5]
    assert attack.unclear == [], attack.unclear[:5]
    assert attack.receipts == NUMBER // 5 * 2


def test_names_of_files_and_words_of_pictures_stay_words(client, tree):
    """What a camera called a file, and what is typed about a picture, is shown as text."""
    fields = form.filled(client)
    form.post(client, "pictures", fields, [form.photograph(size=(64, 48))])
    uid = SubmissionPicture.objects.get().uid
    wrong, lost = [], []
    for payload in payloads(120):
        mark = f"zq{payload.number:04d}k00"
        page = form.post(client, "pictures", fields | {f"about_{uid}": payload.within(mark)})
        if mark not in look(page, payload.attack, wrong):
            lost.append(payload.attack)
    page = form.post(
        client,
        "pictures",
        fields,
        [form.photograph('"><img src=x onerror=alert(1)>.jpg', kind="PNG")],
    )
    look(page, "name of a file", wrong)
    page = form.post(
        client, "pictures", fields, [SimpleUploadedFile("<svg onload=alert(1)>.jpg", b"x")]
    )
    look(page, "name of a refused file", wrong)
    assert wrong == [], wrong[:3]
    assert lost == [], lost[:3]
