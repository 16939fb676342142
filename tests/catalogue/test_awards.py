"""Awards are the same boxes everywhere: shown in order, by role, found by the filter of their lists."""

import importlib

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import reverse
from django.utils.translation import override
from wagtail.blocks.struct_block import StructBlockValidationError

from catalogue.awards.blocks import AwardBlock, AwardsBlock
from catalogue.awards.holders import names_somebody
from catalogue.awards.words import shown_awards
from search.models import Entry
from tests.factories.practice import make_practice
from tests.factories.showcase import award, make_group, make_product
from tests.factories.users import as_role, sign_in

MIGRATION = importlib.import_module("showcase.migrations.0004_knowledge_and_awards")
FULL = {
    "name": "ผ้าไหมดีเด่น",
    "giver": "จังหวัด",
    "kind": "province",
    "year": 2568,
    "holder": "ครู สกร.ระดับตำบล",
    "evidence": "ประกาศจังหวัด",
    "url": "https://award.example.go.th/2568",
}


def stream(*rows):
    return AwardsBlock().to_python([{"type": "award", "value": row} for row in rows])


@pytest.mark.row("S1-36")
@pytest.mark.parametrize(("language", "year"), [("th", "ปี 2568"), ("en", "2025")])
def test_award_says_level_giver_holder_and_year(language, year):
    """What is known stands in one line; the year follows the reader's era."""
    with override(language):
        (shown,) = shown_awards(stream(FULL))
    assert shown.name == FULL["name"] and shown.url == FULL["url"]
    assert shown.proof == FULL["evidence"]
    for part in (FULL["giver"], FULL["holder"], year):
        assert part in shown.about


def test_latest_award_stands_first():
    """By year; those without one stand last, in the order that they were written in."""
    rows = [{"name": "ก"}, {"name": "ข", "year": 2560}, {"name": "ค", "year": 2568}, {"name": "ง"}]
    assert [one.name for one in shown_awards(stream(*rows))] == ["ค", "ข", "ก", "ง"]
    assert shown_awards(None) == []


@pytest.mark.parametrize(
    ("holder", "is_name"),
    [
        ("ครู สกร.ระดับตำบล", False),
        ("นายอำเภอ", False),
        ("บุคลากรระดับจังหวัด", False),
        ("", False),
        ("นางสาวตัวอย่าง หนึ่ง", True),
        ("ครู นายตัวอย่าง", True),
        ("Mr. Sample", True),
    ],
)
def test_holder_is_a_role(holder, is_name):
    """A person who received an award is named by role, never by name."""
    assert names_somebody(holder) is is_name
    block = AwardBlock()
    value = block.to_python({**FULL, "holder": holder})
    if is_name:
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(value)
        assert "holder" in refused.value.block_errors
    else:
        assert block.clean(value)["holder"] == holder


@pytest.mark.django_db
@pytest.mark.row("S1-36", "S2-12")
@pytest.mark.parametrize("kind", ["group", "product", "practice", "centre"])
def test_page_shows_its_awards_and_its_entry_says_so(client, tree, kind):
    """Groups, products, stories and centres show theirs; the entry carries the mark."""
    centre = tree["d4704"]
    awards = [("award", FULL)]
    if kind == "centre":
        page = type(centre).objects.get(pk=centre.pk)
        page.awards = awards
        page.save()
    else:
        make = {"group": make_group, "product": make_product, "practice": make_practice}[kind]
        page = make(centre, awards=awards)
    shown = BeautifulSoup(client.get(page.get_url()).content, "html5lib").main.get_text(" ")
    words = " ".join(shown.replace("\u2060", "").replace("\u200b", "").split())
    for part in (FULL["name"], FULL["giver"], FULL["holder"], "ปี 2568", FULL["evidence"]):
        assert part in words, part
    entry = Entry.objects.get(page=page)
    assert entry.card["award"] is True
    assert entry.facets.filter(name="award", value="1").exists()
    entry = Entry.objects.get(page=page)
    assert FULL["giver"] in entry.body


@pytest.mark.django_db
@pytest.mark.row("S1-36")
@pytest.mark.parametrize(("address", "make"), [("products", make_product), ("groups", make_group)])
def test_list_is_filtered_by_award_and_marks_it(client, tree, address, make):
    """Ticking the box leaves what has an award; its card says so, and no other card does."""
    make(tree["d4704"], title="ผ้าหนึ่ง", awards=[award("ชนะเลิศ")])
    make(tree["d4704"], title="ผ้าสอง", awards=[])

    def cards(query):
        page = BeautifulSoup(client.get(f"/th/{address}/{query}").content, "html5lib")
        found = page.select("#results li.row, #results li.card")
        return {card.h3.get_text(strip=True): "มีรางวัล" in card.get_text() for card in found}

    assert cards("") == {"ผ้าหนึ่ง": True, "ผ้าสอง": False}
    assert cards("?award=1") == {"ผ้าหนึ่ง": True}


def test_written_awards_become_boxes_and_back():
    """What stood one award a line loses no word on the way there, nor on the way back."""
    text = "- ชนะเลิศลายผ้า ปี 2569\n\n• บรรจุภัณฑ์สวย"
    boxes = MIGRATION._as_awards(text)
    assert [box["value"]["name"] for box in boxes] == ["ชนะเลิศลายผ้า ปี 2569", "บรรจุภัณฑ์สวย"]
    assert MIGRATION._as_text(MIGRATION.json.dumps(boxes)) == "ชนะเลิศลายผ้า ปี 2569\nบรรจุภัณฑ์สวย"
    assert MIGRATION._as_awards("") == [] and MIGRATION._as_text("[]") == ""
    assert [one.name for one in shown_awards(AwardsBlock().to_python(boxes))] == [
        "ชนะเลิศลายผ้า ปี 2569",
        "บรรจุภัณฑ์สวย",
    ]


def without_boxes(page, old):
    """Keep a draft of the page as it was stored before awards were boxes."""
    revision = page.save_revision(clean=False)
    revision.content.pop("awards")
    revision.content |= {**old, "title": "ร่างก่อนย้ายรางวัล"}
    revision.save(update_fields=["content"])
    return revision


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "old", "names"),
    [
        ("group", {"awards": "- ชนะเลิศ OTOP\nเหรียญทอง"}, ["ชนะเลิศ OTOP", "เหรียญทอง"]),
        ("group", {"awards": ""}, []),
        ("centre", {}, []),
    ],
)
def test_draft_from_before_the_boxes_opens_and_is_published(client, tree, kind, old, names):
    """A draft kept before the migrations loses no award, opens in the editor and goes public."""
    page = make_group(tree["d4704"]) if kind == "group" else tree["d4704"]
    revision = without_boxes(type(page).objects.get(pk=page.pk), old)
    for _time in range(2):
        MIGRATION.drafts_to_boxes(apps)
    sign_in(client, as_role("superuser"))
    opened = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert opened.status_code == 200 and "ร่างก่อนย้ายรางวัล" in opened.content.decode()
    revision.refresh_from_db()
    revision.publish()
    page.refresh_from_db()
    assert page.title == "ร่างก่อนย้ายรางวัล" and page.live
    assert [award.value["name"] for award in page.awards] == names
