"""Filling the form of a proposal in and sending it, as a browser does."""

import html
import re
from datetime import timedelta

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from registry.enums import SubmissionKind
from registry.models import Submission
from registry.services.submissions import Proposal, Sender
from tests.factories.media import picture_bytes

_INPUT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PATH = "/th/showcase/propose/"

#: What somebody writes who has five minutes, all of it right.
ANSWERS = {
    "title": "กล้วยตากแสงอาทิตย์",
    "summary": "กล้วยน้ำว้าตากในตู้แสงอาทิตย์ หวานเองไม่ใส่น้ำตาล",
    "category": "food",
    "price_baht": "๖๐ บาท",
    "unit_code": "bag",
    "district": "4704",
    "phone": "081 000 0000",
    "is_contact_agreed": "on",
    "sender_name": "ผู้เสนอ นามสมมติ",
    "sender_tel": "081 000 0002",
    "sender_role": "ประธานกลุ่ม",
}


def hidden(response):
    """The hidden fields of a page, by name; not the token, which a test's client does not need."""
    text = response.content.decode()
    fields = {name: html.unescape(value) for name, value in _INPUT.findall(text)}
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def open_form(client, query="", language="th"):
    """Open the form; return what it carries unseen."""
    response = client.get(f"/{language}/showcase/propose/{query}")
    assert response.status_code == 200, response.status_code
    return hidden(response)


def filled(client, query="", **changes):
    """Open the form and fill it in; return all that the next POST carries."""
    return {**open_form(client, query), **ANSWERS, **changes}


def post(client, step, fields, files=(), **headers):
    """Press a button of the form, with files chosen."""
    sent = {**fields, "step": step}
    if files:
        sent["pictures"] = list(files)
    return client.post(PATH, sent, **headers)


def send(client, fields, *, later=20, **headers):
    """Send what a check page carries, some seconds later."""
    with time_machine.travel(timezone.now() + timedelta(seconds=later), tick=True):
        return post(client, "send", fields, **headers)


def propose(client, query="", files=(), **changes):
    """The whole way: fill in, check, send."""
    page = post(client, "check", filled(client, query, **changes), files)
    assert page.status_code == 200, problems(page)
    return send(client, hidden(page))


def photograph(name="IMG_0001.jpg", kind="JPEG", size=(640, 480), **options):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, picture_bytes(kind, size=size, **options), "image/jpeg")


def problems(response):
    """What the summary at the top asks to be mended."""
    found = re.search(r'id="problem">.*?<ul>(.*?)</ul>', response.content.decode(), re.DOTALL)
    items = re.findall(r'href="#([^"]+)">(.*?)</a>', found[1]) if found else []
    return {target: html.unescape(words) for target, words in items}


def only():
    """The one submission there is."""
    return Submission.objects.get()


def make_proposal(unit, **fields):
    """A proposal as the form hands it to the service."""
    facts = {
        "kind": SubmissionKind.PRODUCT,
        "unit": unit,
        "about": None,
        "title": "กล้วยตากแสงอาทิตย์",
        "sender": Sender("ผู้เสนอ นามสมมติ", "0810000002", "ประธานกลุ่ม", ""),
        "answers": {"title": "กล้วยตากแสงอาทิตย์", "price_baht": "60.00"},
        "notice_version": 1,
    }
    return Proposal(**{**facts, **fields})
