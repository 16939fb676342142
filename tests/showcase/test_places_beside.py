"""What stands on other pages: a centre's goods, groups and stories, stories on products, open data."""

import pytest
from django.utils import timezone

from measuring import sheet_texts
from portal.core.pdf import pages_of
from search import kinds
from search.open_data.columns import MEANINGS
from showcase.models import BestPracticePage
from showcase.models.practice import PracticeProduct
from showcase.practice import measuring
from tests.factories.practice import make_practice
from tests.factories.showcase import make_group, make_product
from tests.showcase.test_views_product import at, flat, soup

pytestmark = pytest.mark.django_db


def test_centre_shows_what_it_looks_after(client, tree, django_assert_max_num_queries):
    """Its products, groups and stories, nobody else's, from one statement more."""
    group = make_group(tree["d4704"])
    for number in range(8):
        make_product(tree["d4704"], title=f"ของชิ้นที่ {number}", group=group)
    make_product(tree["d4702"], title="ของอำเภออื่น")
    story = make_practice(tree["d4704"])
    page = soup(client, at(tree["d4704"]))
    text = flat(page.main.get_text(" "))
    assert len(page.select(".good")) == 6 and "ของอำเภออื่น" not in text
    assert group.title in text and flat(story.title) in text
    assert page.select_one('a[href="/th/products/?province=47&district=4704"]')


def test_centre_without_any_shows_nothing(client, tree):
    """No empty headings."""
    assert "ของที่ทำและขายที่นี่" not in soup(client, at(tree["d4704"])).get_text()


def test_product_leads_to_the_story_about_it(client, tree):
    """What a teacher wrote about a product stands on the product's page."""
    product = make_product(tree["d4704"])
    story = make_practice(tree["d4704"])
    story.made.add(PracticeProduct(product=product))
    story.save()
    page = soup(client, at(product))
    assert page.select_one(f'a[href="/th/practice/{story.code}/"]')


def test_booklet_is_measured_by_the_worker_and_named_with_its_size(client, tree):
    """After publishing the worker sets it once; the link then names size and pages."""
    story = make_practice(tree["d4704"])
    before = flat(soup(client, at(story)).get_text(" "))
    assert " หน้า" not in before.partition("ดาวน์โหลด")[2][:40]

    assert [measuring.measure(timezone.now()) for _turn in range(2)] == [1, 0]
    kept = BestPracticePage.objects.get(pk=story.pk)
    booklet = client.get(f"/th/practice/{story.code}.pdf").content
    # Its bookmarks are more than its pages, and are no pages.
    assert kept.booklet_pages == pages_of(booklet) == len(sheet_texts.read(booklet).pages) > 1
    assert abs(kept.booklet_bytes - len(booklet)) < 2_000
    text = flat(soup(client, at(story)).get_text(" "))
    assert f"{kept.booklet_pages} หน้า" in text


@pytest.mark.parametrize("kind", ["product", "group", "practice"])
def test_open_data_explains_every_column(kind):
    """Each fact and facet that leaves the site has its meaning."""
    one = kinds.get(kind)
    assert {*one.open_facts, *one.open_facets} <= set(MEANINGS)
