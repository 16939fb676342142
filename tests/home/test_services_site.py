"""The pages that a portal cannot be without."""

import pytest
from wagtail.models import Site

from home.content import standard_pages
from home.models import HomePage, StandardPage
from home.services.site import INDEX_PAGES, make_site

pytestmark = pytest.mark.django_db


def test_make_site_makes_all_pages_once():
    """The first time makes every page, the second time none."""
    made = make_site().made
    assert len(made) == 1 + len(INDEX_PAGES) + len(standard_pages())
    assert make_site().made == ()
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()


def test_make_site_repairs_and_writes_nothing_over():
    """A deleted page comes back; a page that an editor changed stays as it is."""
    make_site()
    StandardPage.objects.get(slug="help").delete()
    StandardPage.objects.filter(slug="about").update(title="ของเราเอง")
    assert make_site().made == ("ช่วยเหลือ",)
    assert StandardPage.objects.get(slug="about").title == "ของเราเอง"


@pytest.mark.parametrize("source", standard_pages(), ids=lambda source: source.slug)
@pytest.mark.parametrize("language", ["th", "en"])
def test_standard_pages_are_shown_in_both_languages(client, source, language):
    """Each standard page answers in Thai and in English with its own words."""
    make_site()
    answer = client.get(f"/{language}/{source.slug}/")
    title = source.title_en if language == "en" else source.title
    assert answer.status_code == 200
    assert title in answer.content.decode()
