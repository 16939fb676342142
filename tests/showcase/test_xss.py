"""Words that want to become markup, in every text field of stories, products and groups.

40 payloads here; `make xss` types 500 into each field, on both databases.
"""

import io
import os
import re
from collections import Counter

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from measuring.hostile_text.counting import SORTS, is_clear, keep
from measuring.hostile_text.judging import judge, marks_in, plain_text
from measuring.hostile_text.kinds import KINDS
from measuring.hostile_text.payloads import payloads
from measuring.hostile_text.typing_in import Typist, as_posted, first_errors
from portal.core.blocks import FULL, CleanRichTextBlock
from portal.media.services import make_renditions
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.practice import make_practice, practice_index
from tests.factories.showcase import (
    group_index,
    make_group,
    make_product,
    product_index,
    today,
)
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db

NUMBER = int(os.environ.get("PORTAL_XSS_PAYLOADS", "0"))
#: At length each payload meets each field; in short each field meets some and long fields all.
PAYLOADS, SAVES, MANY, PAGES = (NUMBER, NUMBER, 1, 24) if NUMBER else (40, 6, 7, 3)
_QUOTED = re.compile("“.*?”|[0-9]+", re.DOTALL)
#: Kind → what makes a page of it, and the page behind its listing.
MAKERS = {
    "practice": (make_practice, practice_index),
    "product": (make_product, product_index),
    "group": (make_group, group_index),
}


@pytest.fixture
def found(request):
    """What was counted; at length it is written where `make xss` reads it."""
    counted = dict.fromkeys(SORTS, 0)
    yield counted
    keep(request.node.callspec.params["kind"], counted)


@pytest.mark.one_database  # templates and cleaning make markup harmless; `make xss` asks both
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_becomes_markup(client, site_tree, found, kind):
    """0 scripts, 0 handlers, 0 addresses that run; the words around each payload reach the reader."""
    attack = Attack(client, site_tree, kind)
    for save in range(0, SAVES, PAGES):
        attack.round(range(save, min(save + PAGES, SAVES)))
    found.update(attack.counts())
    assert attack.wrong == [], attack.wrong[:5]
    assert attack.lost() == {}
    assert attack.unclear == []


class Attack:
    """Somebody who may publish types payloads; everything that shows them is read."""

    def __init__(self, client, tree, kind):
        self.client, self.kind, self.facts = client, kind, KINDS[kind]
        make, index_of = MAKERS[kind]
        self.visitor = Client()
        sign_in(client, as_role("superuser"))
        index = index_of()
        self.list_url = index.get_url()
        self.chosen = {"image": PortalImageFactory().pk, "document": PortalDocumentFactory().pk}
        make_renditions(self.chosen["image"])
        self.pages = [make(tree["d4704"], title=f"หน้า {number}") for number in range(PAGES)]
        self.row = payloads(PAYLOADS)
        self.form_class = type(self.pages[0]).get_edit_handler().get_form_class()
        self.given = dict(self.facts.chosen)
        if "contact_confirmed_on" in self.form_class.base_fields:
            day = today()
            self.given["contact_confirmed_on"] = f"{day.day}/{day.month}/{day.year + 543}"
        self.typed, self.seen = {}, set()
        self.refused, self.messages, self.unclear, self.wrong = Counter(), {}, [], []
        self.fields, self.looks = [], 0

    def round(self, saves):
        """Type into one page after another, then look at all that shows them."""
        for save, page in zip(saves, self.pages, strict=False):
            self._type(save, page)
            self._look(page.get_url())
            self._look(page.get_url().replace("/th/", "/en/"))
        self._look(self.list_url)
        self._look(self.list_url.replace("/th/", "/en/"))
        self._look(reverse("search:everything"), q="zq ผ้า")
        for payload in self.row[saves[0] % len(self.row) :][:2]:
            self._look(self.list_url, q=payload.attack)
            self._look(reverse("search:everything"), q=payload.attack)
        self._look_at_feed()
        if self.kind == "practice":
            self._look_at_booklet(self.pages[0])

    def _type(self, save, page):
        typist = Typist(save, self.row, **self.chosen, forms_of=self.facts.forms_of, many=MANY)
        typed = typist.fill(self.form_class, self.given)
        self.fields = typed.fields
        for name, payload, message in typed.refused:
            self._refused(name, payload.attack, message)
        data, mended = dict(typed.data), set()
        for _try in range(4):
            answer = self._post(page, data)
            if answer.status_code == 302:
                break
            assert answer.status_code == 200, answer.status_code
            for name, message in first_errors(answer.context["form"]):
                for one in _blamed(data, name):
                    self._refused(one, data[one], message)
                    for mark in marks_in(data[one]):
                        typed.marks.pop(mark, None)
                    empty = one in self.facts.forms_of or one in mended
                    data[one] = "" if empty else f"ผ้า {save}"
                    mended.add(one)
        assert answer.status_code == 302, list(first_errors(answer.context["form"]))
        self.typed |= typed.marks
        stored = type(page).objects.get(pk=page.pk)
        assert stored.live and not stored.has_unpublished_changes
        # Shown in the booklet only, which is not made for each of them.
        self.seen |= marks_in(getattr(stored, "preface", ""))

    def _post(self, page, data):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return self.client.post(address, as_posted(data) | {"action-publish": "1"})

    def _refused(self, name, text, message):
        self.refused[name] += 1
        self.messages.setdefault((name, message), text)
        if not is_clear(message):
            self.unclear.append((name, message))

    def _look(self, address, **query):
        answer = self.visitor.get(address, query)
        assert answer.status_code == 200, (address, query, answer.status_code)
        self._judge(address, judge(answer.content.decode()))

    def _judge(self, address, judged):
        self.looks += 1
        self.seen |= marks_in(judged.text)
        self.wrong += [(address, sort, row) for sort, rows in judged.wrong.items() for row in rows]

    def _look_at_feed(self):
        """A reader of feeds takes some of its texts for HTML."""
        answer = self.visitor.get(reverse("search:feed", args=[self.kind]))
        assert answer.status_code == 200
        for one in ElementTree.fromstring(answer.content).iter():
            text = one.text or ""
            if one.get("type") == "html":
                self._judge("feed", judge(text, is_part=True))
            self.seen |= marks_in(plain_text(text))
            assert not (one.get("href") or "").lower().startswith("javascript"), one.get("href")

    def _look_at_booklet(self, page):
        answer = self.visitor.get(f"{page.get_url().rstrip('/')}.pdf")
        assert answer.status_code == 200
        reader = PdfReader(io.BytesIO(answer.content))
        assert b"/JavaScript" not in answer.content
        self.seen |= marks_in(plain_text("".join(one.extract_text() for one in reader.pages)))

    def lost(self):
        """Fields whose harmless words did not reach the reader."""
        return dict(Counter(name for mark, name in self.typed.items() if mark not in self.seen))

    def _taken(self):
        """Field of free words → how many payloads it took."""
        taken = Counter(self.typed.values())
        return {name: taken[name] for name in self.fields if taken[name]}

    def _said(self):
        """One example of each thing that a field says, without what was typed into it."""
        return {
            (name, _QUOTED.sub("“…”", message)): text
            for (name, message), text in self.messages.items()
        }

    def counts(self):
        """What `make xss` reports."""
        return {
            "fields": len(self.fields),
            "payloads": len(self.row),
            "typed": len(self.typed),
            "refused": sum(self.refused.values()),
            "looks": self.looks,
            "lost": sum(self.lost().values()),
            "unclear": len(self.unclear),
            "least_taken": min(self._taken().values()),
            "refusals": {
                f"{name}: {message}": text for (name, message), text in self._said().items()
            },
            **Counter(sort for _address, sort, _row in self.wrong),
        }


def _blamed(data, name):
    """The fields that an error is about: of a stream, all that look like pictures without words."""
    if name in data:
        return [name]
    return [
        one
        for one, text in data.items()
        if one.startswith(f"{name}-") and "<img" in text.lower() and not text.startswith("{")
    ]


def test_running_text_keeps_no_markup_whichever_way_it_came():
    """What an importer writes as the HTML of running text is cleaned as well."""
    block = CleanRichTextBlock(features=FULL)
    for payload in payloads(639):
        for html in (
            str(block.to_python(f"<p>ผ้า {payload.attack}</p>")),
            block.get_prep_value(block.to_python(f'<p>x</p><a href="{payload.attack}">ผ้า</a>')),
        ):
            assert judge(html, is_part=True).wrong == {}, payload.attack
