"""What somebody proposes becomes a draft by the rules of the admin's form, and nothing goes public."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Page, PageLogEntry

from portal.media.models import PortalImage
from search.models import Entry
from showcase.models import ProductPage
from showcase.proposed_values import compare
from showcase.services.proposals import draft_change, draft_product
from tests.factories.media import picture_bytes
from tests.factories.showcase import make_group, make_product
from tests.factories.submissions import ANSWERS
from tests.factories.users import as_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(tree):
    """A district centre."""
    return tree["d4704"]


@pytest.fixture
def teacher(centre):
    """Somebody who may add pages there."""
    return as_role("teacher", centre.unit)


def photographs(count):
    return [
        (ContentFile(picture_bytes(size=(320, 240)), name="a.jpg"), f"ภาพที่ {one}")
        for one in range(count)
    ]


def test_product_is_drafted_below_its_centre(centre, teacher):
    """Unpublished, with a code, a revision and a line in the log; nothing lists or shows it."""
    page = draft_product(unit=centre.unit, group=None, answers=ANSWERS, by=teacher)
    kept = ProductPage.objects.get(pk=page.pk)
    assert kept.get_parent().pk == centre.pk
    assert not kept.live
    assert kept.code.startswith("snk-")
    assert kept.slug == kept.code
    assert kept.price_baht == Decimal(60)
    assert kept.phone == "0810000000"
    assert kept.latest_revision.user == teacher
    assert PageLogEntry.objects.filter(page=kept.pk, action="wagtail.create", user=teacher).exists()
    assert not Entry.objects.of_pages([kept.pk]).exists()
    assert kept.latest_revision.as_object().title == ANSWERS["title"]


def test_director_may_publish_what_came_from_outside(centre):
    """Whoever made the draft is not its author: the words are the sender's."""
    director = as_role("district_director", centre.unit)
    page = draft_product(unit=centre.unit, group=None, answers=ANSWERS, by=director)
    assert page.owner is None
    assert page.permissions_for_user(director).can_publish()


def test_product_of_a_group_wears_its_cloth(centre, teacher):
    """The group is named, and the page wears what the group wears."""
    group = make_group(centre)
    page = draft_product(unit=centre.unit, group=group, answers=ANSWERS, by=teacher)
    kept = ProductPage.objects.get(pk=page.pk)
    assert (kept.group, kept.occupational_group) == (group, group.occupational_group)


def test_pictures_become_the_units_own(centre, teacher):
    """The first is the page's picture, the others stand beside it; each says what it shows."""
    page = draft_product(
        unit=centre.unit, group=None, answers=ANSWERS, pictures=photographs(3), by=teacher
    )
    kept = page.latest_revision.as_object()
    images = list(PortalImage.objects.order_by("pk"))
    assert [image.unit for image in images] == [centre.unit] * 3
    assert kept.picture == images[0]
    figures = [block.value["image"] for block in kept.more_pictures]
    assert [image.pk for image in figures] == [image.pk for image in images[1:]]
    assert [image.contextual_alt_text for image in figures] == ["ภาพที่ 1", "ภาพที่ 2"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price_baht", "แล้วแต่จะให้"),
        ("price_baht", "-5"),
        ("category", "nonsense"),
        ("phone", "12"),
        ("title", "ก" * 300),
        ("standards", "ของดีจริง"),
        ("standards", "เลข 1-1017-00230-70-8"),
        ("wait_days", "เยอะ"),
    ],
)
def test_wrong_value_is_named_and_nothing_is_written(centre, teacher, field, value):
    """The words of the page's own form, by field; no page, no picture."""
    before = Page.objects.count()
    with pytest.raises(ValidationError) as refused:
        draft_product(
            unit=centre.unit,
            group=None,
            answers={**ANSWERS, field: value},
            pictures=photographs(1),
            by=teacher,
        )
    assert set(refused.value.message_dict) == {field}
    assert Page.objects.count() == before
    assert not PortalImage.objects.exists()


@pytest.mark.parametrize("name", ["live", "owner", "slug", "path", "is_pinned", "body", "code"])
def test_answers_carry_no_other_field(centre, teacher, name):
    """What is not in the list is not read, whoever wrote it there."""
    answers = {**ANSWERS, name: "1"}
    page = draft_product(unit=centre.unit, group=None, answers=answers, by=teacher)
    kept = ProductPage.objects.get(pk=page.pk)
    assert not kept.live
    assert not kept.is_pinned
    assert str(getattr(kept, name) or "") != "1"


def test_thai_digits_are_read(centre, teacher):
    """Prices are read as people write them."""
    answers = {**ANSWERS, "price_baht": "๑,๒๕๐ บาท"}
    page = draft_product(unit=centre.unit, group=None, answers=answers, by=teacher)
    assert page.price_baht == Decimal(1250)


def test_stranger_drafts_nothing(tree, centre):
    """Only who may add below that centre."""
    stranger = as_role("teacher", tree["d4702"].unit)
    with pytest.raises(PermissionDenied):
        draft_product(unit=centre.unit, group=None, answers=ANSWERS, by=stranger)
    with pytest.raises(PermissionDenied):
        draft_change(make_product(centre), answers={"title": "อื่น"}, by=stranger)


def test_change_leaves_the_live_page_alone(centre, teacher):
    """The public page, its row and its entry say what they said; the draft says the new thing."""
    page = make_product(centre, price_baht=390)
    draft_change(page, answers={"price_baht": "420", "size": "กว้าง 60"}, by=teacher)
    live = ProductPage.objects.get(pk=page.pk)
    assert live.live
    assert live.price_baht == Decimal(390)
    assert live.has_unpublished_changes
    draft = live.get_latest_revision_as_object()
    assert (draft.price_baht, draft.size, draft.title) == (Decimal(420), "กว้าง 60", page.title)
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.edit", user=teacher).exists()


def test_change_stands_on_the_newest_version(centre, teacher):
    """Somebody's unpublished words are not lost under it."""
    page = make_product(centre)
    page.care = "ซักมือเท่านั้น"
    page.save_revision(user=teacher)
    draft_change(page, answers={"size": "กว้าง 60"}, by=teacher)
    draft = ProductPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (draft.care, draft.size) == ("ซักมือเท่านั้น", "กว้าง 60")


def test_changed_contact_must_be_confirmed_anew(centre, teacher):
    """Another number: the day on which the old one was confirmed says nothing of it."""
    group = make_group(centre, contact_confirmed_on=date(2026, 1, 5))
    draft = draft_change(group, answers={"phone": "081 000 0099"}, by=teacher)
    assert draft.contact_confirmed_on is None
    same = draft_change(make_group(centre), answers={"phone": "081 000 0000"}, by=teacher)
    assert same.contact_confirmed_on is not None


def test_change_waits_while_the_page_is_being_approved(centre, teacher):
    """What a director looks at does not change under their eyes."""
    page = make_product(centre)
    page.save_revision()
    page.get_workflow().start(page, teacher)
    with pytest.raises(ValidationError):
        draft_change(page, answers={"size": "กว้าง 60"}, by=teacher)


def test_comparison_names_what_changes(centre, teacher):
    """Field by field, in words; what the form would refuse carries its reason."""
    page = make_product(centre, price_baht=390, unit_code="length")
    answers = {"price_baht": "390.00", "unit_code": "piece", "phone": "12", "size": page.size}
    rows = {one.name: one for one in compare(page, answers, parent=centre, by=teacher)}
    assert [name for name, row in rows.items() if row.is_changed] == ["unit_code", "phone"]
    assert (rows["unit_code"].today, rows["unit_code"].proposed) == ("ผืน", "ชิ้น")
    assert rows["phone"].problems
    assert page.unit_code == "length"
