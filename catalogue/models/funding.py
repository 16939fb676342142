"""Money for what was learned: one page a source, kept below the unit that looks after it."""

from datetime import datetime

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from catalogue.funding.detail import funding_detail
from catalogue.funding.entries import funding_entry
from catalogue.funding.enums import FundingKind, InterestMethod, Reach
from catalogue.funding.forms import FundingSourceForm
from catalogue.funding.panels import funding_tabs
from catalogue.funding.querysets import FundingQuerySet
from catalogue.models.centre import ListingPage, Shown, ShownPage
from catalogue.services.centres import letters_above
from portal.core.blocks import BodyBlock
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.telephones import TelephoneField
from portal.places.models import OrgUnit
from portal.users.approvals import owning_units
from portal.users.enums import Role

#: What the code of a source of the whole country begins with: no province has these letters.
NATIONAL_LETTERS = "tha"


class FundingIndexPage(ListingPage):
    """The editable page behind the listing of funding: its introduction."""

    page_description = _("Introduction of the listing of funding.")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    list_url_name = "catalogue:funding-list"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about funding"))

    content_panels = [*BasePage.content_panels, FieldPanel("body"), *BasePage.english_panels]

    class Meta:
        verbose_name = _("funding listing")


class FundingSourcePage(ShownPage, CodedPage, BasePage):  # type: ignore[misc]  # save: BasePage's
    """One source: who gives what to whom, what it costs, how to ask for it, and when that was checked."""

    page_description = _("One source of money: for whom, how much, at what cost, how to apply.")
    #: Below the unit that keeps it: a centre, a province's office, the department.
    parent_page_types = [
        "catalogue.CentrePage",
        "catalogue.ProvincePage",
        "catalogue.CentreIndexPage",
    ]
    subpage_types: list[str] = []
    route_name = "catalogue:funding-detail"
    base_form_class = FundingSourceForm
    edit_handler = funding_tabs()

    funder = models.CharField(_("who gives the money"), max_length=160, blank=True)
    kind = models.CharField(_("kind of money"), max_length=16, choices=FundingKind, blank=True)

    # For whom and for what; an empty list means everybody, everything
    eligible_who = models.JSONField(_("for whom"), default=list, blank=True)
    eligibility = models.TextField(_("who can apply"), blank=True)
    uses = models.JSONField(_("what it may be spent on"), default=list, blank=True)
    groups = models.JSONField(_("for which occupations"), default=list, blank=True)

    # How much, at what cost
    min_amount_baht = models.PositiveIntegerField(_("least (baht)"), null=True, blank=True)
    max_amount_baht = models.PositiveIntegerField(_("most (baht)"), null=True, blank=True)
    interest_method = models.CharField(
        _("how interest is counted"), max_length=16, choices=InterestMethod, blank=True
    )
    interest_rate = models.DecimalField(
        _("interest, per cent a year"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    term_months = models.PositiveSmallIntegerField(
        _("longest time to pay back (months)"), null=True, blank=True
    )
    guarantee = models.TextField(_("guarantor or collateral"), blank=True)

    # How to ask for it
    documents = models.TextField(_("papers to bring"), blank=True)
    steps = models.TextField(_("how to apply"), blank=True)
    apply_at = models.TextField(_("where to apply"), blank=True)
    apply_period = models.CharField(_("when to apply"), max_length=120, blank=True)
    closes_on = models.DateField(_("last day to apply"), null=True, blank=True)
    phone = TelephoneField(_("telephone of the funder"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    reach = models.CharField(_("where it can be used"), max_length=16, choices=Reach, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about it"))

    # What we know of it, and since when (S0-39)
    verified_on = models.DateField(_("checked on"), null=True, blank=True)
    verified_role = models.CharField(
        _("checked by (role)"), max_length=32, choices=Role, blank=True
    )

    # Money given to a project: the sum a person follows (S1-24)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year (B.E.)"), null=True, blank=True)
    project_budget_baht = models.PositiveIntegerField(
        _("budget in all (baht)"), null=True, blank=True
    )
    target_people = models.PositiveIntegerField(_("for how many people"), null=True, blank=True)
    in_kind = models.TextField(_("things that are given"), blank=True)

    exclude_fields_in_copy = [*CodedPage.exclude_fields_in_copy]
    objects = PageManager.from_queryset(FundingQuerySet)()

    class Meta:
        verbose_name = _("funding source")
        verbose_name_plural = _("funding sources")

    def code_letters(self) -> str:
        return letters_above(self, otherwise=NATIONAL_LETTERS)

    @cached_property
    def keeper(self) -> OrgUnit | None:
        """The unit that looks after it: that of the nearest page above."""
        return owning_units([self]).get(self.pk)

    def entry_data(self) -> EntryData:
        return funding_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return funding_detail(
            self, at, origin=request.build_absolute_uri("/").rstrip("/"), asked=request.GET
        )
