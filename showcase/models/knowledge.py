"""A knowledge item, as the public finds it, and the page behind the listing of them."""

from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from catalogue.enums import OccupationalGroup
from catalogue.events.places import code_letters
from catalogue.models.centre import ListingPage, Shown, ShownPage
from portal.core.blocks import BodyBlock
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.picture_words import PictureWord
from search.threads import CARD
from showcase.knowledge.detail import knowledge_detail
from showcase.knowledge.entries import knowledge_entry
from showcase.knowledge.enums import Level, LinkState, Medium, TextLanguage
from showcase.knowledge.forms import KnowledgePageForm
from showcase.knowledge.licences import Licence
from showcase.knowledge.panels import knowledge_tabs
from showcase.knowledge.querysets import KnowledgeQuerySet
from showcase.models.kept import KeptPage


class KnowledgeIndexPage(ListingPage):
    """The editable page behind the listing of knowledge items: its introduction, nothing more."""

    page_description = _("Introduction of the listing of knowledge items.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    list_url_name = "showcase:knowledge-list"

    class Meta:
        verbose_name = _("listing of knowledge items")


class KnowledgePage(ShownPage, KeptPage, BasePage):  # type: ignore[misc]  # a mixin saves nothing
    """One document, book, video or site: what it is for, where it is, what may be done with it."""

    page_description = _("A document, video or site that helps with a trade, with its licence.")
    parent_page_types = [
        "catalogue.CentrePage",
        "catalogue.ProvincePage",
        "catalogue.CentreIndexPage",
    ]
    subpage_types: list[str] = []
    route_name = "showcase:knowledge-detail"
    base_form_class = KnowledgePageForm
    edit_handler = knowledge_tabs()

    medium = models.CharField(_("sort of item"), max_length=16, choices=Medium, blank=True)
    language = models.CharField(
        _("language"), max_length=8, choices=TextLanguage, default=TextLanguage.THAI
    )

    # Where it is: a file of ours, the owner's address, or both
    document = models.ForeignKey(
        get_document_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("document (PDF)"),
    )
    link = models.URLField(_("address at the owner's"), max_length=500, blank=True)
    link_state = models.CharField(
        _("the link"), max_length=8, choices=LinkState, default=LinkState.WORKS
    )
    pages = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    is_free = models.BooleanField(_("costs nothing"), default=True)
    needs = models.CharField(_("what one needs for it"), max_length=120, blank=True)

    # What it is about, and for whom
    contents = models.TextField(_("what is in it"), blank=True)
    topics = models.JSONField(_("what it is about"), default=list, blank=True)
    readers = models.JSONField(_("whom it is for"), default=list, blank=True)
    occupational_group = models.CharField(
        _("occupational group"), max_length=16, choices=OccupationalGroup, blank=True
    )

    level = models.CharField(_("level"), max_length=12, choices=Level, blank=True)
    cvm_field = models.ForeignKey(
        "catalogue.CvmFieldPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("CVM field of study"),
    )

    # Whose it is, and what may be done with it
    licence = models.CharField(_("licence"), max_length=16, choices=Licence, blank=True)
    licence_other = models.CharField(_("name of another licence"), max_length=120, blank=True)
    licence_url = models.URLField(_("where it is explained"), max_length=300, blank=True)
    author = models.CharField(_("author, as published"), max_length=200, blank=True)
    publisher = models.CharField(_("published by"), max_length=200, blank=True)
    official_code = models.CharField(_("code or number on it"), max_length=60, blank=True)
    issued_on = models.DateField(_("came out on"), null=True, blank=True)
    issued_year = models.PositiveSmallIntegerField(
        _("came out in the year (B.E.)"), null=True, blank=True
    )
    checked_on = models.DateField(_("last opened and checked on"), null=True, blank=True)

    is_pinned = models.BooleanField(_("stands first among several"), default=False)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about it"))
    picture_word = models.CharField(
        _("picture word"), max_length=32, choices=PictureWord, blank=True
    )

    #: Fetched for all at once before entries are made.
    entry_related = ("document", "cvm_field", "for_courses__course", "for_funding__source")
    objects = PageManager.from_queryset(KnowledgeQuerySet)()

    class Meta:
        verbose_name = _("knowledge item")
        verbose_name_plural = _("knowledge items")

    def code_letters(self) -> str:
        return code_letters(self)

    @property
    def named(self) -> dict[str, list[str]]:
        """The codes of what it names on the thread, by kind; a page for reading brings them along."""
        known = self.__dict__.get("known_card")
        if known is not None:
            named: dict[str, list[str]] = known.get(CARD) or {}
            return {"course": [], "funding": [], **named}
        courses = [one.course.code for one in self.for_courses.all() if one.course_id]
        sources = [one.source.code for one in self.for_funding.all() if one.source_id]
        named = {"course": courses, "funding": sources}
        return {kind: [code for code in codes if code] for kind, codes in named.items()}

    def entry_data(self) -> EntryData:
        return knowledge_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return knowledge_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))


class KnowledgeCourse(Orderable):
    """A course that an item belongs to."""

    page = ParentalKey(KnowledgePage, on_delete=models.CASCADE, related_name="for_courses")
    course = models.ForeignKey(
        "catalogue.CoursePage", models.CASCADE, related_name="+", verbose_name=_("course")
    )

    panels: list[Any] = [FieldPanel("course")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "course"], name="knowledge_course_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.course_id}"


class KnowledgeFunding(Orderable):
    """A funding source before which an item is worth reading (S0-40)."""

    page = ParentalKey(KnowledgePage, on_delete=models.CASCADE, related_name="for_funding")
    source = models.ForeignKey(
        "catalogue.FundingSourcePage",
        models.CASCADE,
        related_name="+",
        verbose_name=_("funding source"),
    )

    panels: list[Any] = [FieldPanel("source")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "source"], name="knowledge_funding_once")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.source_id}"
