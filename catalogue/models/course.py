"""A course that a centre teaches, as the public reads it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalogue.blocks import OutcomesBlock, TopicsBlock
from catalogue.course_detail import course_detail
from catalogue.course_rules import topic_hours
from catalogue.entries import course_entry
from catalogue.enums import (
    CourseFormat,
    CourseKind,
    IntendedFor,
    OccupationalGroup,
    PriorityRule,
)
from catalogue.formats import MIN_HOURS, format_of
from catalogue.forms.course import CoursePageForm
from catalogue.models.centre import ListingPage, Shown, ShownPage
from catalogue.models.provider import Holder, holder_of
from catalogue.panels import course_tabs
from catalogue.querysets_courses import CourseQuerySet
from catalogue.services.centres import letters_above
from portal.core.blocks import BodyBlock
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import LINE_PREVIEW, BasePage
from portal.core.picture_words import PictureWord


class CourseIndexPage(ListingPage):
    """The editable page behind the course listing: its introduction, nothing more."""

    page_description = _("Introduction of the course listing.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    list_url_name = "catalogue:course-list"

    learn_to_earn_intro = models.TextField(
        _("introduction of Learn to Earn"),
        blank=True,
        help_text=_("Stands above the courses of the campaign; a line is a paragraph"),
    )
    learn_to_earn_intro_en = models.TextField(
        _("introduction of Learn to Earn in English"), blank=True
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("learn_to_earn_intro"),
        *BasePage.english_panels,
        FieldPanel("learn_to_earn_intro_en"),
    ]

    class Meta:
        verbose_name = _("course listing")

    @property
    def shown_learn_to_earn_intro(self) -> str:
        """The introduction in the reader's language; empty: the view has words of its own."""
        return self._in_language("learn_to_earn_intro")


class CoursePage(ShownPage, CodedPage, BasePage):
    """One course: what is taught, for whom, with what; its runs are rows of their own."""

    page_description = _("One course: what is taught, for whom, when and where.")
    parent_page_types = ["catalogue.CentrePage", "catalogue.ProviderPage"]
    subpage_types: list[str] = []
    route_name = "catalogue:course-detail"
    base_form_class = CoursePageForm
    edit_handler = course_tabs()
    preview_modes = [
        ("", _("Page")),
        ("card", _("Card in a list")),
        ("flyer", _("A4 flyer")),
        LINE_PREVIEW,
    ]

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

    # What sort of course it is
    kind = models.CharField(
        _("kind of course"), max_length=16, choices=CourseKind, default=CourseKind.REGULAR
    )
    intended_for = models.CharField(
        _("intended for"), max_length=16, choices=IntendedFor, default=IntendedFor.CITIZENS
    )
    market_skills = models.JSONField(_("skills that the market asks for"), default=list, blank=True)
    tags = models.JSONField(_("part of"), default=list, blank=True)
    industries = models.JSONField(_("target industries"), default=list, blank=True)
    occupational_standard = models.CharField(
        _("occupational standard or professional qualification"), max_length=300, blank=True
    )
    follow_on = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("what to learn next"),
    )
    policy_references = ParentalManyToManyField(
        "catalogue.PolicyReference", blank=True, related_name="+", verbose_name=_("policies")
    )

    # Versions (S1-30): a shorter one names the full one; topics marked as modules stand alone.
    version = models.CharField(_("version"), max_length=60, blank=True)
    version_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name=_("a version of"),
    )

    # Who approved a competency-based short course (S3 §3.2): a role, never a person's name
    competency_approved_by = models.CharField(_("approved by (role)"), max_length=120, blank=True)
    competency_approved_on = models.DateField(_("approved on"), null=True, blank=True)
    competency_board_meeting = models.CharField(
        _("consent of the college board"), max_length=200, blank=True
    )

    # What the page says
    outcomes = StreamField(
        OutcomesBlock(), blank=True, verbose_name=_("what you will be able to do")
    )
    expected_results = models.TextField(_("what it may lead to"), blank=True)
    topics = StreamField(TopicsBlock(), blank=True, verbose_name=_("what is taught"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about the course"))
    audience = models.TextField(_("who it is for"), blank=True)
    prerequisites = models.TextField(_("what you should know before"), blank=True)
    bring = models.TextField(_("what to bring"), blank=True)
    selection_criteria = models.TextField(_("how learners are chosen"), blank=True)
    min_age = models.PositiveSmallIntegerField(_("from the age of"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("up to the age of"), null=True, blank=True)
    priority_rule = models.CharField(
        _("who gets a seat first"), max_length=16, choices=PriorityRule, blank=True
    )
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
        for name in ("follow_on", "version_of"):
            if self.pk and getattr(self, f"{name}_id") == self.pk:
                raise ValidationError({name: _("Choose another course than this one")})

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

    @property
    def is_for_teachers(self) -> bool:
        """Shown to signed-in staff only: no entry, no listing, no feed."""
        return self.intended_for == IntendedFor.TEACHERS

    def entry_data(self) -> EntryData | None:
        return None if self.is_for_teachers else course_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return course_detail(
            self,
            at,
            origin=request.build_absolute_uri("/").rstrip("/"),
            chosen_run=request.GET.get("run", ""),
            is_mono=request.GET.get("print") == "mono",
            is_preview=bool(getattr(request, "is_preview", False)),
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
