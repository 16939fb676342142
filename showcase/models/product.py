"""A product that a group or a maker offers, as buyers read it."""

from datetime import datetime
from decimal import Decimal

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalogue.awards.blocks import AwardsBlock
from catalogue.enums import OccupationalGroup
from catalogue.models.centre import Shown, ShownPage
from portal.core.blocks import BodyBlock
from portal.core.entries import EntryData
from portal.core.models import BasePage
from showcase.booths import booth_codes
from showcase.enums import Availability, ProductCategory, Unit
from showcase.forms.product import ProductPageForm
from showcase.models.contact import ShownContact
from showcase.models.kept import KeptPage
from showcase.models.pictured import Pictured
from showcase.products.detail import product_detail
from showcase.products.entries import product_entry
from showcase.products.panels import product_tabs
from showcase.querysets import ProductQuerySet


class ProductPage(ShownPage, KeptPage, ShownContact, Pictured, BasePage):  # type: ignore[misc]  # a mixin saves nothing
    """One product: what it costs, who made it of what, how to get it; nothing is paid here."""

    page_description = _("One product: price, story of its maker, how to order.")
    parent_page_types = ["catalogue.CentrePage"]
    subpage_types: list[str] = []
    route_name = "showcase:product-detail"
    base_form_class = ProductPageForm
    edit_handler = product_tabs()

    category = models.CharField(
        _("sort of product"), max_length=16, choices=ProductCategory, blank=True
    )
    occupational_group = models.CharField(
        _("occupational group"), max_length=16, choices=OccupationalGroup, blank=True
    )

    # What it costs, and whether there is any (null: "ask for the price")
    price_baht = models.DecimalField(
        _("price (baht)"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    unit_code = models.CharField(
        _("What the price is for"), max_length=16, choices=Unit, blank=True
    )
    unit_other = models.CharField(_("another unit"), max_length=40, blank=True)
    minimum_order = models.CharField(_("minimum order"), max_length=80, blank=True)
    availability = models.CharField(
        _("can one have it?"), max_length=16, choices=Availability, blank=True
    )
    stock = models.PositiveIntegerField(_("how many there are"), null=True, blank=True)
    wait_days = models.PositiveSmallIntegerField(_("days to wait"), null=True, blank=True)

    # The story, in three answers
    story_maker = models.TextField(_("who makes it?"), blank=True)
    story_wisdom = models.TextField(_("local wisdom behind it"), blank=True)
    story_pride = models.TextField(_("what are you proud of?"), blank=True)

    # What it is
    material = models.TextField(_("made of"), blank=True)
    size = models.CharField(_("size and weight"), max_length=160, blank=True)
    shelf_life = models.CharField(_("keeps for"), max_length=120, blank=True)
    care = models.CharField(_("care"), max_length=200, blank=True)
    standards = models.TextField(_("marks of quality"), blank=True)
    milestones = models.TextField(_("how it was raised to a standard"), blank=True)
    delivery = models.TextField(_("how it is sent"), blank=True)
    custom_order = models.CharField(_("made as you like"), max_length=200, blank=True)
    market_days = models.TextField(_("market days"), blank=True)
    partners = ParentalManyToManyField(
        "catalogue.Partner", blank=True, related_name="+", verbose_name=_("together with")
    )

    # The thread
    course = models.ForeignKey(
        "catalogue.CoursePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("learned in the course"),
    )
    group = models.ForeignKey(
        "showcase.GroupPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("made by the group"),
    )
    funding = models.ForeignKey(
        "catalogue.FundingSourcePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("funding that helped"),
    )
    is_pinned = models.BooleanField(_("stands first among several"), default=False)

    awards = StreamField(AwardsBlock(), blank=True, verbose_name=_("awards and certificates"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about the product"))

    #: Fetched for all at once before entries are made.
    entry_related = ("course", "group", "funding")
    objects = PageManager.from_queryset(ProductQuerySet)()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")

    @property
    def price(self) -> Decimal | None:
        """The price; None: it is to be asked for."""
        return self.price_baht

    @property
    def unit_name(self) -> str:
        """What the price is for, in words."""
        if self.unit_code == Unit.OTHER:
            return self.unit_other
        return str(Unit(self.unit_code).label) if self.unit_code in Unit.values else ""

    @property
    def named(self) -> dict[str, list[str]]:
        """The codes of what it names on the thread, by kind."""
        named = {
            "course": self._code_of("course"),
            "group": self.group.code if self.group else None,
            "funding": self._code_of("funding"),
        }
        return {kind: [code] if code else [] for kind, code in named.items()}

    @property
    def booths(self) -> list[str]:
        """The codes of the events where its group has a booth."""
        card = self.__dict__.get("group_card")
        if card is None and self.group is not None:
            return self.group.booths
        return booth_codes(card, ())

    def _code_of(self, name: str) -> str | None:
        """The code came with the page where it was asked for; a draft in hand is asked itself."""
        known: str | None = self.__dict__.get(f"{name}_code")
        if known is None and getattr(self, f"{name}_id"):
            other = getattr(self, name)
            known = other.code if other else None
        return known

    def entry_data(self) -> EntryData:
        return product_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return product_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))
