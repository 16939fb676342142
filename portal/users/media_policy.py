"""Who may add, choose and change pictures and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Collection

from portal.users.policies import RowPolicy
from portal.users.rights import RowKind
from portal.users.roles import own_row_actions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

_READ = frozenset({"view", "choose"})


class UnitMediaPolicy(RowPolicy):
    """Files belong to the unit they were uploaded in; those of no unit are for all to choose.

    Collections play no part in rights here: there is one for everything, and superusers may
    make others to tidy up. Whose role is tied to a page adds files, and sees their own and those
    of no unit.
    """

    def __init__(self, model: Any) -> None:
        super().__init__(model, RowKind.MEDIA, "unit", shared_actions=_READ)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        wanted = set(actions)
        if super().user_has_any_permission(user, wanted):
            return True
        return bool(user.is_active and wanted & own_row_actions(user, self.kind))

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        wanted = set(actions)
        if super().user_has_any_permission_for_instance(user, wanted, instance):
            return True
        if instance.unit_id is None and _READ & wanted & own_row_actions(user, self.kind):
            return True
        # Whoever uploaded a file keeps changing it while they hold any role with files.
        own = instance.uploaded_by_user_id is not None and instance.uploaded_by_user_id == user.pk
        return own and self.user_has_any_permission(user, wanted & {"view", "choose", "change"})

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        wanted = set(actions)
        rows = super().instances_user_has_any_permission_for(user, wanted)
        if user.is_superuser:
            return rows
        if self.user_has_any_permission(user, wanted & {"view", "choose", "change"}):
            rows = rows | self.model._default_manager.filter(uploaded_by_user=user)
        if _READ & wanted & own_row_actions(user, self.kind):
            rows = rows | self.model._default_manager.filter(unit=None)
        # One condition on the key: Wagtail's search refuses conditions on other fields.
        return self.model._default_manager.filter(pk__in=rows.values("pk"))

    def collections_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Collection]:
        return self.collections_user_has_any_permission_for(user, [action])

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Collection]:
        if user.is_superuser:
            return Collection.objects.all()
        if self.user_has_any_permission(user, actions):
            return Collection.objects.filter(depth=1)
        return Collection.objects.none()
