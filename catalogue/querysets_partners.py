"""Words for asking the table of partners."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django.db import models
from django.db.models import (
    Count,
    FilteredRelation,
    Q,
)

if TYPE_CHECKING:
    from portal.places.models import OrgUnit


class PartnerQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of partners."""

    def public(self) -> "PartnerQuerySet":
        """Partners that anybody may read about."""
        return self.filter(is_public=True)

    def of_unit(self, unit: "OrgUnit") -> "PartnerQuerySet":
        """Partners of one unit."""
        return self.filter(unit=unit)

    def within(self, unit: "OrgUnit") -> "PartnerQuerySet":
        """Partners of a unit and of all units below it."""
        return self.filter(unit__path__within=unit.path)

    def credited_on(self, course: Any) -> "PartnerQuerySet":
        """Partners that hold a course together with its centre."""
        return self.filter(credits__course=course)

    def in_province(self, code: str) -> "PartnerQuerySet":
        """Partners of the units of a province."""
        return self.filter(unit__province=code)

    def of_kinds(self, kinds: Sequence[str]) -> "PartnerQuerySet":
        """Partners of some kinds."""
        return self.filter(kind__in=kinds)

    def named_like(self, words: str) -> "PartnerQuerySet":
        """Partners whose name holds every one of the words."""
        found = self
        for word in words.split()[:8]:
            found = found.filter(Q(name_th__icontains=word) | Q(name_en__icontains=word))
        return found

    def of_branches(self, branches: Sequence[str]) -> "PartnerQuerySet":
        """Partners that work on any of some branches of agriculture."""
        # The codes are ours: none is part of another, and a list of them is stored as JSON text.
        condition = Q(pk__in=[])
        for branch in branches:
            condition |= Q(branches__icontains=f'"{branch}"')
        return self.filter(condition)

    def counted_by_kind(self) -> dict[str, int]:
        """How many partners there are of each kind."""
        counted = self.order_by().values_list("kind").annotate(number=Count("pk"))
        return dict(counted)

    def on_page(self, page: int, size: int) -> "PartnerQuerySet":
        """The partners of one numbered page, by name."""
        keys = self.order_by("name_th", "pk").values_list("pk", flat=True)
        partners: Any = self.model._default_manager.filter(
            pk__in=list(keys[(page - 1) * size : page * size])
        )
        return cast("PartnerQuerySet", partners)

    def with_agreements(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """One row for each public agreement of each partner, and one for a partner without."""
        return (
            self.annotate(
                agreed=FilteredRelation("agreements", condition=Q(agreements__is_public=True))
            )
            .order_by("name_th", "pk", "-agreed__signed_on", "agreed__pk")
            .values(
                *("pk", "kind", "name_th", "name_en", "branches", "website"),
                *("agreed__pk", "agreed__kind", "agreed__title_th", "agreed__title_en"),
                *("agreed__scopes", "agreed__signed_on", "agreed__ends_on"),
                *("agreed__document_id", "agreed__document__download_name"),
                *("agreed__document__file", "agreed__document__file_size"),
            )
        )
