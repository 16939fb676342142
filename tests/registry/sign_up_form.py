"""Filling the public form in and sending it, as a browser does."""

import html
import re
from datetime import timedelta

import time_machine
from django.utils import timezone

_INPUT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')

#: What a grown-up writes, all of it right.
ANSWERS = {
    "name": "สมมติ นามทดสอบ",
    "tel": "081 000 0001",
    "birth_year": "2511",
    "district": "4704",
    "subdistrict": "470401",
    "job": "home",
}


def address(run, language="th"):
    """Where the form of a run is."""
    return f"/{language}/apply/{run.code}/"


def hidden(response):
    """The hidden fields of a page, by name."""
    text = response.content.decode()
    return {name: html.unescape(value) for name, value in _INPUT.findall(text)}


def open_form(client, run, language="th", **headers):
    """Open the form; return what it carries unseen."""
    response = client.get(address(run, language), **headers)
    assert response.status_code == 200, response.status_code
    return hidden(response)


def post(client, run, step, fields, language="th", **headers):
    """Post a page of the form."""
    return client.post(address(run, language), {**fields, "step": step}, **headers)


def filled(client, run, language="th", **changes):
    """Open the form and fill it in; return all that the next POST carries."""
    return {**open_form(client, run, language), **ANSWERS, **changes}


def check(client, run, language="th", **changes):
    """Fill the form in and press "check"."""
    return post(client, run, "check", filled(client, run, language, **changes), language)


def send(client, run, fields, language="th", **headers):
    """Send what a check page carries, some seconds later."""
    with time_machine.travel(timezone.now() + timedelta(seconds=20), tick=True):
        return post(client, run, "send", fields, language, **headers)


def apply(client, run, language="th", **changes):
    """The whole way: fill in, check, send."""
    page = check(client, run, language, **changes)
    assert page.status_code == 200, page.content.decode()[:3000]
    return send(client, run, hidden(page), language)
