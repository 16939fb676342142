"""How far somebody reaches whose role is tied to a group's page."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from portal.places.models import OrgUnit
from portal.users.roles import own_pages
from showcase.models import GroupPage, ProductPage


def products_of(page: Page) -> QuerySet[ProductPage]:
    """Return the products that go with a group's page: its own, kept by the same centre.

    What is live decides whose a product is, not what a draft says.
    """
    beside = page.path[: -Page.steplen]
    return ProductPage.objects.filter(group=page.pk, path__startswith=beside)


def groups_of(unit: OrgUnit) -> QuerySet[GroupPage]:
    """Return the groups online that a centre looks after itself, in the order of their names."""
    if unit.page is None:
        return GroupPage.objects.none()
    return GroupPage.objects.child_of(unit.page).live().order_by("title", "pk")


def own_groups(user: Any) -> list[GroupPage]:
    """Return the groups that somebody represents today."""
    found = {page.pk for page in own_pages(user)}
    return list(GroupPage.objects.filter(pk__in=found).order_by("title", "pk")) if found else []
