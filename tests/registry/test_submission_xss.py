"""Words that want to become markup, in every text field of a proposal: none of them does.

40 payloads here; with PORTAL_XSS_PAYLOADS=500, as `make xss` sets it, 500 through each field.
"""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from measuring.hostile_text.judging import judge, marks_in
from measuring.hostile_text.payloads import payloads
from registry import protection
from registry.forms.submission import ANSWERS, GroupProposalForm, ProductProposalForm, SenderForm
from registry.models import SubmissionPicture
from tests.factories.showcase import make_group
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


@pytest.mark.one_database  # templates make markup harmless
def test_no_text_of_a_proposal_becomes_markup(client, tree, monkeypatch):
    """0 scripts, 0 handlers, 0 addresses that run; the words around each payload reach the reader."""
    monkeypatch.setattr(protection, "LEAST_SECONDS", 0.0)
    monkeypatch.setattr(
        protection, "PROPOSALS_PER_ADDRESS", protection.Rate(10_000, timedelta(hours=1))
    )
    monkeypatch.setattr(
        protection, "PROPOSALS_PER_TELEPHONE", protection.Rate(10_000, timedelta(hours=1))
    )
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
    wrong, lost, receipts = [], [], 0
    for payload in payloads(NUMBER):
        # Each form is rendered in every state: with what is wrong, to be checked, as a receipt.
        for begin, names in ((blank | form.ANSWERS, product_words), (change, group_words)):
            fields, marks = filled_with(payload, names, begin)
            fields["submission_key"] = str(uuid4())
            page = form.post(client, "check", fields)
            seen = look(page, ("form", payload.attack), wrong)
            lost += [(name, payload.attack) for mark, name in marks.items() if mark not in seen]
            bad = {target.removeprefix("id_") for target in form.problems(page)}
            if page.status_code == 422:
                # What was refused by a rule gives way, the rest goes on.
                fields |= {name: begin.get(name, "") or form.ANSWERS.get(name, "") for name in bad}
                fields |= {"summary": fields["summary"] or "สรุป", "title": fields["title"] or "ชื่อ"}
                page = form.post(client, "check", fields)
                marks = {mark: name for mark, name in marks.items() if name not in bad}
            if page.status_code != 200:
                wrong.append(("not taken", payload.attack, form.problems(page)))
                continue
            seen = look(page, ("check", payload.attack), wrong)
            lost += [(name, payload.attack) for mark, name in marks.items() if mark not in seen]
            if payload.number % 5 == 0:
                answer = form.post(client, "send", form.hidden(page))
                assert answer.status_code == 303, form.problems(answer)
                receipt = client.get(answer.url)
                seen = look(receipt, ("receipt", payload.attack), wrong)
                title = [mark for mark, name in marks.items() if name == "title"]
                lost += [("receipt", payload.attack) for mark in title if mark not in seen]
                receipts += 1
    assert wrong == [], wrong[:5]
    assert lost == [], lost[:5]
    assert receipts == NUMBER // 5 * 2


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
