"""What the market shows around what was found: sorts with counts, one story, the goods."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.plain_listing import PlainListing
from portal.core.parts import Card
from portal.core.photographs import first_row
from portal.core.thai_numbers import group_digits
from portal.media.shown import picture_of
from search.listings import Listing
from search.marks import marked_card
from search.results import Hit
from showcase.models import ProductIndexPage
from showcase.products import breadcrumbs
from showcase.products.cards import plain_card, product_cards

_CATEGORY = "category"
#: Of a phone's two columns.
FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Pill:
    """One sort of product with how many there are."""

    title: str
    url: str
    count: str
    current: str = ""


@dataclass(frozen=True)
class ProductListing(PlainListing):
    """A listing of products with its words."""

    page: ProductIndexPage | None

    @cached_property
    def story(self) -> Card | None:
        """The group whose story stands above the list, only where nothing is asked for yet."""
        group = self.page.featured_group if self.page is not None else None
        listing = self.listing
        is_asked = listing.chips or listing.query.page > 1
        if group is None or not group.live or is_asked:
            return None
        return Card(
            title=group.shown_title,
            url=reverse("showcase:group-detail", args=[group.code]),
            group=group.occupational_group,
            key=group.code,
            word=group.picture_word,
            picture=picture_of(group.entry.card.get("picture"))
            if hasattr(group, "entry")
            else None,
            summary=group.shown_summary,
        )

    @cached_property
    def pills(self) -> list[Pill]:
        """Every sort of product with its count; the chosen ones lead back."""
        one = next(one for one in self.listing.kind.filters if one.key == _CATEGORY)
        chosen = self.listing.query.of(one)
        counts = self.listing.results.counts.get(_CATEGORY, {})
        rest = [pair for pair in self._parameters() if pair[0] != _CATEGORY]
        every = Pill(_("All"), self._url(rest), "", "" if chosen else "true")
        return [
            every,
            *(
                Pill(
                    str(option.label),
                    self._url([*rest, (_CATEGORY, option.code)]),
                    group_digits(counts.get(option.code, 0)),
                    "true" if chosen == (option.code,) else "",
                )
                for option in one.options  # type: ignore[attr-defined]  # a ChoiceFilter
            ),
        ]

    def _parameters(self) -> list[tuple[str, str]]:
        query = self.listing.query
        words = [("q", self.listing.text)] if self.listing.text else []
        ticked = [pair for one in query.kind.filters for pair in one.parameters(query.of(one))]
        order = [] if query.order == query.orders[0] else [("sort", query.order)]
        return [*words, *ticked, *order]

    def _url(self, pairs: Sequence[tuple[str, str]]) -> str:
        action = self.listing.action
        return f"{action}?{urlencode(pairs)}" if pairs else action

    @cached_property
    def cards(self) -> list[Card]:
        """The goods on this page of results."""
        return first_row(self._cards(self.listing.hits), FIRST_ROW)

    def _cards(self, hits: Sequence[Hit]) -> list[Card]:
        """All at once: one statement names their groups and courses."""
        plan = self.listing.results.plan
        cards = product_cards([hit.entry for hit in hits])
        return [marked_card(card, plan) for card in cards]

    @property
    def headline(self) -> str:
        """How many were found, and where."""
        count, area = self.listing.total, self.area
        values = {"count": group_digits(count), "words": self.listing.words, "area": area}
        if not count:
            return _("No product like that")
        if self.listing.text:
            sentence = ngettext(
                "%(count)s product for “%(words)s”", "%(count)s products for “%(words)s”", count
            )
        elif area:
            sentence = ngettext(
                "%(count)s product from %(area)s", "%(count)s products from %(area)s", count
            )
        else:
            sentence = ngettext("%(count)s product", "%(count)s products", count)
        return sentence % values

    @property
    def button(self) -> str:
        """What the button of the filters says."""
        total = self.listing.total
        words = ngettext("Show %(count)s product", "Show %(count)s products", total)
        return words % {"count": group_digits(total)}


def product_listing(listing: Listing) -> ProductListing:
    """Put together what stands around a listing of products."""
    return ProductListing(
        listing=listing,
        page=ProductIndexPage.objects.with_story().first(),
        breadcrumbs=breadcrumbs.of_list(),
        card_of=lambda hit, _at: plain_card(hit.entry),
        asks=_("Search products or groups"),
        note=_("Food, things and crafts from people who learned with us: buy from the maker"),
    )
