"""What the showcase costs: the same for one product, group, story or item and for fifty."""

import pytest

from portal.places.models import OrgUnit
from tests.budgets.budgets import most_queries
from tests.budgets.rows import add_course, add_product, on_one_database
from tests.factories.events import make_field
from tests.factories.funding import make_source
from tests.factories.knowledge import make_bank, make_knowledge
from tests.factories.practice import make_practice
from tests.factories.showcase import make_group, make_product

pytestmark = [pytest.mark.budget, pytest.mark.django_db]


def test_list_of_products_is_flat(flat, site_tree):
    """The market costs the same with one product, five and fifty."""
    flat("/th/products/", lambda number: add_product(site_tree, number))


def test_course_is_flat_in_products(flat, site_tree):
    """A course costs the same with one product of its learners, five and fifty."""
    course = add_course(site_tree["d4704"], 0)
    flat(course.get_url(), lambda number: add_product(site_tree, number, course=course))


def test_course_with_products_keeps_its_budget(within, site_tree):
    """The thread and the goods are within the budget of a course."""
    course = add_course(site_tree["d4704"], 0)
    add_product(site_tree, 0, course=course, funding=make_source(site_tree["d4704"]))
    within(course.get_url(), most_queries("course_detail"))


@on_one_database
def test_group_is_flat_in_products(flat, site_tree):
    """A group costs the same with one product, five and fifty."""
    group = make_group(site_tree["d4704"])
    flat(
        group.get_url(),
        lambda number: make_product(site_tree["d4704"], title=f"ของ {number}", group=group),
    )


def test_list_of_knowledge_is_flat(flat, site_tree):
    """The listing of knowledge items costs the same with one item, five and fifty."""
    flat("/th/knowledge/", lambda number: make_knowledge(site_tree["d4704"], title=f"สื่อ {number}"))


@on_one_database
def test_banks_of_institutions_are_flat(flat, site_tree):
    """The page of knowledge banks costs the same with one institution and many."""
    office = OrgUnit.objects.get(code="p47")

    def add(number):
        name = f"วิทยาลัยที่ {number}"
        make_field(number + 1, institution=name, province_id="47")
        make_bank(office, {"learning_system": "working"}, institution=name)

    flat("/th/knowledge/banks/", add)


def test_knowledge_is_flat_in_what_belongs_to_its_course(flat, site_tree):
    """An item costs the same with one product and one other item of its course, five and fifty."""
    course = add_course(site_tree["d4704"], 0)
    item = make_knowledge(site_tree["d4704"], courses=[course])

    def add(number):
        add_product(site_tree, number, course=course)
        make_knowledge(site_tree["d4704"], title=f"สื่อ {number}", courses=[course])

    flat(item.get_url(), add)


@on_one_database
def test_course_is_flat_in_knowledge(flat, site_tree):
    """A course costs the same with one item to read, five and fifty."""
    course = add_course(site_tree["d4704"], 0)
    flat(
        course.get_url(),
        lambda number: make_knowledge(site_tree["d4704"], title=f"สื่อ {number}", courses=[course]),
    )


def test_list_of_groups_is_flat(flat, site_tree):
    """The listing of groups costs the same with one group, five and fifty."""
    flat("/th/groups/", lambda number: make_group(site_tree["d4704"], title=f"กลุ่ม {number}"))


def test_list_of_stories_is_flat(flat, site_tree):
    """The listing of stories costs the same with one story, five and fifty."""
    flat("/th/practice/", lambda number: make_practice(site_tree["d4704"], title=f"เรื่อง {number}"))


def test_product_is_flat_in_products_beside_it(flat, site_tree):
    """A product costs the same however many its group sells and its course's learners make."""
    named = {
        "group": make_group(site_tree["d4704"]),
        "course": add_course(site_tree["d4704"], 0),
        "funding": make_source(site_tree["d4704"]),
    }
    product = make_product(site_tree["d4704"], **named)
    flat(
        product.get_url(),
        lambda number: make_product(site_tree["d4704"], title=f"สินค้า {number}", **named),
    )


@on_one_database
def test_group_is_flat_in_what_names_it(flat, site_tree):
    """A group costs the same with one course taken, five and fifty, each with a product."""
    group = make_group(site_tree["d4704"])

    def add(number):
        course = add_course(site_tree["d4704"], number)
        group.courses_taken.create(course=course)
        group.save()
        make_product(site_tree["d4704"], title=f"ของ {number}", group=group, course=course)

    flat(group.get_url(), add)


@on_one_database
def test_story_is_flat_in_what_it_names(flat, site_tree):
    """A story costs the same with one product that came of it, five and fifty."""
    story = make_practice(site_tree["d4704"], course=add_course(site_tree["d4704"], 0))

    def add(number):
        product = make_product(site_tree["d4704"], title=f"ของ {number}", course=story.course)
        story.made.create(product=product)
        story.save()

    flat(story.get_url(), add)


@on_one_database
def test_source_is_flat_in_who_used_it(flat, site_tree):
    """A source costs the same with one product and group that used it, five and fifty."""
    source = make_source(site_tree["d4704"])

    def add(number):
        group = make_group(site_tree["d4704"], title=f"กลุ่ม {number}", funding=source)
        make_product(site_tree["d4704"], title=f"ของ {number}", group=group, funding=source)

    flat(source.get_url(), add)
