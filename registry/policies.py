"""Who may see the registry's rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permissions import register_permission_policy

from portal.places.models import OrgUnit
from portal.users.policies import RowPolicy
from portal.users.rights import RowKind
from portal.users.roles import row_paths
from registry.models import AccessLog, GroupMember, Signup, Submission
from showcase.models import GroupPage
from showcase.querysets import GroupQuerySet

_VIEW = frozenset({"view"})


class AccessLogPolicy(RowPolicy):
    """Whoever has the kind reads all of it; nobody writes, superusers neither."""

    def __init__(self) -> None:
        super().__init__(AccessLog, RowKind.ACCESS_LOG, "")

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return super().user_has_any_permission(user, set(actions) & _VIEW)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        return self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[AccessLog]:
        wanted = set(actions) & _VIEW
        rows = AccessLog.objects.all()
        if user.is_active and (user.is_superuser or row_paths(user, self.kind, wanted)):
            return rows
        return rows.none()


class GroupMemberPolicy(RowPolicy):
    """Members belong to the unit whose page stands right above that of their group."""

    def unit_of(self, instance: GroupMember) -> OrgUnit | None:
        return instance.group.keeper  # type: ignore[no-any-return]  # a page's

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[GroupMember]:
        if not user.is_active or user.is_anonymous:
            return GroupMember.objects.none()
        return GroupMember.objects.of_groups(self.groups(user, actions))

    def groups(self, user: Any, actions: Iterable[str]) -> GroupQuerySet:
        """Return the groups whose members somebody may do any of the actions with."""
        groups: GroupQuerySet = GroupPage.objects.kept_by(self.units(user, actions))
        return groups


GROUP_MEMBERS = GroupMemberPolicy(GroupMember, RowKind.LEARNERS, "")


def register() -> None:
    """Called in ``AppConfig.ready``."""
    register_permission_policy(Signup, RowPolicy(Signup, RowKind.LEARNERS, "run__unit"))
    # Who sent it is a person like a learner; pictures go with their submission.
    register_permission_policy(Submission, RowPolicy(Submission, RowKind.LEARNERS))
    register_permission_policy(GroupMember, GROUP_MEMBERS)
    register_permission_policy(AccessLog, AccessLogPolicy())
