"""News and circular letters, and the page behind their listing."""

from datetime import datetime

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from catalogue.events.places import code_letters
from catalogue.models.centre import ListingPage, Shown, ShownPage
from home.news.detail import news_detail
from home.news.entries import news_entry
from home.news.enums import NewsKind, Urgency
from home.news.forms import NewsPageForm
from home.news.querysets import NewsQuerySet
from portal.core.blocks import BodyBlock
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.places.models import OrgUnit


class NewsIndexPage(ListingPage):
    """The editable page behind the listing of news; news of the whole country lies below it."""

    page_description = _("Introduction of news and circular letters.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    list_url_name = "home:news-list"

    class Meta:
        verbose_name = _("listing of news")


class NewsPage(ShownPage, CodedPage, BasePage):  # type: ignore[misc]  # a mixin that is a Model, too
    """News for everybody, or a letter to offices and centres with its PDF (S0-01)."""

    page_description = _("News, or a circular letter with number, urgency and PDF.")
    parent_page_types = [
        "home.NewsIndexPage",
        "catalogue.ProvincePage",
        "catalogue.CentrePage",
    ]
    subpage_types: list[str] = []
    route_name = "home:news-detail"
    base_form_class = NewsPageForm

    kind = models.CharField(
        _("kind of news"), max_length=12, choices=NewsKind, default=NewsKind.NEWS
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    attachment = models.ForeignKey(
        "media.PortalDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("PDF"),
    )

    # Only of a letter
    urgency = models.CharField(_("urgency"), max_length=12, choices=Urgency, default=Urgency.NORMAL)
    letter_number = models.CharField(
        _("letter number"),
        max_length=60,
        blank=True,
        help_text=_("For example: ศธ 07079/123"),
    )
    dated = models.DateField(_("day of the letter"), null=True, blank=True)
    #: Codes of ``SentTo``.
    sent_to_levels = models.JSONField(_("sent to"), default=list, blank=True)
    is_staff_only = models.BooleanField(
        _("for staff only"),
        default=False,
        help_text=_("Only whoever has signed in can read it and fetch its PDF"),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("body"),
        FieldPanel("attachment"),
        MultiFieldPanel(
            ["urgency", "letter_number", "dated", "sent_to_levels", "is_staff_only"],
            heading=_("Only of a letter"),
        ),
        InlinePanel("recipients", heading=_("Sent to units by name"), label=_("unit")),
        *BasePage.english_panels,
    ]
    exclude_fields_in_copy = [*CodedPage.exclude_fields_in_copy]
    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news and letters")

    def code_letters(self) -> str:
        return code_letters(self)

    def entry_data(self) -> EntryData | None:
        return news_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return news_detail(self, origin=request.build_absolute_uri("/").rstrip("/"))

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if self.is_staff_only:
            response["Cache-Control"] = "private, no-store"
        return response


class LetterRecipient(Orderable):
    """A unit that a letter goes to by name."""

    letter = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="recipients")
    unit = models.ForeignKey(OrgUnit, models.CASCADE, related_name="+", verbose_name=_("unit"))

    def __str__(self) -> str:
        return str(self.unit)
