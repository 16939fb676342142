"""The front page, a page of prose, and the whole frame of a site for tests of all rooms.

`site_tree` is the catalogue's `tree` below a real front page, as a portal has it.
"""

import factory
import pytest
from wagtail.models import Page, Site
from wagtail_factories import PageFactory

from home.models import HomePage, StandardPage
from tests.factories.catalogue import make_tree, pages_by_code
from tests.factories.places import units_layer
from tests.layers import layer


class HomePageFactory(PageFactory):
    """The front page with a promise of two lines in both languages."""

    class Meta:
        model = HomePage

    title = "ศูนย์ฝึกอาชีพชุมชน"
    title_en = "Community vocational training centres"
    slug = "front"
    summary = "หลักสูตรระยะสั้นทุกอำเภอทั่วประเทศ"
    summary_en = "Short courses in every district."
    hero_line_1 = "เรียนอาชีพใกล้บ้าน"
    hero_line_2 = "ทำเป็น ขายได้ มีรายได้"
    hero_line_1_en = "Learn a trade near home."
    hero_line_2_en = "Make it, sell it, earn."
    popular_searches = factory.LazyFunction(lambda: [("word", "ทำขนม"), ("word", "ตัดผม")])


class StandardPageFactory(PageFactory):
    """A page of prose in both languages; `parent` must be given."""

    class Meta:
        model = StandardPage

    title = "ช่วยเหลือ"
    title_en = "Help"
    slug = factory.Sequence(lambda number: f"help-{number}")
    summary = "คำถามที่พบบ่อย"
    summary_en = "Questions that many ask"
    body = factory.LazyFunction(lambda: [("heading", {"text": "สมัครเรียนอย่างไร"})])
    body_en = factory.LazyFunction(lambda: [("heading", {"text": "How to sign up"})])
    show_in_menus = True


def make_front_page():
    """Return the site's front page, made in place of the page that the migrations left."""
    front = HomePage.objects.first()
    if front is None:
        root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
        front = HomePageFactory(parent=root)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": front}
    )
    Site.clear_site_root_paths_cache()
    return front


@layer(upon=units_layer)
def site_layer():
    """The pages and entries of the test units below a real front page."""
    make_front_page()
    make_tree()


@pytest.fixture
def site_tree(site_layer, units):
    """The frame of a whole site; returns unit code → CentrePage ("d4704" …)."""
    return pages_by_code()
