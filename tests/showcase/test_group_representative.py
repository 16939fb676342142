"""A group's representative with an account: their own page and its products, and nothing else."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.test.utils.form_data import nested_form_data

from portal.media.models import PortalImage
from portal.users.enums import Role
from portal.users.models import Invitation, RoleAssignment
from portal.users.roles import is_tied_over
from portal.users.services import invitations
from showcase.models import ProductPage
from tests.factories.catalogue import make_course, pages_by_code, tree_layer
from tests.factories.media import PortalImageFactory, picture_bytes
from tests.factories.showcase import make_group, make_product
from tests.factories.users import RoleAssignmentFactory, again, as_role, sign_in
from tests.layers import layer

pytestmark = pytest.mark.django_db
SECRET = "ห้ามเห็น"


class Village:
    """Two groups of one centre, with a product each, and somebody who represents the first."""

    def __init__(self, centre, elsewhere):
        self.centre = centre
        self.group = make_group(centre, title="กลุ่มของเรา")
        self.product = make_product(centre, group=self.group, title="สินค้าของเรา")
        self.neighbour = make_group(centre, title=f"กลุ่มข้างบ้าน {SECRET}", live=False)
        self.theirs = make_product(
            centre, group=self.neighbour, title=f"สินค้าข้างบ้าน {SECRET}", live=False
        )
        self.lone = make_product(centre, title=f"สินค้าเดี่ยว {SECRET}", live=False)
        self.course = make_course(centre, title=f"หลักสูตร {SECRET}", live=False)
        #: Of another centre, whatever it says of whose it is.
        self.claimed = make_product(
            elsewhere, group=self.group, title=f"สินค้าอ้างชื่อ {SECRET}", live=False
        )
        self.person = as_role("group_rep")
        RoleAssignmentFactory(
            user=self.person, role="group_rep", unit=centre.unit, page=self.group.page_ptr
        )

    @property
    def foreign(self):
        return [self.neighbour, self.theirs, self.lone, self.course, self.claimed, self.centre]


@layer(upon=tree_layer)
def village_layer():
    """Those groups in two centres of the test units."""
    tree = pages_by_code()
    return Village(tree["d4704"], tree["d4702"])


@pytest.fixture
def village(village_layer, tree):
    return village_layer


@pytest.fixture
def desk(client, village):
    return sign_in(client, village.person)


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opens(response):
    return response.status_code == 200


# --- pages


def test_own_group_and_its_products_are_edited(desk, village):
    """The group's page and what it makes, found from the first page of the admin."""
    home = desk.get(reverse("wagtailadmin_home")).content.decode()
    for page in (village.group, village.product):
        assert opens(desk.get(edit(page)))
        assert edit(page) in home
    assert SECRET not in home


def test_nothing_else_is_opened(desk, village):
    """The neighbour's group and product, a lone product, a course, the centre itself, and what only
    claims to be of the group."""
    for page in village.foreign:
        for name in ("edit", "history", "copy", "delete", "move", "unpublish", "usage"):
            answer = desk.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
            assert not opens(answer), f"{name} {page}"
            assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("name", ["copy", "move", "delete", "unpublish"])
def test_own_page_is_not_taken_away(desk, village, name):
    """Nothing is copied, moved, deleted or taken down, neither the group nor a product online."""
    for page in (village.group, village.product):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        assert not opens(desk.get(address))
        desk.post(address, {"new_title": "x", "new_slug": "x"})
        kept = Page.objects.get(pk=page.pk)
        assert kept.live
        assert kept.path == page.path
    assert ProductPage.objects.filter(group=village.group).count() == 2


def test_nothing_is_added_beside_the_group(desk, village):
    """No course, no second group, no product but by the group's own door."""
    for app, model in (
        ("catalogue", "coursepage"), ("showcase", "grouppage"), ("showcase", "productpage"),
    ):  # fmt: skip
        address = reverse("wagtailadmin_pages:add", args=[app, model, village.centre.pk])
        assert not opens(desk.get(address))
        assert not opens(desk.post(address, {"title": "แอบเพิ่ม"}))
    assert not Page.objects.filter(title="แอบเพิ่ม").exists()


@pytest.mark.parametrize("name", ["products:index", "maker_groups:index", "courses:index"])
def test_lists_name_own_things_only(desk, village, name):
    """In listings, in the explorer, in the search, in the chooser of pages."""
    text = desk.get(reverse(name)).content.decode()
    assert SECRET not in text
    if not name.startswith("courses"):
        assert "ของเรา" in text


def test_explorer_and_chooser_name_nobody_elses_drafts(desk, village):
    """The way to the own pages, and in choosers what is public."""
    addresses = [
        reverse("wagtailadmin_explore", args=[village.centre.pk]),
        reverse("wagtailadmin_pages:search") + f"?q={SECRET}",
        reverse("wagtailadmin_choose_page") + f"?q={SECRET}",
        reverse("wagtailadmin_choose_page_child", args=[village.centre.pk]),
    ]
    for address in addresses:
        # The search repeats what was looked for.
        text = desk.get(address).content.decode().replace(f'value="{SECRET}"', "")
        assert f"กลุ่มข้างบ้าน {SECRET}" not in text, address
        assert f"สินค้าเดี่ยว {SECRET}" not in text, address
        assert f"หลักสูตร {SECRET}" not in text, address


def test_product_is_not_given_to_another_group(village):
    """Whose a product is, and what stands first, is the centre's to say."""
    form_class = ProductPage.get_edit_handler().get_form_class()
    for field, value in (("group", village.neighbour.pk), ("is_pinned", True)):
        page = ProductPage.objects.get(pk=village.product.pk)
        initial = form_class(instance=page, for_user=village.person).initial
        data = nested_form_data({**_plain(initial), field: value, **_no_blocks(form_class)})
        form = form_class(data=data, instance=page, for_user=again(village.person))
        form.defer_required_fields()
        assert not form.is_valid()
        assert field in form.errors
        by_teacher = form_class(
            data=data,
            instance=ProductPage.objects.get(pk=village.product.pk),
            for_user=as_role("teacher", village.centre.unit),
        )
        by_teacher.defer_required_fields()
        by_teacher.is_valid()
        assert field not in by_teacher.errors


def _plain(initial):
    return {
        name: "" if value is None else value
        for name, value in initial.items()
        if not isinstance(value, list) and name not in _streams()
    }


def _streams():
    return [
        field.name for field in ProductPage._meta.get_fields() if isinstance(field, StreamField)
    ]


def _no_blocks(form_class):
    return {name: {"count": "0"} for name in _streams() if name in form_class.base_fields}


def test_representative_hands_in_and_the_director_publishes(village, desk):
    """Nothing goes online by the group alone: the change waits for the centre's director."""
    policy = policy_registry.get_by_type(Page)
    tester = policy.tester(village.person, village.product)
    assert tester.can_edit()
    assert tester.can_submit_for_moderation()
    assert not tester.can_publish()
    draft = village.product
    draft.size = "กว้าง 70"
    draft.save_revision(user=village.person)
    state = draft.get_workflow().start(draft, village.person)
    assert ProductPage.objects.get(pk=draft.pk).size != "กว้าง 70"
    task = state.current_task_state.task.specific
    assert not task.get_actions(draft, village.person)
    with pytest.raises(PermissionDenied):
        task.on_action(state.current_task_state, village.person, "approve")
    stranger = as_role("district_director", desk_unit(village, "d4702"))
    assert not task.get_actions(draft, stranger)
    director = as_role("district_director", village.centre.unit)
    task.on_action(state.current_task_state, director, "approve")
    assert ProductPage.objects.get(pk=draft.pk).size == "กว้าง 70"


def desk_unit(village, code):
    return type(village.centre.unit).objects.get(code=code)


# --- new products


def test_new_product_begins_with_its_name(desk, village):
    """A draft that belongs to the group, opened at once; its maker may delete it again."""
    address = reverse("own_group_product", args=[village.group.pk])
    assert opens(desk.get(address))
    answer = desk.post(address, {"title": "ผ้าผืนใหม่"})
    page = ProductPage.objects.get(title="ผ้าผืนใหม่")
    assert answer.url == edit(page)
    assert (page.group, page.owner, page.live) == (village.group, village.person, False)
    assert opens(desk.get(edit(page)))
    delete = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert opens(desk.get(delete))
    desk.post(delete)
    assert not ProductPage.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize("title", ["", " ", "ก" * 200])
def test_name_of_a_new_product_is_judged(desk, village, title):
    """Said at the field; nothing is written."""
    before = ProductPage.objects.count()
    assert opens(desk.post(reverse("own_group_product", args=[village.group.pk]), {"title": title}))
    assert ProductPage.objects.count() == before


def test_no_product_for_somebody_elses_group(desk, village):
    """The door opens for one's own group only."""
    address = reverse("own_group_product", args=[village.neighbour.pk])
    assert not opens(desk.get(address))
    assert not opens(desk.post(address, {"title": "แอบเพิ่ม"}))
    assert not ProductPage.objects.filter(title="แอบเพิ่ม").exists()


# --- pictures, people


def test_pictures_are_ones_own(desk, village):
    """Added and changed are one's own; the centre's others are not seen."""
    theirs = PortalImageFactory(title=SECRET, unit=village.centre.unit)
    shared = PortalImageFactory(title="ภาพกลาง", unit=None)
    upload = SimpleUploadedFile("a.jpg", picture_bytes(size=(320, 240)), "image/jpeg")
    answer = desk.post(
        reverse("wagtailimages:add"), {"title": "ผ้าของเรา", "file": upload, "description": ""}
    )
    assert answer.status_code == 302
    own = PortalImage.objects.get(title="ผ้าของเรา")
    assert own.unit == village.centre.unit
    assert opens(desk.get(reverse("wagtailimages:edit", args=[own.pk])))
    assert not opens(desk.get(reverse("wagtailimages:edit", args=[theirs.pk])))
    assert not opens(desk.get(reverse("wagtailimages:edit", args=[shared.pk])))
    chooser = desk.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert "ผ้าของเรา" in chooser
    assert "ภาพกลาง" in chooser
    assert SECRET not in chooser


@pytest.mark.parametrize(
    "name",
    ["signups:index", "signups:find", "submissions:index", "rights_requests:index",
     "registry_message_texts", "registry_undelivered", "roles_held:index", "invitations:index",
     "access_log:index", "contact_reports:index", "fact_reports:index"],
)  # fmt: skip
def test_no_list_of_people_is_open(desk, village, name):
    """Learners, senders, accounts, the log: nothing with anybody's data."""
    assert not opens(desk.get(reverse(name)))


def test_menu_leads_to_ones_own_things_only(desk, village):
    """No entry leads to an empty list, or to a page that refuses."""
    home = desk.get(reverse("wagtailadmin_home")).content.decode()
    for name in ("products:index", "maker_groups:index", "wagtailimages:index"):
        assert f'"{reverse(name)}"' in home
    for name in ("courses:index", "events:index", "funding_sources:index", "signups:index"):
        assert f'"{reverse(name)}"' not in home
    assert "w-summary__list" not in home


def test_role_without_a_page_gives_nothing(client, village):
    """Untied, the role is an empty hand."""
    sign_in(client, as_role("group_rep", village.centre.unit))
    assert not opens(client.get(edit(village.group)))
    assert not opens(client.get(reverse("wagtailimages:add")))
    assert not opens(client.get(reverse("own_group_product", args=[village.group.pk])))


def test_second_role_is_not_narrowed(village):
    """A teacher who also represents a group remains a teacher."""
    RoleAssignmentFactory(user=village.person, role="teacher", unit=village.centre.unit)
    person = again(village.person)
    assert not is_tied_over(person, village.group)
    assert village.lone.permissions_for_user(person).can_edit()


# --- giving the account


def test_director_gives_the_account_from_the_groups_page(client, village):
    """By mail or by hand; what the link gives is this group, and nothing beside it."""
    director = as_role("district_director", village.centre.unit)
    sign_in(client, director)
    address = reverse("own_group_invite", args=[village.neighbour.pk])
    assert address in client.get(edit(village.neighbour)).content.decode()
    answer = client.post(
        address, {"email": "group@example.com", "first_name": "ตัวแทน", "last_name": "สมมติ"}
    )
    invitation = Invitation.objects.get(email="group@example.com")
    assert answer.url == reverse("invitations:inspect", args=[invitation.pk])
    assert mail.outbox[0].to == ["group@example.com"]
    user = invitations.accept(
        invitation, username="group", password="a long enough one", first_name="ก", last_name="ข"
    )
    held = RoleAssignment.objects.get(user=user)
    assert (held.role, held.page_id) == (Role.GROUP_REP, village.neighbour.pk)
    assert village.neighbour.permissions_for_user(user).can_edit()
    assert village.theirs.permissions_for_user(user).can_edit()
    assert not village.group.permissions_for_user(user).can_edit()


@pytest.mark.parametrize("role", ["teacher", "district_officer", "editor"])
def test_account_is_given_by_those_who_look_after_people(client, village, role):
    """Nobody gives a right who may not; nor does a representative, nor another centre."""
    address = reverse("own_group_invite", args=[village.group.pk])
    for who in (
        as_role(role, village.centre.unit),
        village.person,
        as_role("district_director", desk_unit(village, "d4702")),
    ):
        sign_in(client, who)
        assert not opens(client.get(address))
        client.post(address, {"email": "x@example.com", "first_name": "x", "last_name": "x"})
    assert not Invitation.objects.exists()


def test_role_is_tied_to_a_page_of_its_own_unit(village):
    """A director ties nobody to another centre's page."""
    director = as_role("district_director", village.centre.unit)
    with pytest.raises(PermissionDenied):
        invitations.invite(
            director,
            "x@example.com",
            Role.GROUP_REP,
            village.centre.unit,
            page=village.claimed.page_ptr,
        )
