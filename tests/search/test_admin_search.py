"""The admin's own search (explorer, choosers, pictures, documents) understands Thai."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.backends import get_search_backend
from modelsearch.index import insert_or_update_object
from modelsearch.query import And, Not, Or, Phrase, PlainText
from wagtail.models import Page

from portal.media.models import PortalDocument, PortalImage
from search.admin_search import keeping
from search.admin_search.letters import coded
from search.models import Stamp
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.users import as_role, sign_in
from tests.layers import layer

pytestmark = pytest.mark.django_db

TITLES = [
    "การทำขนมไทย",
    "ช่างไฟฟ้าเบื้องต้น",
    "น้ำพริกปลาย่าง",
    "ซ่อมรถจักรยานยนต์",
    "การชงกาแฟสดเพื่อการค้า",
    "ตัดผมชายสมัยนิยม",
    "ศูนย์ฝึกอาชีพชุมชนอำเภอบางปะกง",
    "แผนอบรมปี ๒๕๖๘",
    "Up-skill ช่างเชื่อม MIG",
    "ไม้ดอกไม้ประดับ",
]


def in_index(*objects):
    for one in objects:
        insert_or_update_object(one)


@layer()
def ten_pages_layer():
    """Ten pages below the root, known to the admin's search; returns title → key."""
    root = Page.get_first_root_node()
    made = {title: root.add_child(instance=Page(title=title, slug=f"p{n}"))
            for n, title in enumerate(TITLES)}  # fmt: skip
    in_index(*made.values())
    return {title: page.pk for title, page in made.items()}


@pytest.fixture
def pages(ten_pages_layer):
    """Ten pages below the root, known to the admin's search; returns title → page."""
    found = Page.objects.in_bulk(ten_pages_layer.values())
    return {title: found[key] for title, key in ten_pages_layer.items()}


def titles(found):
    return [page.title for page in found]


#: What is typed, and the page that must be among the findings: Wagtail's own search finds none.
ORDINARY = [
    ("ขนม", "การทำขนมไทย"),
    ("ขนมไทย", "การทำขนมไทย"),
    ("ทำขนม", "การทำขนมไทย"),
    ("ไฟฟ้า", "ช่างไฟฟ้าเบื้องต้น"),
    ("ปลา", "น้ำพริกปลาย่าง"),
    ("จักรยานยนต์", "ซ่อมรถจักรยานยนต์"),
    ("กาแฟ", "การชงกาแฟสดเพื่อการค้า"),
    ("ตัดผม", "ตัดผมชายสมัยนิยม"),
    ("บางปะกง", "ศูนย์ฝึกอาชีพชุมชนอำเภอบางปะกง"),
    ("2568", "แผนอบรมปี ๒๕๖๘"),
    ("กาแฟ ชง", "การชงกาแฟสดเพื่อการค้า"),
    ("นํ้าพริก", "น้ำพริกปลาย่าง"),
    ("ขน", "การทำขนมไทย"),
    ("upskill", "Up-skill ช่างเชื่อม MIG"),
]


@pytest.mark.parametrize(("typed", "title"), ORDINARY)
@pytest.mark.parametrize("way", ["search", "autocomplete"])
def test_ordinary_words_are_found(pages, typed, title, way):
    """A word, part of a compound, another spelling or the beginning of a word finds the page."""
    found = getattr(Page.objects.all(), way)(typed)
    assert title in titles(found)
    assert found.count() == len(found)


@pytest.mark.parametrize(
    "typed", ["น", "กาแฟ ไฟฟ้า", "ข้าว", "", "   ", '"', "*", "\x00", "🙂", "\u200b", "%", "()", "-"]
)
@pytest.mark.parametrize("way", ["search", "autocomplete"])
def test_what_is_not_there_is_not_found(pages, typed, way):
    """A single letter, words that no page has together, and signs find nothing, without an error."""
    assert titles(getattr(Page.objects.all(), way)(typed)) == []


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=60) | st.text(alphabet='กขนไฟ้ำ๒"\x00*()%: -ab', max_size=300))
def test_nothing_typed_makes_an_error(pages, typed):
    """Whatever is typed, both ways of searching answer."""
    for way in ("search", "autocomplete"):
        list(getattr(Page.objects.all(), way)(typed)[:3])


def test_long_questions_are_cut(pages):
    """Five hundred words and five thousand letters are answered like short ones."""
    for typed in ("ก ข " * 250, "ม" * 5_000, "ขนม " * 500):
        list(Page.objects.all().autocomplete(typed))
        list(Page.objects.all().search(typed, operator="or"))


def test_questions_can_be_combined(pages):
    """And, or, not and quoted words mean what they say, through the analysis."""
    every = Page.objects.filter(title__in=TITLES)
    both = And([PlainText("ขนม"), Phrase("ไทย")])
    assert titles(every.search(both)) == ["การทำขนมไทย"]
    either = Or([PlainText("กาแฟ"), PlainText("ปลา")])
    assert set(titles(every.search(either))) == {"การชงกาแฟสดเพื่อการค้า", "น้ำพริกปลาย่าง"}
    without = And([PlainText("ช่าง"), Not(PlainText("ไฟฟ้า"))])
    assert titles(every.search(without)) == ["Up-skill ช่างเชื่อม MIG"]
    assert "การทำขนมไทย" not in titles(every.search(Not(PlainText("ขนม"))))
    assert titles(every.search(And([Not(PlainText(" ")), PlainText('"')]))) == []


def test_fields_can_be_named(pages):
    """A list that asks for one field gets an answer, and not the database's own cutting."""
    assert titles(Page.objects.all().search("ขนม", fields=["title"])) == ["การทำขนมไทย"]


def test_the_newest_comes_first_where_scores_are_slow(pages):
    """On SQLite, where ranking is quadratic, the newest comes first; PostgreSQL ranks."""
    root = Page.get_first_root_node()
    newest = root.add_child(instance=Page(title="ขนมอบ และของอื่นอีกมากมายหลายอย่าง", slug="new"))
    in_index(newest)
    found = titles(Page.objects.all().search("ขนม"))
    if connection.vendor == "sqlite":
        assert found[0] == newest.title
    assert set(found) == {newest.title, "การทำขนมไทย"}


def test_a_changed_title_is_found_anew(pages):
    """After a change the new words are found and the old ones are not."""
    page = pages["การทำขนมไทย"]
    page.title = page.draft_title = "การทำผ้ามัดย้อม"
    page.save()
    in_index(page)
    assert titles(Page.objects.all().search("มัดย้อม")) == ["การทำผ้ามัดย้อม"]
    assert titles(Page.objects.all().search("ขนม")) == []
    page.delete()
    assert titles(Page.objects.all().search("มัดย้อม")) == []


def test_saving_reads_no_other_row(pages):
    """Storing one page costs the same few statements however many there are; none scans."""
    page = Page.get_first_root_node().add_child(instance=Page(title="ไม้ดอกไม้ประดับ", slug="p"))
    in_index(page)
    with CaptureQueriesContext(connection) as queries:
        in_index(page)
    statements = [query["sql"] for query in queries if "modelsearch" in query["sql"]]
    assert not [sql for sql in statements if "AVG(" in sql or ("title_norm" in sql.split("SET")[-1]
                and "LENGTH" in sql.upper())]  # fmt: skip
    assert len(queries) <= 5


def test_modelsearch_still_has_the_one_private_name_we_use():
    """The scan after each save is switched off by a method of modelsearch; it must be there."""
    index = get_search_backend().get_index_for_model(Page)
    assert any("_refresh_title_norms" in vars(base) for base in type(index).__mro__[2:])


def test_pictures_and_documents_are_found(units):
    """Choosers of pictures and documents search by the same analysis."""
    picture = PortalImageFactory(title="นักเรียนชงกาแฟสด", unit=units["d4704"])
    document = PortalDocumentFactory(title="คู่มือช่างไฟฟ้า", unit=units["d4704"])
    in_index(picture, document)
    assert list(PortalImage.objects.search("กาแฟ")) == [picture]
    assert list(PortalDocument.objects.search("ไฟฟ้า")) == [document]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("wagtailadmin_explore_root", "q"),
        ("wagtailadmin_pages:search", "q"),
        ("wagtailadmin_choose_page", "q"),
        ("wagtailimages_chooser:choose", "q"),
        ("wagtaildocs_chooser:choose", "q"),
        ("wagtailimages:index", "q"),
        ("wagtaildocs:index", "q"),
    ],
)
def test_screens_of_the_admin_search_in_thai(client, pages, units, address, key):
    """Explorer, page search and choosers show what was looked for."""
    picture = PortalImageFactory(title="ขนมไทยในงาน", unit=units["d4704"])
    document = PortalDocumentFactory(title="ตำราขนมไทย", unit=units["d4704"])
    in_index(picture, document)
    sign_in(client, as_role("superuser"))
    answer = client.get(reverse(address), {key: "ขนม"})
    assert answer.status_code == 200
    shown = answer.content.decode()
    if answer.headers["Content-Type"].startswith("application/json"):
        shown = json.loads(shown)["html"]
    assert any(title in shown for title in ("การทำขนมไทย", picture.title, document.title))
    for hostile in ('"', "\x00", "   ", "ก" * 5_000):
        assert client.get(reverse(address), {key: hostile}).status_code == 200


def test_coded_tokens_are_plain_letters():
    """Tokens reach the index as letters and digits, beginnings stay beginnings."""
    for token in ("น้ำพริก", "2568", "mig", "ຂະໜົມ", "é"):
        assert coded(token).isascii()
        assert coded(token).isalnum()
    assert coded("ขนม").startswith(coded("ขน"))
    assert len({coded(chr(number)) for number in range(0x0E00, 0x0E80)}) == 128


def test_what_is_missing_in_the_index_is_added(pages):
    """Pages that were made in bulk are found after the preparation step; again it does nothing."""
    page = Page.get_first_root_node().add_child(instance=Page(title="แปรรูปปลา", slug="fresh"))
    assert "แปรรูปปลา" not in titles(Page.objects.all().search("แปรรูป"))
    keeping.refresh()
    assert titles(Page.objects.all().search("แปรรูป")) == [page.title]
    assert keeping.refresh() == 0


def test_another_analysis_rebuilds_the_index(pages):
    """When the word list is another one than at the last time, everything is cut again."""
    keeping.refresh()
    Stamp.objects.update(value="another")
    assert keeping.refresh() >= len(TITLES)
    assert titles(Page.objects.all().search("ขนม")) == ["การทำขนมไทย"]
