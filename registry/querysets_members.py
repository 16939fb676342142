"""What can be asked of the members of groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When

from registry.enums import GroupRole, SignupStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from registry.models import GroupMember, Signup  # noqa: F401 - named in brackets


def learned_by(day: date) -> Q:
    """Match sign-ups of people who learned: they passed, or their run is over without a result yet."""
    over = Q(status=SignupStatus.CONFIRMED, run__cancelled_at__isnull=True, run__ends_on__lt=day)
    return Q(status=SignupStatus.COMPLETED) | over


class GroupMemberQuerySet(models.QuerySet["GroupMember"]):
    """Words for members of groups."""

    def with_id(self, pk: int) -> Self:
        """The one that an address names, with the group."""
        return self.filter(pk=pk).select_related("group")

    def of_group(self, group: int) -> Self:
        """Those of one group, by its page's key."""
        return self.filter(group_id=group)

    def of_groups(self, groups: models.QuerySet[Any]) -> Self:
        """Those of some groups."""
        return self.filter(group__in=groups.values("pk"))

    def staying(self) -> Self:
        """Who has not left."""
        return self.filter(left_on=None)

    def gone(self) -> Self:
        """Who has left and was not erased; the last first."""
        found = self.filter(left_on__isnull=False, erased_at=None)
        return found.order_by("-left_on", "-pk")

    def not_erased(self) -> Self:
        """Whose name is still known."""
        return self.filter(erased_at=None)

    def left_before(self, day: date) -> Self:
        """Who left before a day and was not erased yet."""
        return self.not_erased().filter(left_on__lt=day)

    def keyed(self, member_key: str) -> Self:
        """Who has this telephone and this name."""
        return self.filter(member_key=member_key)

    def with_telephone_key(self, key: str) -> Self:
        """Who has this telephone."""
        return self.not_erased().filter(telephone_key=key).select_related("group")

    def except_for(self, pk: int | None) -> Self:
        """All but one."""
        return self.exclude(pk=pk)

    def by_role(self) -> Self:
        """Whoever leads the group first; then as they came."""
        places = [When(role=role, then=Value(place)) for place, role in enumerate(GroupRole)]
        order = Case(*places, default=Value(len(places)))
        return self.order_by(order, F("joined_on").asc(nulls_last=True), "pk")

    def with_learning(self, day: date) -> Self:
        """Each with whether they learned at a centre, as far as an officer found them there."""
        signups: Any = apps.get_model("registry", "Signup")._default_manager
        learned = signups.filter(learned_by(day), person=OuterRef("person"))
        return self.annotate(has_learned=Exists(learned))

    def sums(self, groups: Iterable[int], day: date) -> Iterator[dict[str, int]]:
        """How many belong to each group, learned, founded it, and founded it having learned."""
        learned = Q(has_learned=True)
        founded = Q(is_founder=True)
        counted = self.staying().filter(group__in=list(groups)).with_learning(day).order_by()
        yield from counted.values("group").annotate(
            members=Count("pk"),
            learned=Count("pk", filter=learned),
            founders=Count("pk", filter=founded),
            founders_learned=Count("pk", filter=founded & learned),
        )

    def roles_held(self) -> dict[str, int]:
        """How many hold each role."""
        counted = self.staying().order_by().values_list("role").annotate(count=Count("pk"))
        return dict(counted)

    def groups_with_members(self) -> list[int]:
        """The keys of all groups that have a register."""
        return list(self.staying().order_by().values_list("group_id", flat=True).distinct())
