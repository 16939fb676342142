"""Who holds which role where, today or on another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page, Site

from portal.places.enums import UnitKind
from portal.users import companions
from portal.users.enums import Role
from portal.users.models.roles import RoleAssignment
from portal.users.rights import RowKind, rights_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from portal.places.models import OrgUnit

_CACHE = "_portal_roles_held"
_COMPANIONS = "_portal_companions"


def held_today(user: Any, on: date | None = None) -> list[RoleAssignment]:
    """Return the roles that somebody holds today (or on the given day).

    Kept on the user, who lives as long as the request, so that one request asks once.
    """
    if not (user.is_authenticated and user.is_active):
        return []
    day = on or timezone.localdate()
    # By attribute: `request.user` is a wrapper (two of them) whose `__dict__` is its own.
    kept: dict[date, list[RoleAssignment]] | None = getattr(user, _CACHE, None)
    if kept is None:
        kept = {}
        setattr(user, _CACHE, kept)
    if day not in kept:
        kept[day] = list(
            RoleAssignment.objects.of([user.pk])
            .held_on(day)
            .select_related("unit__page", "page")
            .order_by("unit__path", "role", "pk")
        )
    return kept[day]


def forget(user: Any) -> None:
    """Drop what is kept on the user, after a role was granted or taken within the request."""
    for name in (_CACHE, "_page_permission_cache", "_explorable_root_page_cache"):
        if hasattr(user, name):
            delattr(user, name)


def covers(path: str, unit: OrgUnit) -> bool:
    """Say whether the unit lies in the subtree that begins at the path."""
    return unit.path.startswith(path)


def row_paths(user: Any, kind: RowKind, actions: Iterable[str]) -> list[str]:
    """Return where in the tree of units somebody may do any of the actions with such rows."""
    wanted = set(actions)
    return [
        held.unit.path
        for held in held_today(user)
        if not _is_tied(held) and wanted & rights_of(held.role).rows.get(kind, frozenset())
    ]


def own_row_actions(user: Any, kind: RowKind) -> frozenset[str]:
    """Return what somebody may do with rows of their own, by roles that are tied to a page."""
    return frozenset().union(
        *(
            rights_of(held.role).rows.get(kind, frozenset())
            for held in held_today(user)
            if held.page_id
        )
    )


def _is_tied(held: RoleAssignment) -> bool:
    """Say whether a role reaches no further than a page of its own, whether it has one or not."""
    return bool(held.page_id) or rights_of(held.role).needs_page


def scope_page(held: RoleAssignment) -> Page | None:
    """Return the page that the role's rights on pages begin at, if there is one.

    A role may be tied to one page (a group's own). The department's begins at the site's root:
    front page and standard pages lie beside the tree of centres.
    """
    if held.page is not None:
        return held.page
    if rights_of(held.role).needs_page:
        return None
    if held.unit.kind == UnitKind.DEPARTMENT:
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        return site.root_page if site else held.unit.page
    return held.unit.page


def scope_pages(held: RoleAssignment) -> list[Page]:
    """Return all pages that the role's rights on pages begin at.

    With a group's own page go its products, which lie beside it. Kept on the role, which lives as
    long as the request.
    """
    scope = scope_page(held)
    if scope is None:
        return []
    if not held.page_id:
        return [scope]
    kept: list[Page] | None = getattr(held, _COMPANIONS, None)
    if kept is None:
        kept = companions.of(scope)
        setattr(held, _COMPANIONS, kept)
    return [scope, *kept]


def roles_over_page(user: Any, page: Page) -> set[Role]:
    """Return the roles held today whose rights on pages reach the page."""
    return {
        Role(held.role)
        for held in held_today(user)
        if any(page.path.startswith(scope.path) for scope in scope_pages(held))
    }


def is_tied_over(user: Any, page: Page) -> bool:
    """Say whether somebody reaches the page only by roles that are tied to a page of their own."""
    if user is None or user.is_superuser or not page.path:
        return False
    reaching = roles_over_page(user, page)
    return bool(reaching) and all(rights_of(role).needs_page for role in reaching)


def own_pages(user: Any) -> list[Page]:
    """Return the pages that somebody's roles of today are tied to."""
    return [held.page for held in held_today(user) if held.page is not None]


def sees_people(user: Any) -> bool:
    """Say whether somebody can see personal data by a role held today, or by being superuser."""
    return bool(user.is_superuser) or any(
        rights_of(held.role).sees_people for held in held_today(user)
    )


def help_paths(user: Any) -> list[str]:
    """Return where in the tree of units somebody may read what help learners need."""
    return [
        held.unit.path
        for held in held_today(user)
        if not held.page_id and rights_of(held.role).prepares_help
    ]


def highest(held: Iterable[RoleAssignment]) -> int:
    """Return the highest rank among roles held; 0 for none."""
    return max((rights_of(one.role).rank for one in held), default=0)
