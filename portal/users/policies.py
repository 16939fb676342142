"""Permission policies: what an officer may see and edit follows from the roles held today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PagePermissionTester
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.places.models import OrgUnit
from portal.users import approvals
from portal.users.models import RoleAssignment
from portal.users.querysets import below
from portal.users.rights import ROLE_ACTIONS, RowKind, rights_of
from portal.users.roles import held_today, is_tied_over, row_paths, scope_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet

EXPLORE = frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"})
_TOP = "Z" * 12


class UnitPagePermissionTester(PagePermissionTester):
    """What somebody may do with one page, with the three rules that Wagtail does not know.

    1. Nobody publishes what they made themselves. 2. The pages that stand for units belong to
    the tree of centres: only superusers delete, move, copy or take them down. 3. Whose role is
    tied to a page of their own moves and copies nothing, and deletes their own drafts only.
    """

    def can_publish(self) -> bool:
        return super().can_publish() and not self._is_own()

    def can_publish_subpage(self) -> bool:
        # Whoever makes a page is its author.
        return bool(self.user.is_active and self.user.is_superuser)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not super().can_delete(ignore_bulk=ignore_bulk) or self._is_fixed():
            return False
        return not self._is_tied() or self._is_own_draft()

    def can_move(self) -> bool:
        return super().can_move() and not self._is_fixed() and not self._is_tied()

    def can_copy(self) -> bool:
        return super().can_copy() and not self._is_fixed() and not self._is_tied()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and not self._is_fixed()

    def can_reorder_children(self) -> bool:
        return bool(self.user.is_active and self.user.is_superuser)

    def can_set_view_restrictions(self) -> bool:
        # Public or unpublished, nothing between: addresses by code know no restriction.
        return bool(self.user.is_active and self.user.is_superuser)

    def _is_own(self) -> bool:
        return not self.user.is_superuser and approvals.is_author(self.page, self.user)

    def _is_tied(self) -> bool:
        return is_tied_over(self.user, self.page)

    def _is_own_draft(self) -> bool:
        return self._is_own() and self.page.first_published_at is None

    def _is_fixed(self) -> bool:
        if self.user.is_superuser:
            return False
        kind = self.page.specific_class
        return (
            kind is None
            or bool(getattr(kind, "stands_for_unit", False))
            # What holds no other page stands for no unit: lists of such ask nothing for each row.
            or (
                bool(kind.allowed_subpage_models())
                and OrgUnit.objects.filter(page_id=self.page.pk).exists()
            )
        )


class UnitPagePolicy(PagePermissionPolicy):
    """Page rights from roles held today; no group, no row for each centre."""

    def get_all_permissions_for_user(self, user: Any) -> list[GroupPagePermission]:
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return []
        held = [(one, scope) for one in held_today(user) for scope in scope_pages(one)]
        if not held:
            return []
        names = page_permissions()
        given = [
            (scope, names[action])
            for one, scope in held
            for action in sorted(rights_of(one.role).pages)
        ]
        # Never saved; the keys only let Wagtail put them into sets.
        return [
            GroupPagePermission(pk=-number, page=scope, permission=permission)
            for number, (scope, permission) in enumerate(given, start=1)
        ]

    def tester(self, user: Any, page: Page) -> PagePermissionTester:
        """Return the judge of one page (``BasePage.permissions_for_user`` asks for it)."""
        return UnitPagePermissionTester(user, page)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Page]:
        if (everything := self._base_queryset_for_user(user)) is not None:
            return everything
        wanted = set(actions)
        question = Q(pk__in=[])
        for permission in self.get_cached_permissions_for_user(user):
            action = permission.permission.codename.removesuffix("_page")
            if action in wanted:
                question |= below_page(permission.page)
            elif action == "add" and "change" in wanted:
                question |= below_page(permission.page) & Q(owner=user)
        return self.model._default_manager.filter(question)

    def choosable(self, user: Any) -> QuerySet[Page]:
        """Return the pages that somebody may link to: what is public, and their own drafts."""
        if (everything := self._base_queryset_for_user(user)) is not None:
            return everything
        own = self.instances_user_has_any_permission_for(user, EXPLORE)
        # The root of the tree is no page.
        return own | self.model._default_manager.live().public().filter(depth__gt=1)

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        if (everything := self._base_queryset_for_user(user)) is not None:
            return everything
        roots = {p.page.path: p.page for p in self.get_cached_permissions_for_user(user)}
        if not roots:
            return self.model._default_manager.none()
        common = self.explorable_root_instance(user)
        question = Q(pk__in=[])
        for path, page in roots.items():
            question |= below_page(page)
            above = [path[:n] for n in range(Page.steplen, len(path), Page.steplen)]
            question |= Q(path__in=[one for one in above if common and one >= common.path])
        return self.model._default_manager.filter(question)

    def users_with_any_permission(
        self, actions: Iterable[str], include_superusers: bool = True
    ) -> QuerySet[Any]:
        return users_holding(_roles_that(actions), include_superusers)

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Page, include_superusers: bool = True
    ) -> QuerySet[Any]:
        unit = approvals.owning_units([instance]).get(instance.pk)
        held = RoleAssignment.objects.held_on(timezone.localdate()).filter(
            role__in=_roles_that(actions)
        )
        if unit is not None:
            held = held.over(unit)
        user_ids = {
            one.user_id
            for one in held.select_related("unit__page", "page")
            if any(instance.path.startswith(scope.path) for scope in scope_pages(one))
        }
        question = Q(pk__in=user_ids)
        if include_superusers:
            question |= Q(is_superuser=True)
        return get_user_model()._default_manager.filter(question, is_active=True)


class RowPolicy(BasePermissionPolicy):
    """Rights on rows that belong to a unit, by the roles held today over that unit.

    ``kind`` names the column of the table in ``rights``; ``unit_lookup`` leads from the row to
    its unit ("unit", "course__unit"; empty where the row is the unit). A row without a unit is
    for superusers, unless ``shared_actions`` lets everybody with the kind do something with it.
    """

    def __init__(
        self,
        model: type[Model] | str,
        kind: RowKind,
        unit_lookup: str = "unit",
        shared_actions: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(model)
        self.kind = kind
        self.unit_lookup = unit_lookup
        self.shared_actions = shared_actions

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.user_has_any_permission(user, {action})

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        if not user.is_active or user.is_anonymous:
            return False
        return bool(user.is_superuser or row_paths(user, self.kind, actions))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, {action}, instance)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        if not user.is_active or user.is_anonymous:
            return False
        if user.is_superuser:
            return True
        unit = self.unit_of(instance)
        paths = row_paths(user, self.kind, actions)
        if unit is None:
            return bool(paths and set(actions) & self.shared_actions)
        return any(unit.path.startswith(path) for path in paths)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        rows = self.model._default_manager.all()
        if not user.is_active or user.is_anonymous:
            return rows.none()
        if user.is_superuser:
            return rows
        paths = row_paths(user, self.kind, actions)
        question = below(paths, self.unit_lookup)
        if paths and self.unit_lookup and set(actions) & self.shared_actions:
            question |= Q(**{f"{self.unit_lookup}__isnull": True})
        return rows.filter(question)

    def choosable(self, user: Any) -> QuerySet[Any]:
        """Return the rows that somebody may point at in a form or a chooser."""
        return self.instances_user_has_any_permission_for(user, {"view", "choose", "change"})

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        return users_holding(self._roles_with(actions), include_superusers=True)

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Any
    ) -> QuerySet[Any]:
        unit = self.unit_of(instance)
        if unit is None:
            return get_user_model()._default_manager.filter(is_active=True, is_superuser=True)
        held = (
            RoleAssignment.objects.held_on(timezone.localdate())
            .over(unit)
            .filter(role__in=self._roles_with(actions))
        )
        return get_user_model()._default_manager.filter(
            Q(is_superuser=True) | Q(pk__in=held.values("user_id")), is_active=True
        )

    def units(self, user: Any, actions: Iterable[str]) -> QuerySet[OrgUnit]:
        """Return the units in which somebody may do any of the actions with such rows."""
        if user.is_superuser:
            return OrgUnit.objects.all()
        return OrgUnit.objects.filter(below(row_paths(user, self.kind, actions)))

    def unit_of(self, instance: Any) -> OrgUnit | None:
        """Follow the look-up from a row to its unit."""
        found: Any = instance
        for name in self.unit_lookup.split("__") if self.unit_lookup else []:
            found = getattr(found, name, None)
            if found is None:
                return None
        return found if isinstance(found, OrgUnit) else None

    def _roles_with(self, actions: Iterable[str]) -> list[str]:
        wanted = set(actions)
        return [
            role
            for role, rights in ROLE_ACTIONS.items()
            if wanted & rights.rows.get(self.kind, frozenset())
        ]


class UnitListPolicy(RowPolicy):
    """The units themselves: their telephone and address are looked after from inside."""

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        # Units are made at load, never by hand, but for superusers.
        wanted = set(actions) if user.is_superuser else set(actions) - {"add", "delete"}
        return bool(wanted) and super().user_has_any_permission(user, wanted)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        wanted = set(actions) if user.is_superuser else set(actions) - {"add", "delete"}
        return bool(wanted) and super().user_has_any_permission_for_instance(user, wanted, instance)


def below_page(page: Page) -> Q:
    """Match a page and everything below it by BETWEEN: SQLite cannot use an index for LIKE."""
    return Q(path__range=(page.path, page.path + _TOP))


def page_permissions() -> dict[str, Permission]:
    """Return Wagtail's page permissions by action."""
    return {
        permission.codename.removesuffix("_page"): permission
        for permission in Permission.objects.filter(
            content_type__app_label="wagtailcore", content_type__model="page"
        )
    }


def users_holding(roles: Iterable[str], include_superusers: bool) -> QuerySet[Any]:
    """Return the active people who hold one of the roles today."""
    held = RoleAssignment.objects.held_on(timezone.localdate()).filter(role__in=list(roles))
    question = Q(pk__in=held.values("user_id"))
    if include_superusers:
        question |= Q(is_superuser=True)
    return get_user_model()._default_manager.filter(question, is_active=True)


def _roles_that(actions: Iterable[str]) -> list[str]:
    wanted = set(actions)
    if "change" in wanted:
        wanted.add("add")
    return [role for role, rights in ROLE_ACTIONS.items() if wanted & rights.pages]
