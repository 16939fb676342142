"""The editable pages behind the listings of products and of groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from catalogue.models.centre import ListingPage
from portal.core.models import BasePage
from showcase.querysets import ProductIndexQuerySet


class ProductIndexPage(ListingPage):
    """The editable page behind the listing of products: its introduction and one story."""

    page_description = _("Introduction of the listing of products.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    list_url_name = "showcase:product-list"

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


class GroupIndexPage(ListingPage):
    """The editable page behind the listing of groups: its introduction, nothing more."""

    page_description = _("Introduction of the listing of groups.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    list_url_name = "showcase:group-list"

    class Meta:
        verbose_name = _("listing of groups")
