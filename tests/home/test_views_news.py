"""News and circular letters: who may read what, the list, the PDF."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from catalogue.models import ProvincePage
from home.models import NewsPage
from portal.media.models import PortalDocument
from search.models import Entry
from tests.factories.events import make_letter, make_news, news_index
from tests.factories.home import site_tree  # noqa: F401 - a fixture
from tests.factories.media import PortalDocumentFactory
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(site_tree):  # noqa: F811 - the fixture of the same name
    return site_tree


@pytest.fixture
def province(tree):
    return ProvincePage.objects.get(province="47")


@pytest.fixture
def disk(tmp_path, monkeypatch):
    """Keep documents in a folder, as every real installation does."""
    storage = FileSystemStorage(location=tmp_path, base_url=None)
    monkeypatch.setattr(PortalDocument._meta.get_field("file"), "storage", storage)


def listed(client, query="", language="th"):
    response = client.get(f"/{language}/news/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def titles(page):
    return [link.get_text(strip=True).replace("\u2060", "") for link in page.select(".rows h3 a")]


def text_of(client, page, language="th"):
    response = client.get(f"/{language}/news/{page.code}/")
    assert response.status_code == 200
    text = BeautifulSoup(response.content, "html5lib").get_text()
    return text.replace("\u2060", "").replace("\u00a0", " ")


# --- letters -------------------------------------------------------------------------------------


@pytest.mark.row("S0-01")
def test_letter_shows_urgency_number_day_and_whom_it_goes_to(client, province):
    """A letter reads like its head: urgency, number, Buddhist date, from, to, the PDF with its size."""
    letter = make_letter(
        province, dated=date(2025, 1, 2), attachment=PortalDocumentFactory(title="แนวทาง")
    )
    text = text_of(client, letter)
    for words in (
        "ด่วนที่สุด",
        "ศธ 07079/999",
        "2 มกราคม 2568",
        "สกลนคร",
        "สกร. ระดับอำเภอ/เขตทุกแห่ง",
        "PDF",
    ):
        assert words in text, words
    assert "bytes" in text or "ไบต์" in text


@pytest.mark.row("S0-01")
@pytest.mark.parametrize(
    ("urgency", "words"),
    [("urgent", "ด่วน"), ("very_urgent", "ด่วนมาก"), ("most_urgent", "ด่วนที่สุด")],
)
def test_list_narrows_to_an_urgency(client, province, urgency, words):
    """Each of the three degrees is a filter and stands on the card."""
    make_letter(province, title="เร่ง", urgency=urgency)
    make_letter(province, title="ไม่เร่ง", urgency="normal")
    page = listed(client, f"?urgency={urgency}")
    assert titles(page) == ["เร่ง"]
    assert page.select_one(".row .badge").get_text(strip=True) == words
    assert listed(client, "?kind=circular").select(".row")[0].select(".badge") == []


@pytest.mark.row("S0-01")
def test_letter_names_units(client, tree, province):
    """A letter may go to units by name."""
    letter = make_letter(province, sent_to_levels=[], recipients=[tree["d4704"].unit])
    assert "สกร.ระดับอำเภอพรรณานิคม" in text_of(client, letter)


@pytest.mark.row("S0-01")
def test_letter_for_staff_is_not_public(client, province):
    """No page, no row, no entry, no search for visitors; whoever has signed in reads it."""
    letter = make_letter(province, title="เฉพาะภายใน", is_staff_only=True)
    address = f"/th/news/{letter.code}/"
    assert client.get(address).status_code == 404
    assert titles(listed(client)) == []
    assert not Entry.objects.filter(kind="news").exists()
    found = BeautifulSoup(client.get("/th/search/?q=เฉพาะภายใน").content, "html5lib")
    assert address not in [link.get("href") for link in found.select("a")]
    sign_in(client, as_role("superuser"))
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer.content.decode()


def test_pdf_of_a_letter_for_staff_is_not_public(client, province, disk):
    """Its file asks for the same: visitors get none, staff does; a public letter's is for all."""
    document = PortalDocumentFactory()
    assert client.get(document.url).status_code == 200
    letter = make_letter(province, is_staff_only=True, attachment=document)
    assert client.get(document.url).status_code == 404
    letter.is_staff_only = False
    letter.save()
    assert client.get(document.url).status_code == 200
    letter.unpublish()
    assert client.get(document.url).status_code == 404
    sign_in(client, as_role("superuser"))
    assert client.get(document.url).status_code == 200


def test_making_a_letter_internal_takes_its_entry_away(client, province):
    """What becomes a matter of staff leaves the lists at once."""
    letter = make_letter(province)
    assert Entry.objects.filter(kind="news", code=letter.code).exists()
    letter.is_staff_only = True
    letter.save()
    assert not Entry.objects.filter(kind="news").exists()


# --- news ----------------------------------------------------------------------------------------


def test_news_is_listed_and_shown_in_both_languages(client, tree):
    """News of the whole country stands in the list, and its page says when."""
    news = make_news(news_index())
    assert titles(listed(client)) == ["เปิดศูนย์ฝึกอาชีพแห่งใหม่"]
    assert titles(listed(client, language="en")) == ["A new training centre opens"]
    assert "เปิดสอนทุกวันจันทร์ถึงศุกร์" in text_of(client, news)
    assert news.code.startswith("tha-")


def test_list_narrows_to_kind_and_province(client, tree, province):
    """News and letters are told apart, and stand in the province of who wrote them."""
    make_news(tree["d4704"], title="ข่าวอำเภอ")
    make_letter(province, title="หนังสือจังหวัด")
    make_news(news_index(), title="ข่าวกรม")
    assert titles(listed(client, "?kind=news&province=47")) == ["ข่าวอำเภอ"]
    assert titles(listed(client, "?kind=circular")) == ["หนังสือจังหวัด"]
    assert len(titles(listed(client))) == 3


@pytest.mark.parametrize(
    "query", ["?kind=zz", "?urgency=now&province=77", "?page=999", "?page=x", "?q=%00", "?year=1"]
)
def test_bad_parameters_never_break_the_list(client, tree, query):
    """Unknown values are dropped."""
    make_news(news_index())
    assert client.get(f"/th/news/{query}").status_code == 200


@pytest.mark.parametrize("path", ["snk-zzzz/", "SNK-ZZZZ/", "x/"])
def test_unknown_news_is_not_found(client, tree, path):
    """An unknown code is 404, never an error."""
    assert client.get(f"/th/news/{path}", follow=True).status_code == 404


def test_draft_is_not_public(client, tree):
    """Nobody reads news before it is published."""
    news = make_news(news_index(), live=False)
    assert client.get(f"/th/news/{news.code}/").status_code == 404


def test_public_news_is_kept_for_everybody(client, tree, settings):
    """Nobody is asked who they are for what all may read: the second visitor gets the kept page."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 15
    address = make_news(news_index()).get_url()
    assert client.get(address)["X-Portal-Cache"] == "miss"
    assert client.get(address)["X-Portal-Cache"] == "hit"


def test_section_stands_in_the_menu(client, tree):
    """News and events are a main section of the site, and lead to the events."""
    page = listed(client)
    assert "/th/news/" in [link["href"] for link in page.select("header a")]
    assert "/th/events/" in [link["href"] for link in page.select("main a")]


# --- writing -------------------------------------------------------------------------------------

FORM = {
    "title": "แนวทาง",
    "summary": "แจ้งแนวทาง",
    "kind": "circular",
    "urgency": "urgent",
    "letter_number": "ศธ 07079/1",
    "dated": "2 ม.ค. 2568",
    "sent_to_levels": ["district"],
    "body-count": "0",
    "body_en-count": "0",
    "recipients-TOTAL_FORMS": "0",
    "recipients-INITIAL_FORMS": "0",
    "recipients-MIN_NUM_FORMS": "0",
    "recipients-MAX_NUM_FORMS": "1000",
}


def publish(client, province, **changed):
    sign_in(client, as_role("superuser"))
    address = reverse("wagtailadmin_pages:add", args=["home", "newspage", province.pk])
    return client.post(address, {**FORM, **changed, "action-publish": "1"})


@pytest.mark.row("S0-01")
def test_letter_is_written_and_published(client, province):
    """Number, Buddhist date and recipients are typed; the public page follows."""
    assert publish(client, province).status_code == 302
    letter = NewsPage.objects.get()
    assert (letter.dated, letter.sent_to_levels) == (date(2025, 1, 2), ["district"])
    assert "2 มกราคม 2568" in text_of(client, letter)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"summary": ""}, "summary"),
        ({"letter_number": ""}, "letter_number"),
        ({"dated": ""}, "dated"),
        ({"dated": "30/2/2568"}, "dated"),
        ({"sent_to_levels": []}, "sent_to_levels"),
        ({"kind": "news", "is_staff_only": "on"}, "is_staff_only"),
    ],
)
def test_form_says_what_is_missing(client, province, changed, field):
    """Each gap is named at its own field; nothing is published."""
    response = publish(client, province, **changed)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not NewsPage.objects.exists()


def test_letter_to_one_unit_by_name_needs_no_level(client, tree, province):
    """A unit that is named is a recipient."""
    response = publish(
        client,
        province,
        sent_to_levels=[],
        **{
            "recipients-TOTAL_FORMS": "1",
            "recipients-0-unit": str(tree["d4704"].unit.pk),
            "recipients-0-ORDER": "1",
            "recipients-0-DELETE": "",
            "recipients-0-id": "",
        },
    )
    assert response.status_code == 302
    assert NewsPage.objects.get().recipients.get().unit == tree["d4704"].unit
