"""A group of people who work together, as the public reads it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager

from catalogue.awards.blocks import AwardsBlock
from catalogue.enums import OccupationalGroup
from catalogue.models.centre import Shown, ShownPage
from portal.core.blocks import BodyBlock
from portal.core.entries import EntryData
from portal.core.models import BasePage
from showcase.booths import booth_codes
from showcase.enums import GroupStage, LegalForm
from showcase.forms.group import GroupPageForm
from showcase.groups.detail import group_detail
from showcase.groups.entries import group_entry
from showcase.groups.members import Counted, counted
from showcase.groups.panels import group_tabs
from showcase.models.contact import ShownContact
from showcase.models.kept import KeptPage
from showcase.models.pictured import Pictured
from showcase.querysets import GroupQuerySet


class GroupPage(ShownPage, KeptPage, ShownContact, Pictured, BasePage):  # type: ignore[misc]  # a mixin saves nothing
    """A group: who they are by role, since when, what they learned, where they sell."""

    page_description = _("One group: who they are, what they make, where they sell.")
    parent_page_types = ["catalogue.CentrePage"]
    subpage_types: list[str] = []
    route_name = "showcase:group-detail"
    base_form_class = GroupPageForm
    edit_handler = group_tabs()

    occupational_group = models.CharField(
        _("occupational group"), max_length=16, choices=OccupationalGroup, blank=True
    )
    village = models.CharField(_("village or place"), max_length=120, blank=True)

    # How far they have come (S0-37, S4-20, S4-22)
    stage = models.CharField(_("stage"), max_length=16, choices=GroupStage, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=24, choices=LegalForm, blank=True)
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    founded_year = models.PositiveSmallIntegerField(_("founded in (B.E.)"), null=True, blank=True)
    members = models.PositiveSmallIntegerField(_("number of members"), null=True, blank=True)
    has_savings = models.BooleanField(_("the members save together"), default=False)
    roles = models.TextField(_("who does what, by role"), blank=True)
    milestones = models.TextField(_("how they grew"), blank=True)
    strengths = models.TextField(_("what they are good at"), blank=True)
    awards = StreamField(AwardsBlock(), blank=True, verbose_name=_("awards and certificates"))

    # Where they sell (S2-19), and where they show (S0-24)
    market_places = models.TextField(_("markets and shops"), blank=True)
    events = ParentalManyToManyField(
        "catalogue.EventPage", blank=True, related_name="+", verbose_name=_("booth at events")
    )

    funding = models.ForeignKey(
        "catalogue.FundingSourcePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("funding that the group used"),
    )
    is_pinned = models.BooleanField(_("stands first among several"), default=False)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about the group"))

    #: Fetched for all at once before entries are made.
    entry_related = ("courses_taken__course", "events", "funding")
    objects = PageManager.from_queryset(GroupQuerySet)()

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    @cached_property
    def counted(self) -> Counted:
        """What the register of members knows; many pages are asked at once before entries are made."""
        return counted([self.pk]).get(self.pk, Counted()) if self.pk else Counted()

    @classmethod
    def fetch_for_entries(cls, pages: Sequence["GroupPage"]) -> None:
        """Ask for the members of all of them at once."""
        known = counted([page.pk for page in pages])
        for page in pages:
            page.counted = known.get(page.pk, Counted())

    @property
    def named(self) -> dict[str, list[str]]:
        """The codes of what it names on the thread, by kind."""
        taken = self.courses_taken.select_related("course")
        courses = [one.course.code for one in taken if one.course_id]
        known = self.__dict__.get("funding_code", ...)
        funding = known if known is not ... else self.funding and self.funding.code
        named = {"course": courses, "funding": [funding]}
        return {kind: [code for code in codes if code] for kind, codes in named.items()}

    @property
    def booths(self) -> list[str]:
        """The codes of the events where it has a booth; a page for reading brings them along."""
        return booth_codes(self.__dict__.get("known_card"), self.events.all())

    def entry_data(self) -> EntryData:
        return group_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return group_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))


class GroupCourse(Orderable):
    """A course that members took."""

    group = ParentalKey(GroupPage, on_delete=models.CASCADE, related_name="courses_taken")
    course = models.ForeignKey(
        "catalogue.CoursePage", models.CASCADE, related_name="+", verbose_name=_("course")
    )

    panels: list[Any] = [FieldPanel("course")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["group", "course"], name="group_course_once")
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.course_id}"
