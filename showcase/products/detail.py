"""What a product's page shows: price and how to order, the thread, the story, the facts, its group."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.core.choice_names import choice_name
from portal.core.parts import Badge, Card, Fact, Link, Picture
from search.models import Entry
from search.results import Hit
from search.threads import Thread, around, thread
from showcase.contact import reached
from showcase.enums import Availability, ProductCategory
from showcase.forms.claims import EATEN
from showcase.groups.members import members_words
from showcase.kept_detail import here_of
from showcase.lines import lines
from showcase.offer_detail import OfferDetail, suggested_around
from showcase.photos import Figure, figures_of, photo_facts
from showcase.place import place_of
from showcase.practice.cards import practice_card
from showcase.products import breadcrumbs, words
from showcase.products.cards import plain_card
from showcase.share_kit import ShareKit, product_kit
from showcase.standards import Worn, lines_of, worn

if TYPE_CHECKING:
    from showcase.models import ProductPage

SIBLINGS = 6
STORIES = 2
#: So many are suggested where nobody named any.
SUGGESTED = {"course": 1, "product": 3}


@dataclass(frozen=True, kw_only=True)
class ProductDetail(OfferDetail):
    """Everything around the texts of one product at one moment."""

    kind = "product"

    page: "ProductPage"

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""
        return breadcrumbs.of_product(self.page.shown_title, self.page.category)

    @property
    def category_name(self) -> str:
        """What sort of thing it is."""
        return choice_name(ProductCategory, self.page.category)

    @property
    def price(self) -> str:
        """What it costs, without the unit; "ask" where the group gives no price."""
        return words.price_words(self.page.price_baht)

    @property
    def unit(self) -> str:
        """What the price is for; nothing where there is no price."""
        return self.page.unit_name if self.page.price_baht is not None else ""

    @property
    def full_price(self) -> str:
        """Price and unit in one."""
        values = {"price": self.price, "unit": self.unit}
        return _("%(price)s / %(unit)s") % values if self.unit else self.price

    @cached_property
    def badge(self) -> Badge | None:
        """Whether one can have it."""
        page = self.page
        facts = {"have": page.availability, "stock": page.stock, "wait_days": page.wait_days}
        return words.availability_badge(facts, unit=page.unit_name)

    @property
    def is_over(self) -> bool:
        """Nobody makes it any more: say so, and lead to others."""
        return self.page.availability == Availability.ENDED

    @property
    def can_be_ordered(self) -> bool:
        """There is something to call for."""
        return not self.is_over

    @property
    def is_to_be_had(self) -> bool:
        """There is some, or it is made when asked for: one calls to order, else to ask."""
        return self.page.availability in {Availability.IN_STOCK, Availability.TO_ORDER}

    @property
    def order_notes(self) -> str:
        """When somebody answers, how much at least, when the number was confirmed."""
        page = self.page
        notes = [
            _("Answers %(hours)s") % {"hours": self.contact.hours} if self.contact.hours else "",
            _("At least %(amount)s") % {"amount": page.minimum_order} if page.minimum_order else "",
            self.contact.confirmed(),
        ]
        return " · ".join(note for note in notes if note)

    @cached_property
    def figures(self) -> list[Figure]:
        """Its photographs, the first one wide."""
        return figures_of(self.page, photo_facts(self.page))

    @property
    def picture(self) -> Picture | None:
        """The photo that stands for it."""
        return self.figures[0].picture if self.figures else None

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """Details as the group wrote them; what nobody wrote is left out."""
        page = self.page
        known = [
            (_("Made of"), ", ".join(lines(page.material))),
            (_("Size and weight"), page.size),
            (_("Keeps for"), page.shelf_life),
            (_("Care"), page.care),
            (_("How it is sent"), " · ".join(lines(page.delivery))),
            (_("Made as you like"), page.custom_order),
        ]
        return [(term, value) for term, value in known if value]

    @cached_property
    def standards(self) -> list[Worn]:
        """The marks of quality with their numbers, as the group wrote them."""
        return worn(self.page.standards)

    @cached_property
    def milestones(self) -> list[str]:
        """How it was raised to a standard, one step a line, each with its year (S0-37)."""
        return list(lines_of(self.page.milestones))

    @property
    def has_no_food_number(self) -> bool:
        """It is eaten or rubbed in, and no number of the food and drug office was given."""
        known = {one.mark.code for one in self.standards}
        return self.page.category in EATEN and "fda" not in known

    @cached_property
    def market_days(self) -> list[str]:
        """Where it can be bought by hand, one place a line."""
        return lines(self.page.market_days)

    @cached_property
    def partners(self) -> list[str]:
        """Who helped, as far as that is public."""
        if not self.page.pk:
            return []
        return [partner.name for partner in self.page.partners.all() if partner.is_public]

    @property
    def has_story(self) -> bool:
        """Somebody told who makes it and why."""
        page = self.page
        return bool(page.story_maker or page.story_wisdom or page.story_pride)

    @cached_property
    def group(self) -> Entry | None:
        """The group that makes it, as far as the public can open its page."""
        return next(iter(self.around.of("group")), None)

    @cached_property
    def group_facts(self) -> list[Fact]:
        """Where the group is, how many they are, who looks after them."""
        facts = []
        group = self.group
        if group is not None:
            village = group.card.get("village", "")
            place = " · ".join(part for part in (village, group.shown_place) if part)
            facts.append(Fact("pin", _("Where they are"), place))
            if people := members_words(group.card):
                facts.append(Fact("seat", _("Members"), people))
        elif self.place_words:
            facts.append(Fact("pin", _("Where it is made"), self.place_words))
        if self.keeper is not None:
            facts.append(Fact("cert", _("Looked after by"), self.keeper.name))
        return facts

    @cached_property
    def siblings(self) -> list[Card]:
        """Other things that the group makes."""
        others = [entry for entry in self.around.beside if entry.kind == "product"]
        return [plain_card(entry, is_on_group=True) for entry in others[:SIBLINGS]]

    @cached_property
    def others_near(self) -> list[Card]:
        """What else is made near here, where the group makes nothing else."""
        return [plain_card(entry) for entry in self.suggested if entry.kind == "product"]

    @cached_property
    def stories(self) -> list[Card]:
        """What teachers wrote about it; the thread has found it already."""
        told = [entry for entry in self.around.direct if entry.kind == "practice"]
        return [practice_card(Hit(entry), self.at) for entry in told[:STORIES]]

    @cached_property
    def thread(self) -> Thread:
        """From learning to funding, with this product as its third knot."""
        return thread(self.around, fitting=self.fitting)

    @property
    def short_link(self) -> str:
        """The address that is easy to say and to print; a draft has none."""
        return f"{self.origin}/p/{self.page.code.upper()}" if self.page.code else ""

    @cached_property
    def kit(self) -> ShareKit:
        """What to send and to post."""
        return product_kit(
            title=self.page.shown_title,
            price=self.full_price,
            summary=self.page.shown_summary,
            group=self.group.shown_title if self.group is not None else "",
            place=self.place_words,
            short_link=self.short_link,
            picture_url=f"{self.origin}{self.picture.src}" if self.picture else "",
        )

    @property
    def labels_url(self) -> str:
        """The sheet of labels to print; a draft has none."""
        code = self.page.code
        return reverse("showcase:product-labels", args=[code]) if code else ""

    @property
    def more_url(self) -> str:
        """Others of its sort."""
        url = reverse("showcase:product-list")
        return f"{url}?category={self.page.category}" if self.page.category else url

    @property
    def structured_data(self) -> SafeString:
        """The product and the way to it, for machines."""
        from showcase.structured import product_data  # noqa: PLC0415 - it reads this module

        return product_data(self)


def product_detail(page: "ProductPage", at: datetime, *, origin: str = "") -> ProductDetail:
    """Put together what a product's page shows at a moment."""
    keeper = page.keeper
    place = place_of(keeper)
    group = page.group if page.group is not None and page.group.live else None
    here = here_of(page, ProductDetail.kind, place, {**page.named, "event": page.booths})
    found = around(here, beside="group")
    return ProductDetail(
        page=page,
        keeper=keeper,
        place=place,
        contact=reached([page, group], keeper, at),
        around=found,
        suggested=suggested_around(found, page.occupational_group, SUGGESTED),
        at=at,
        origin=origin,
    )
