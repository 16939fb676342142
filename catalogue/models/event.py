"""An event as the public reads it, and the page behind the listing of events."""

from datetime import datetime

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalogue.events.blocks import BoothsBlock, ContestsBlock, ProgrammeBlock
from catalogue.events.detail import event_detail
from catalogue.events.entries import event_entry
from catalogue.events.enums import EventKind
from catalogue.events.forms import EventPageForm
from catalogue.events.panels import event_tabs
from catalogue.events.places import code_letters
from catalogue.events.querysets import EventQuerySet
from catalogue.events.state import EventFacts
from catalogue.models.centre import ListingPage, Shown, ShownPage
from portal.core.blocks import BodyBlock
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.picture_words import PictureWord
from portal.places.models import Province


class EventIndexPage(ListingPage):
    """The editable page behind the listing of events: its introduction, nothing more."""

    page_description = _("Introduction of the listing of events.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    list_url_name = "catalogue:event-list"

    class Meta:
        verbose_name = _("listing of events")


class EventPage(ShownPage, CodedPage, BasePage):  # type: ignore[misc]  # a mixin that is a Model, too
    """One event: when, where, for whom, with what programme; below the unit that holds it."""

    page_description = _("One event: expo, market, training day, contest, meeting with employers.")
    parent_page_types = [
        "catalogue.CentrePage",
        "catalogue.ProvincePage",
        "catalogue.CentreIndexPage",
    ]
    subpage_types: list[str] = []
    route_name = "catalogue:event-detail"
    base_form_class = EventPageForm
    edit_handler = event_tabs()

    kind = models.CharField(_("kind of event"), max_length=20, choices=EventKind, blank=True)

    # When; without a first day the dates are announced later
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    starts_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    is_date_later = models.BooleanField(_("the date is announced later"), default=False)
    is_postponed = models.BooleanField(
        _("postponed"), default=False, help_text=_("With the new days above, or without any yet")
    )
    announced_starts_on = models.DateField(_("first day announced before"), null=True, blank=True)
    announced_ends_on = models.DateField(_("last day announced before"), null=True, blank=True)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    change_reason = models.CharField(
        _("why it was postponed or cancelled"), max_length=200, blank=True
    )

    # Where
    venue = models.CharField(_("place"), max_length=160, blank=True)
    province = models.ForeignKey(
        Province,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("province where it is held"),
        help_text=_("Only where it is another one than that of the unit"),
    )
    directions = models.TextField(_("how to get there"), blank=True)
    has_ramp = models.BooleanField(_("ramp"), null=True, blank=True)
    has_accessible_toilet = models.BooleanField(_("accessible toilet"), null=True, blank=True)
    has_parking = models.BooleanField(_("parking"), null=True, blank=True)
    has_sign_language = models.BooleanField(_("Thai sign language"), null=True, blank=True)

    # Who, and what it costs
    audience = models.CharField(_("who may come"), max_length=160, blank=True)
    fee_baht = models.PositiveIntegerField(_("entrance fee (baht)"), null=True, blank=True)
    cost_note = models.CharField(_("what else costs"), max_length=120, blank=True)
    how_to_join = models.CharField(_("how to take part"), max_length=200, blank=True)
    organiser = models.CharField(_("who holds it"), max_length=160, blank=True)

    # What happens there
    programme = StreamField(ProgrammeBlock(), blank=True, verbose_name=_("programme"))
    contests = StreamField(ContestsBlock(), blank=True, verbose_name=_("contests"))
    booths = StreamField(BoothsBlock(), blank=True, verbose_name=_("booths"))
    booth_application = models.CharField(_("how to get a booth"), max_length=200, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about the event"))
    picture_word = models.CharField(
        _("picture word"), max_length=32, choices=PictureWord, blank=True
    )

    exclude_fields_in_copy = [*CodedPage.exclude_fields_in_copy]
    objects = PageManager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def code_letters(self) -> str:
        return code_letters(self)

    @property
    def facts(self) -> EventFacts:
        """What the state of the event follows from."""
        return EventFacts(self.starts_on, self.ends_on, self.is_postponed, self.is_cancelled)

    def entry_data(self) -> EntryData:
        return event_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return event_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))
