"""The tree of centres is made in bulk, completely, and only once."""

from wagtail.models import Page

from catalogue.models import CentrePage, CoursePage, ProvincePage
from catalogue.services import bulk_pages
from catalogue.services.centre_pages import make_centre_pages
from catalogue.services.centres import letters_above
from portal.places.enums import UnitKind
from portal.places.loading import after_load
from portal.places.models import OrgUnit
from portal.places.services.units import rename_unit
from search.models import Entry
from tests.factories.catalogue import make_course
from tests.factories.places import OrgUnitFactory


def test_centre_pages_stand_for_every_unit(tree, units):
    """Each province, district and sub-district has a page, an entry where it is a centre, and a unit."""
    for code, unit in units.items():
        unit.refresh_from_db()
        assert unit.page_id is not None, code
    centres = OrgUnit.objects.centres().count()
    assert CentrePage.objects.count() == centres
    assert Entry.objects.filter(kind="centre").count() == centres


def test_centre_pages_form_a_sound_tree(tree):
    """Places in the tree, depths, numbers of children and addresses are as Wagtail makes them."""
    assert Page.find_problems() == ([], [], [], [], [])
    page = tree["s470401"]
    parent = page.get_parent()
    assert parent.specific == tree["d4704"]
    assert page.url_path == f"{parent.url_path}{page.slug}/"
    assert page.depth == 6
    assert page.content_type.model == "centrepage"
    assert page.locale.language_code == "th"
    assert len(set(Page.objects.values_list("translation_key", flat=True))) == Page.objects.count()


def test_centre_pages_are_made_once(tree):
    """Running again adds nothing and changes nothing."""
    before = Page.objects.count(), Entry.objects.count()
    assert make_centre_pages() == {"provinces": 0, "districts": 0, "subdistricts": 0}
    assert (Page.objects.count(), Entry.objects.count()) == before


def test_centre_pages_that_are_missing_come_back(tree, units):
    """What was lost half-way is made by the next run, beside what is there."""
    lost = tree["s470401"]
    CentrePage.objects.get(pk=lost.pk).delete()
    assert make_centre_pages()["subdistricts"] == 1
    page = CentrePage.objects.get(unit__code="s470401")
    assert page.address() == lost.address()
    assert Entry.objects.filter(page=page).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_special_unit_gets_a_page_below_its_province(tree, units):
    """A centre that serves no district is found below its province, by its own code."""
    unit = OrgUnitFactory(parent=units["p47"], kind=UnitKind.BORDER_CENTRE)
    make_centre_pages()
    page = CentrePage.objects.get(unit=unit)
    assert page.get_parent().specific == ProvincePage.objects.get(province="47")
    assert page.address() == f"/th/centres/sakon-nakhon/{unit.code}/"


def test_pages_added_in_bulk_are_pages_like_others(tree):
    """A course below a page that was made in bulk gets its code from the province."""
    course = make_course(tree["s470401"])
    assert course.code.startswith("snk-")
    assert course.slug == course.code
    assert CoursePage.objects.get(pk=course.pk).centre == tree["s470401"]


def test_letters_cost_one_query(tree, django_assert_num_queries):
    """The letters of a code are read from the province above the place."""
    page = tree["s470401"]
    with django_assert_num_queries(1):
        assert letters_above(page) == "snk"


def test_renamed_unit_renames_its_page(tree, units):
    """A unit's new name reaches page and entry; the old one still finds it."""
    rename_unit(units["d4704"], "สกร.ระดับอำเภอทดสอบ")
    page = CentrePage.objects.get(unit=units["d4704"])
    entry = Entry.objects.get(page=page)
    assert page.title == page.draft_title == entry.title == "สกร.ระดับอำเภอทดสอบ"
    assert "พรรณานิคม" in entry.body


def test_adding_no_pages_is_nothing(db):
    """An empty list is no work and no error."""
    assert bulk_pages.add_pages(CentrePage, []) == 0


def test_loading_places_makes_the_pages():
    """Whoever loads the places makes their pages with the same command."""
    assert "centre pages" in [name for name, _follower in after_load]
