"""What pages cost: never more than their budget, and the same for one row and for fifty."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from catalogue.models import CentrePage
from home.models import HomePage
from tests.budgets.budgets import PAGE_BUDGETS, VIEW_BUDGETS, most_queries
from tests.budgets.rows import add_beside, add_course, on_one_database
from tests.factories.catalogue import (
    make_agreement,
    make_course,
    make_learning_centre,
    make_partner,
    make_provider,
    make_run,
    pages_by_code,
)
from tests.factories.events import make_event, make_field, make_letter, news_index
from tests.factories.funding import make_source
from tests.factories.home import StandardPageFactory, site_layer
from tests.factories.pages import PAGE_FACTORIES
from tests.layers import layer

pytestmark = [pytest.mark.budget, pytest.mark.django_db]


@layer(upon=site_layer)
def courses_in_all_states_layer():
    """Courses with runs in all states, so that no shelf and no list is empty."""
    centre = pages_by_code()["d4704"]
    states = ("open", "few", "waitlist", "full", "soon", "closed", "cancelled", "moved")
    for number in range(8):
        add_course(centre, number, states)


@pytest.fixture
def courses(courses_in_all_states_layer):
    """Courses with runs in all states, so that no shelf and no list is empty."""


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("page_type", PAGE_FACTORIES, ids=lambda kind: kind._meta.label)
def test_page_keeps_its_budget(within, site_tree, courses, page_type, language):
    """A page of each type, in both languages, costs no more queries than its budget."""
    page = PAGE_FACTORIES[page_type](site_tree)
    with override(language):
        address = page.get_url()
    within(address, most_queries(PAGE_BUDGETS[page_type._meta.label]))


@pytest.mark.parametrize("name", VIEW_BUDGETS)
def test_view_keeps_its_budget(within, site_tree, courses, name):
    """Each address without a page of its own costs no more queries than its budget."""
    within(VIEW_BUDGETS[name], most_queries(name))


def test_list_of_courses_and_front_page_are_flat(flat, site_tree):
    """The listing and the front page cost the same with one course, five and fifty."""
    flat(["/th/courses/", "/th/"], lambda number: add_course(site_tree["d4704"], number))


def test_filtered_list_of_courses_is_flat(flat, site_tree):
    """So does the listing with filters and a place, as far as rows go."""
    address = "/th/courses/?province=47&district=4704&near=1&group=creative&status=open"
    flat(address, lambda number: add_course(site_tree["d4704"], number * 5 + 3))


@on_one_database
def test_front_page_is_flat_in_pages_of_text(flat, site_tree):
    """The foot costs the same for one page of text and for fifty."""
    front = HomePage.objects.get()
    add_course(site_tree["d4704"], 0)
    flat("/th/", lambda number: StandardPageFactory(parent=HomePage.objects.get(pk=front.pk)))


@on_one_database
def test_course_is_flat_in_runs(flat, site_tree):
    """A course costs the same with one run, five and fifty."""
    course = make_course(site_tree["d4704"])
    flat(course.get_url(), lambda number: make_run(course, ("open", "soon", "full")[number % 3]))


@on_one_database
def test_pages_of_places_are_flat_in_courses(flat, site_tree):
    """What a place teaches: its centre, one near it that teaches nothing, its province, the matrix
    of that, and the map of the country cost the same with one course, five and fifty."""
    centre = site_tree["d4704"]
    addresses = [
        centre.get_url(),
        site_tree["d4702"].get_url(),
        centre.get_parent().specific.get_url(),
        "/th/learning-database/?province=47",
        reverse("catalogue:centre-index"),
    ]
    flat(addresses, lambda number: add_course(centre, number))


@on_one_database
def test_centre_is_flat_in_centres_below(flat, site_tree):
    """A district's centre costs the same with one centre below it, five and fifty."""
    district = CentrePage.objects.get(pk=site_tree["d4704"].pk)
    add_course(district, 0)
    pages = list(CentrePage.objects.child_of(district).filter(unit__subdistrict__isnull=False))
    assert len(pages) > 5
    for page in pages:
        page.unpublish()

    def bring_back(number):
        pages[number].live = True
        pages[number].save()

    flat(district.get_url(), bring_back, rows=(1, 5, len(pages)))


def test_list_of_funding_and_finder_are_flat(flat, site_tree):
    """The listing of funding and the finder's results cost the same with one source and fifty."""
    found = "/th/funding/find/?who=single&for=tools&amount=50k&province=47&district=4704"
    addresses = ["/th/funding/", found]
    flat(addresses, lambda number: make_source(site_tree["d4704"], title=f"ทุน {number}"))


@on_one_database
def test_source_is_flat_in_courses(flat, site_tree):
    """A source costs the same with one course that leads to it, five and fifty."""
    source = make_source(site_tree["d4704"])
    flat(source.get_url(), lambda number: add_course(site_tree["d4704"], number))


@on_one_database
def test_course_is_flat_in_funding(flat, site_tree):
    """A course costs the same with one source that fits, five and fifty."""
    course = add_course(site_tree["d4704"], 0)
    flat(course.get_url(), lambda number: make_source(site_tree["d4704"], title=f"ทุน {number}"))


def test_list_of_events_and_front_page_are_flat(flat, site_tree):
    """The listing of events costs the same with one event and fifty; so does the front page, which
    shows the next three."""
    addresses = ["/th/events/", "/th/"]
    flat(addresses, lambda number: make_event(site_tree["d4704"], title=f"งาน {number}"))


def test_list_of_news_is_flat(flat, site_tree):
    """The listing of news costs the same with one letter, five and fifty."""
    index = news_index()
    flat("/th/news/", lambda number: make_letter(index, title=f"หนังสือ {number}"))


def test_list_of_fields_is_flat(flat, site_tree):
    """The listing of CVM fields costs the same with one field, five and fifty."""
    flat("/th/cvm/", lambda number: make_field(number + 1))


@on_one_database
def test_field_is_flat_in_fields_of_its_institution(flat, site_tree):
    """A field costs the same however many its institution leads."""
    address = make_field(99).get_url()
    flat(address, lambda number: make_field(number + 1))


@pytest.mark.parametrize("code", ["d4702", "s470202"])
def test_centre_with_everything_keeps_its_budget(within, site_tree, units, code):
    """No course of its own but some near, partners, agreements, a learning centre, no telephone."""
    add_course(site_tree["d4701"], 0)  # near both
    partner = make_partner(units[code])
    make_agreement(units[code], partner)
    make_learning_centre(site_tree[code])
    within(site_tree[code].address(), most_queries("centre_without_course"))


@on_one_database
def test_centre_is_flat_in_what_stands_beside_it(flat, site_tree, units):
    """A centre costs the same with one partner, agreement and learning centre, and with fifty."""
    centre = site_tree["d4704"]
    add_course(centre, 0)
    flat(centre.get_url(), lambda number: add_beside(centre, units["d4704"], number))


@on_one_database
def test_province_is_flat_in_what_stands_beside_it(flat, site_tree, units):
    """So does a province, with other providers as well."""
    centre = site_tree["d4704"]
    add_course(centre, 0)
    province = centre.get_parent().specific

    def add(number):
        add_beside(centre, units["d4704"], number)
        make_provider(province, title=f"วิทยาลัย {number}")

    flat(province.get_url(), add)


def test_lists_beside_courses_are_flat(flat, site_tree, units):
    """Partners and learning centres cost the same for one, five and fifty."""
    addresses = ["/th/partners/", "/th/learning-centres/?province=47"]
    flat(addresses, lambda number: add_beside(site_tree["d4704"], units["d4704"], number))


@on_one_database
def test_learning_centre_is_flat_in_courses(flat, site_tree):
    """A learning centre costs the same with one course chosen for it and with six."""
    page = make_learning_centre(site_tree["d4704"])

    def add(number):
        page.related_courses.create(course=add_course(site_tree["d4704"], number))
        page.save()

    flat(page.get_url(), add, rows=(1, 5, 6))
