"""The tree of centres: index, province, centre; a sub-district centre lies below its district."""

from datetime import datetime
from typing import Any, Protocol, cast

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.url_routing import RouteResult

from catalogue.awards.blocks import AwardsBlock
from catalogue.centre_detail import centre_detail
from catalogue.country_detail import country_detail
from catalogue.entries import centre_address, centre_code, centre_entry
from catalogue.forms.centre import CentrePageForm
from catalogue.models.visited import VisitedPlace
from catalogue.province_detail import province_detail
from catalogue.querysets_centres import CentreQuerySet, ProvincePageQuerySet
from catalogue.staff_blocks import StaffListBlock
from portal.core.blocks import BodyBlock
from portal.core.cookies import REMEMBERED_AREA
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.page_cache import expires_at
from portal.core.parts import Link
from portal.places.models import OrgUnit, Province

_AWARDS_HELP = _("Of the centre, or of its people by their role: never a name")


class Shown(Protocol):
    """What a page of the catalogue shows, put together outside of the model."""

    @property
    def expires_at(self) -> datetime | None:
        """The next moment at which the page will say something else."""

    @property
    def breadcrumbs(self) -> list[Link]:
        """The way back."""


class ShownPage:
    """Mixin: a page whose context is put together by a function of its own, at one moment."""

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        """Return everything the template needs besides the page."""
        raise NotImplementedError

    def get_view_restrictions(self) -> Any:
        """Ask for restrictions of the page and of all above it at once: here are no aliases."""
        # Whoever found the page may have asked already (``CentreQuerySet.with_privacy``).
        if self.__dict__.get("is_private") is False:
            return PageViewRestriction.objects.none()
        page = cast("Page", self)
        steps = range(page.steplen, len(page.path) + 1, page.steplen)
        paths = [page.path[:end] for end in steps]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]  # Page's
        shown = self.shown(request, timezone.now())
        return {**context, "shown": shown, "breadcrumbs": shown.breadcrumbs}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: Any = super().serve(request, *args, **kwargs)  # type: ignore[misc]  # Page's
        context = getattr(response, "context_data", None) or {}
        if "shown" in context:
            expires_at(response, cast("Shown", context["shown"]).expires_at)
        return cast("HttpResponse", response)


class PlacedPage(BasePage):
    """A page of the centre tree: its address is a Django view's, its slug part of it."""

    class Meta:
        abstract = True

    stands_for_unit = True
    private_page_options: list[str] = []
    #: The slug is the area's official English name; the address is made of it.
    promote_panels: list[Any] = []

    def address(self) -> str:
        """Return the one address of the page."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        parts = super().get_url_parts(request)
        return parts and (parts[0], parts[1], self.address())

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        raise Http404


class ListingPage(PlacedPage):
    """The editable page behind a listing: its introduction, at the listing's own address."""

    class Meta:
        abstract = True

    max_count = 1
    #: Name of the URL of the listing.
    list_url_name: str = ""

    content_panels = [*BasePage.content_panels, *BasePage.english_panels]

    def address(self) -> str:
        return reverse(self.list_url_name)


class CentreIndexPage(ShownPage, PlacedPage):
    """The editable page behind the country's map of centres; everything kept lies below it."""

    page_description = _("The country: every province and centre lies below it.")
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "catalogue.ProvincePage",
        "catalogue.FundingSourcePage",
        "catalogue.EventPage",
        "showcase.KnowledgePage",
    ]
    max_count = 1

    content_panels = [*BasePage.content_panels, *BasePage.english_panels]

    class Meta:
        verbose_name = _("centres of the country")

    def address(self) -> str:
        return reverse("catalogue:centre-index")

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return country_detail(self, remembered=request.COOKIES.get(REMEMBERED_AREA, "")[:2])


class ProvincePage(ShownPage, PlacedPage):
    """A province: the district centres lie below it."""

    page_description = _("One province and its district centres.")
    #: Made for every province when places are loaded, never by hand.
    is_creatable = False
    parent_page_types = ["catalogue.CentreIndexPage"]
    subpage_types = [
        "catalogue.CentrePage",
        "catalogue.ProviderPage",
        "catalogue.LearningCentrePage",
        "catalogue.FundingSourcePage",
        "catalogue.EventPage",
        "home.NewsPage",
        "showcase.KnowledgePage",
    ]

    province = models.OneToOneField(Province, models.PROTECT, related_name="page", editable=False)

    staff = StreamField(StaffListBlock(), blank=True, verbose_name=_("staff by role"))
    awards = StreamField(AwardsBlock(), blank=True, verbose_name=_("awards and certificates"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("staff"),
        FieldPanel("awards", help_text=_AWARDS_HELP),
        *BasePage.english_panels,
    ]
    objects = PageManager.from_queryset(ProvincePageQuerySet)()

    class Meta:
        verbose_name = _("province")

    def address(self) -> str:
        return reverse("catalogue:province", args=[self.slug])

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return province_detail(self, at)


class CentrePage(ShownPage, VisitedPlace, PlacedPage):  # type: ignore[misc]  # a mixin saves nothing
    """A centre as the public reads it: how to reach it, when it is open, what it teaches."""

    page_description = _("One centre: contact, opening hours, how to get there.")
    #: Made for every unit when places are loaded, never by hand.
    is_creatable = False
    parent_page_types = ["catalogue.ProvincePage", "catalogue.CentrePage"]
    subpage_types = [
        "catalogue.CentrePage",
        "catalogue.CoursePage",
        "catalogue.LearningCentrePage",
        "catalogue.FundingSourcePage",
        "catalogue.EventPage",
        "showcase.GroupPage",
        "showcase.ProductPage",
        "home.NewsPage",
        "showcase.BestPracticePage",
        "showcase.KnowledgePage",
    ]

    unit = models.OneToOneField(OrgUnit, models.PROTECT, related_name="centre_page", editable=False)
    staff = StreamField(StaffListBlock(), blank=True, verbose_name=_("staff by role"))
    awards = StreamField(AwardsBlock(), blank=True, verbose_name=_("awards and certificates"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("about the centre"))

    content_panels = [
        *BasePage.content_panels,
        *VisitedPlace.visiting_panels,
        FieldPanel("staff"),
        FieldPanel("awards", help_text=_AWARDS_HELP),
        FieldPanel("body"),
        *BasePage.english_panels,
    ]
    base_form_class = CentrePageForm
    #: Fetched for all at once before entries are made.
    entry_related = ("unit__former_names",)
    objects = PageManager.from_queryset(CentreQuerySet)()

    class Meta:
        verbose_name = _("centre")

    @property
    def is_subdistrict(self) -> bool:
        """It serves one sub-district, below its district's centre."""
        return self.unit.subdistrict_id is not None

    @property
    def former_names(self) -> list[str]:
        """The names that the unit once had; no query where they came with the page."""
        came: str | None = getattr(self, "former_lines", "")
        if came == "":
            return [name.name_th for name in self.unit.former_names.all()]
        return came.splitlines() if came else []

    def address(self) -> str:
        return centre_address(centre_code(self.unit, self.slug))

    def entry_data(self) -> EntryData:
        return centre_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return centre_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))
