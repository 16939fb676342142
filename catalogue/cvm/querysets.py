"""Words for asking the tables of CVM."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from wagtail.query import PageQuerySet

from catalogue.cvm.enums import AssessmentStatus


class CvmFieldQuerySet(PageQuerySet):
    """What can be asked of CVM fields."""

    def in_order(self) -> "CvmFieldQuerySet":
        """Latest year first, then as the list numbers them."""
        return self.order_by("-fiscal_year", "number", "pk")

    def beside(self, page: Any) -> "CvmFieldQuerySet":
        """The other public fields of the same institution."""
        same = self.filter(live=True, institution=page.institution).exclude(pk=page.pk)
        return same.in_order()

    def institution_count(self) -> int:
        """How many institutions lead a public field."""
        named = self.filter(live=True).exclude(institution="")
        return named.order_by().values("institution").distinct().count()

    def provinces_of_institutions(self) -> dict[str, str | None]:
        """The institutions that lead a public field, each with the code of its province."""
        named = self.filter(live=True).exclude(institution="").order_by("institution", "pk")
        return dict(named.values_list("institution", "province_id"))

    def fields_of(self, institutions: Collection[str]) -> dict[str, str]:
        """The code of one public field that each of some institutions leads: the newest."""
        found = self.filter(live=True, institution__in=institutions).order_by("fiscal_year", "-pk")
        return dict(found.values_list("institution", "code"))


class AssessmentCentreQuerySet(models.QuerySet):  # type: ignore[type-arg]  # the model is not known here
    """What can be asked of assessment centres."""

    def public(self, day: date) -> "AssessmentCentreQuerySet":
        """Those approved and within their term, with their provinces."""
        within = Q(valid_until=None) | Q(valid_until__gte=day)
        return self.filter(within, status=AssessmentStatus.APPROVED).select_related("province")
