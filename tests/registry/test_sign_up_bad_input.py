"""Nasty values, repeated keys, broken bodies and files in a sign-up: always a clear page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from registry.models import Signup
from tests.registry import sign_up_form as form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notices")]


NASTY = [
    "\x00",
    "ก\x00ข",
    "\u0e48\u0e48\u0e48\u0e31\u0e31" * 50,
    "\u202e\u200f\u200bชื่อ",
    "😀" * 10,
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ 7*7 }}",
    "=HYPERLINK(1)",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "0" * 20_000,
    "x" * 1_000_000,
    "-1",
    "1e999",
    "\n\r\t",
    "null",
]


@pytest.mark.parametrize("name", [*form.ANSWERS, "line", "support", "helper_name", "province"])
def test_nasty_values_give_a_clear_page(client, run, name):
    """Whatever stands in a field: a page in Thai, everything else still there, nothing written."""
    fields = form.filled(client, run, for_other="on")
    for number, value in enumerate(NASTY):
        for step in ("check", "send", "place", "edit")[number % 2 :: 2]:
            answer = form.post(client, run, step, {**fields, name: value})
            assert answer.status_code in (200, 422), (name, value[:20], step)
            text = answer.content.decode()
            assert 'lang="th"' in text
            assert "<script>alert" not in text
            assert len(text) < 200_000
    assert not Signup.objects.exists()


def test_repeated_keys_are_read_once(client, run):
    """The last one counts; nothing breaks."""
    fields = form.filled(client, run)
    answer = client.post(
        form.address(run),
        {**fields, "name": ["หนึ่ง นามสมมติ", "สอง นามสมมติ"], "step": ["send", "check"]},
    )
    assert answer.status_code == 200
    assert "สอง นามสมมติ" in answer.content.decode()


BODIES = [
    ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="name"'),
    ("application/json", b'{"name": "x"}'),
    ("application/x-www-form-urlencoded", b"%ff%fe=%00&name=%E0%B8"),
    ("application/x-www-form-urlencoded; charset=nothing", b"name=x"),
    ("text/plain", b"\x00\xff"),
    ("", b""),
    ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(5000))),
    ("application/x-www-form-urlencoded", b"name=" + b"x" * (3 * 1024 * 1024)),
]


@pytest.mark.parametrize(("content_type", "body"), BODIES)
def test_broken_bodies_give_a_clear_page(run, content_type, body):
    """Broken multipart, wrong types, too much of it: never a server error."""
    for browser in (Client(), Client(enforce_csrf_checks=True)):
        browser.raise_request_exception = False
        answer = browser.generic("POST", form.address(run), body, content_type=content_type)
        assert 400 <= answer.status_code < 500
        assert 'lang="th"' in answer.content.decode()


def test_file_in_place_of_a_text_is_no_answer(client, run):
    """An upload is not a name."""
    fields = form.filled(client, run)
    file = SimpleUploadedFile("name.txt", b"x")
    answer = client.post(form.address(run), {**fields, "step": "check", "name": file})
    assert answer.status_code == 422
