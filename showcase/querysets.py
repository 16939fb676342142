"""Words for asking the tables of groups and products."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.places.models import OrgUnit
from showcase.enums import LegalForm


class ShownQuerySet(PageQuerySet):
    """What can be asked of pages with an address by code."""

    def open_to_all(self) -> "ShownQuerySet":
        """What the public can open."""
        return self.filter(live=True)

    def with_code(self, code: str) -> "ShownQuerySet":
        """The page with a code."""
        return self.filter(code=code)

    def among(self, pages: "Iterable[int]") -> "ShownQuerySet":
        """Those that are among some pages (the keys of pages somebody may edit)."""
        return self.filter(pk__in=pages)


class ContactQuerySet(ShownQuerySet):
    """What can be asked of pages that show a contact of their own."""

    def with_contact(self) -> "ContactQuerySet":
        """Public pages by which buyers reach somebody."""
        return self.open_to_all().exclude(phone="", line_name="", online_shops="")

    def to_be_confirmed(self, confirmed_by: date) -> "ContactQuerySet":
        """Whose contact nobody made sure of since that day, or whose shop is gone; the oldest first."""
        due = Q(contact_confirmed_on=None) | Q(contact_confirmed_on__lte=confirmed_by)
        due |= ~Q(dead_shops="")
        order = F("contact_confirmed_on").asc(nulls_first=True)
        return self.with_contact().filter(due).order_by(order, "pk")

    def shops_to_check(self, before: datetime, doubted_before: datetime) -> "ContactQuerySet":
        """Public pages with shops that nobody looked at since then, sooner where one was gone."""
        old = Q(shops_checked_at=None) | Q(shops_checked_at__lt=before)
        old |= Q(shops_checked_at__lt=doubted_before) & ~Q(doubted_shops="")
        found = self.open_to_all().filter(old).exclude(online_shops="")
        return found.order_by(F("shops_checked_at").asc(nulls_first=True), "pk")


class ProductQuerySet(ContactQuerySet):
    """What can be asked of products."""

    def for_page(self) -> "ProductQuerySet":
        """With its entry and group, and the codes of course and funding: all that its page names."""
        return self.select_related("entry", "group", "picture").annotate(
            course_code=F("course__code"),
            funding_code=F("funding__code"),
            group_card=F("group__entry__card"),
        )


class GroupQuerySet(ContactQuerySet):
    """What can be asked of groups."""

    def for_page(self) -> "GroupQuerySet":
        """With its entry, and the codes of the funding and the events that it names."""
        return self.select_related("entry", "picture").annotate(
            funding_code=F("funding__code"), known_card=F("entry__card")
        )

    def kept_by(self, units: "QuerySet[OrgUnit]") -> "GroupQuerySet":
        """Whose page lies right below that of one of the units, with the unit's name."""
        keepers = OrgUnit.objects.filter(page__path=OuterRef("path_above"))
        return self.annotate(
            path_above=Substr("path", 1, Length("path") - Page.steplen),
            keeper_name=Subquery(keepers.values("name_th")[:1]),
        ).filter(path_above__in=units.filter(page__isnull=False).values("page__path"))

    def named_like(self, words: str) -> "GroupQuerySet":
        """Those whose name has the words in it."""
        return self.filter(title__icontains=words)

    def registered_enterprises(self) -> "GroupQuerySet":
        """Those that a register gave a number (S0-36, S4-22)."""
        return self.filter(legal_form__in=[form for form in LegalForm if form.has_number])

    def called_the_same(self, page: "Page") -> "GroupQuerySet":
        """Others below the same centre's page with the same name."""
        same = self.sibling_of(page, inclusive=False)
        return same.filter(title__iexact=page.title.strip()).order_by("pk")


class ProductIndexQuerySet(PageQuerySet):
    """What can be asked of the page behind the listing of products."""

    def with_story(self) -> "ProductIndexQuerySet":
        """The public page, with the group whose story it tells."""
        return self.live().select_related("featured_group__entry")
