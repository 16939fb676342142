"""Words for asking the table of funding sources: the pages, the admin and the reminders use them."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q
from wagtail.query import PageQuerySet

from catalogue.funding.freshness import REMIND_AFTER

if TYPE_CHECKING:
    from wagtail.models import Page


class FundingQuerySet(PageQuerySet):
    """What can be asked of funding sources."""

    def to_be_checked(self, today: date) -> "FundingQuerySet":
        """Public sources that nobody looked at for 150 days, the oldest first."""
        due = Q(verified_on=None) | Q(verified_on__lte=today - REMIND_AFTER)
        return self.live().filter(due).order_by(F("verified_on").asc(nulls_first=True), "pk")

    def among(self, pages: "Iterable[Page]") -> "FundingQuerySet":
        """Those that are among some pages (a queryset of pages somebody may edit)."""
        return self.filter(pk__in=pages)
