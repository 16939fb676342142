"""The editable pages behind the listings of products and of groups."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from catalogue.models.centre import PlacedPage
from portal.core.models import BasePage
from showcase.querysets import ProductIndexQuerySet


class ProductIndexPage(PlacedPage):
    """The editable page behind the listing of products: its introduction and one story."""

    page_description = _("Introduction of the listing of products.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    featured_group = models.ForeignKey(
        "showcase.GroupPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("group whose story stands above the list"),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("featured_group"),
        *BasePage.english_panels,
    ]
    objects = PageManager.from_queryset(ProductIndexQuerySet)()

    class Meta:
        verbose_name = _("listing of products")

    def address(self) -> str:
        return reverse("showcase:product-list")


class GroupIndexPage(PlacedPage):
    """The editable page behind the listing of groups: its introduction, nothing more."""

    page_description = _("Introduction of the listing of groups.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    content_panels = [*BasePage.content_panels, *BasePage.english_panels]

    class Meta:
        verbose_name = _("listing of groups")

    def address(self) -> str:
        return reverse("showcase:group-list")
