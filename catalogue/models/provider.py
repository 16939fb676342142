"""Other providers of vocational training, in the same catalogue as the centres."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalogue.entries import provider_entry
from catalogue.forms.provider import ProviderPageForm
from catalogue.models.centre import CentrePage, Shown, ShownPage
from catalogue.models.visited import VisitedPlace
from catalogue.place_enums import ProviderKind
from catalogue.provider_detail import provider_detail
from catalogue.querysets_centres import ProviderQuerySet
from catalogue.services.centres import letters_above
from portal.core.blocks import BodyBlock
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.places.models import District, OrgUnit


class ProviderPage(ShownPage, CodedPage, VisitedPlace, BasePage):
    """A college, an office, a school that teaches occupations as well; a unit stands behind it.

    The unit is made with the page: roles are held in it, its runs belong to it, and its telephone
    is looked after where all telephones are.
    """

    page_description = _("Another provider: a college, a skill office, a local administration.")
    parent_page_types = ["catalogue.ProvincePage"]
    subpage_types = ["catalogue.CoursePage", "catalogue.LearningCentrePage"]
    route_name = "catalogue:provider-detail"
    base_form_class = ProviderPageForm
    stands_for_unit = True

    provider_kind = models.CharField(
        _("kind of provider"), max_length=16, choices=ProviderKind, blank=True
    )
    # Null only until the page has its place in the tree: whoever reads a stored page finds one.
    unit: "models.OneToOneField[OrgUnit, OrgUnit]" = models.OneToOneField(  # type: ignore[assignment,misc]  # see above
        OrgUnit, models.PROTECT, null=True, related_name="provider_page", editable=False
    )
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("district"),
        help_text=_("Empty: it serves the whole province."),
    )
    website = models.URLField(_("website"), blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("about the provider"))

    content_panels = [
        HelpPanel(
            _(
                "Telephone, LINE and address are kept under “Units and contacts”: "
                "the provider is listed there once this page is saved."
            )
        ),
        *BasePage.content_panels,
        FieldPanel("provider_kind"),
        FieldPanel("district"),
        FieldPanel("website"),
        *VisitedPlace.visiting_panels,
        FieldPanel("body"),
        *BasePage.english_panels,
    ]
    exclude_fields_in_copy = [*CodedPage.exclude_fields_in_copy, "unit"]
    #: Fetched for all at once before entries are made.
    entry_related = ("unit__former_names",)
    objects = PageManager.from_queryset(ProviderQuerySet)()

    class Meta:
        verbose_name = _("other provider")
        verbose_name_plural = _("other providers")

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> Any:
        """Save; the unit behind the page follows its name, kind and district."""
        # The unit's services read this model.
        from catalogue.services import providers

        if update_fields is not None:
            return super().save(*args, update_fields=update_fields, **kwargs)
        with transaction.atomic():
            if self.unit_id is None and self.path:
                self.unit = providers.make_unit(self)
            has_moved = providers.follow_page(self)
            result = super().save(*args, **kwargs)
            providers.tie(self, has_moved=has_moved)
        return result

    save.alters_data = True  # type: ignore[attr-defined]  # Django's mark against templates

    def code_letters(self) -> str:
        return letters_above(self)

    def address(self) -> str:
        """Return the one address of the page; a draft may have none yet."""
        return reverse("catalogue:provider-detail", args=[self.code]) if self.code else ""

    @property
    def kind_name(self) -> str:
        """What kind of provider it is, in words."""
        known = self.provider_kind in ProviderKind.values
        return str(ProviderKind(self.provider_kind).label) if known else ""

    def entry_data(self) -> EntryData:
        return provider_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return provider_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))


#: Who can hold a course.
Holder = CentrePage | ProviderPage


def holder_of(course: Any) -> Holder:
    """Return the page right above a course; one query for a centre, two for another provider."""
    centre = CentrePage.objects.holding(course).placed().first()
    return centre or ProviderPage.objects.holding(course).placed().get()
