"""A course that a centre teaches, as the public reads it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalogue.blocks import OutcomesBlock, TopicsBlock
from catalogue.course_detail import course_detail
from catalogue.course_rules import topic_hours
from catalogue.entries import course_entry
from catalogue.enums import CourseFormat, OccupationalGroup
from catalogue.formats import MIN_HOURS, format_of
from catalogue.forms.course import CoursePageForm
from catalogue.models.centre import PlacedPage, Shown, ShownPage
from catalogue.models.provider import Holder, holder_of
from catalogue.panels import course_tabs
from catalogue.querysets import CourseQuerySet
from catalogue.services.centres import letters_above
from portal.core.blocks import BodyBlock
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.picture_words import PictureWord


class CourseIndexPage(PlacedPage):
    """The editable page behind the course listing: its introduction, nothing more."""

    page_description = _("Introduction of the course listing.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1

    content_panels = [*BasePage.content_panels, *BasePage.english_panels]

    class Meta:
        verbose_name = _("course listing")

    def address(self) -> str:
        return reverse("catalogue:course-list")


class CoursePage(ShownPage, CodedPage, BasePage):
    """One course: what is taught, for whom, with what; its runs are rows of their own."""

    page_description = _("One course: what is taught, for whom, when and where.")
    parent_page_types = ["catalogue.CentrePage", "catalogue.ProviderPage"]
    subpage_types: list[str] = []
    route_name = "catalogue:course-detail"
    base_form_class = CoursePageForm
    edit_handler = course_tabs()
    preview_modes = [("", _("Page")), ("card", _("Card in a list")), ("flyer", _("A4 flyer"))]

    # What, and how much (null or blank: a draft saves with gaps)
    occupational_group = models.CharField(
        _("occupational group"), max_length=16, choices=OccupationalGroup, blank=True
    )
    skill_types = models.JSONField(_("kind of skill"), default=list, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"), null=True)
    course_format = models.CharField(
        _("format"), max_length=16, choices=CourseFormat, blank=True, editable=False
    )
    fee_baht = models.PositiveIntegerField(_("fee (baht)"), null=True, blank=True)
    material_fee_baht = models.PositiveIntegerField(
        _("cost of material (baht)"), null=True, blank=True
    )
    certificate = models.CharField(_("certificate"), max_length=120, blank=True)
    picture_word = models.CharField(
        _("picture word"), max_length=32, choices=PictureWord, blank=True
    )
    picture = models.ForeignKey(
        "media.PortalImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )

    # What the page says
    outcomes = StreamField(
        OutcomesBlock(), blank=True, verbose_name=_("what you will be able to do")
    )
    topics = StreamField(TopicsBlock(), blank=True, verbose_name=_("what is taught"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about the course"))
    audience = models.TextField(_("who it is for"), blank=True)
    prerequisites = models.TextField(_("what you should know before"), blank=True)
    bring = models.TextField(_("what to bring"), blank=True)
    selection_criteria = models.TextField(_("how learners are chosen"), blank=True)
    target_groups = ParentalManyToManyField(
        "catalogue.TargetGroup", blank=True, related_name="+", verbose_name=_("target groups")
    )
    trainer = models.CharField(_("who teaches"), max_length=120, blank=True)

    # For parents (S1-19)
    parents_travel = models.TextField(_("for parents: place and distance"), blank=True)
    parents_safety = models.TextField(_("for parents: safety"), blank=True)
    parents_allowance = models.TextField(_("for parents: travel allowance"), blank=True)
    parents_contact = models.TextField(_("for parents: whom to ask"), blank=True)

    exclude_fields_in_copy = [*CodedPage.exclude_fields_in_copy]
    #: Fetched for all at once before entries are made.
    entry_related = ("target_groups", "credits__partner")
    objects = PageManager.from_queryset(CourseQuerySet)()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def clean(self) -> None:
        super().clean()
        if self.hours is not None and self.hours < MIN_HOURS:
            raise ValidationError({"hours": _("A course has at least 1 hour")})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; the format follows from the hours and is never typed."""
        self.course_format = format_of(self.hours) or ""
        return super().save(*args, **kwargs)

    save.alters_data = True  # type: ignore[attr-defined]  # Django's mark against templates

    def code_letters(self) -> str:
        return letters_above(self)

    @property
    def centre(self) -> Holder:
        """The centre or other provider that teaches it: its parent in the tree."""
        return holder_of(self)

    @property
    def topic_hours(self) -> int:
        """What the hours of all topics sum up to."""
        return topic_hours(self.topics)

    def entry_data(self) -> EntryData:
        return course_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return course_detail(
            self,
            at,
            origin=request.build_absolute_uri("/").rstrip("/"),
            chosen_run=request.GET.get("run", ""),
            is_mono=request.GET.get("print") == "mono",
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "flyer": context["shown"].flyer}

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The page, or with ``?print=`` its flyer alone."""
        if "print" in request.GET:
            return "catalogue/course_flyer.html"
        return str(super().get_template(request, *args, **kwargs))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        names = {"card": "catalogue/preview_card.html", "flyer": "catalogue/preview_flyer.html"}
        return names.get(mode_name) or str(super().get_preview_template(request, mode_name))
