"""CVM fields with the institutions that teach them, and where one can be assessed."""

from datetime import date, datetime

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import PageManager

from catalogue.cvm.detail import field_detail
from catalogue.cvm.entries import field_entry
from catalogue.cvm.enums import AssessmentStatus, Certifier, InstitutionType, Reading
from catalogue.cvm.querysets import AssessmentCentreQuerySet, CvmFieldQuerySet
from catalogue.enums import OccupationalGroup
from catalogue.models.centre import ListingPage, Shown, ShownPage
from portal.core.coded import CodedPage
from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.telephones import TelephoneField
from portal.places.models import Province


class CvmIndexPage(ListingPage):
    """The editable page behind the listing of CVM fields; the fields lie below it."""

    page_description = _("Introduction of the listing of CVM fields.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["catalogue.CvmFieldPage"]
    list_url_name = "catalogue:cvm-list"

    class Meta:
        verbose_name = _("listing of CVM fields")


class CvmFieldPage(ShownPage, CodedPage, BasePage):  # type: ignore[misc]  # a mixin that is a Model, too
    """One field of study that one institution leads, as the handbook of 2566 lists it (S3-05)."""

    page_description = _("One field of study and the institution that leads it.")
    #: Loaded from the handbook's list, never made by hand; what was read wrongly is put right here.
    is_creatable = False
    parent_page_types = ["catalogue.CvmIndexPage"]
    subpage_types: list[str] = []
    route_name = "catalogue:cvm-detail"

    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"), null=True, editable=False)
    number = models.PositiveSmallIntegerField(_("number in the list"), null=True, editable=False)
    institution = models.CharField(_("institution"), max_length=160, blank=True, db_index=True)
    institution_type = models.CharField(
        _("kind of institution"), max_length=40, choices=InstitutionType, blank=True
    )
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("province"),
    )
    occupational_group = models.CharField(
        _("occupational group"), max_length=16, choices=OccupationalGroup, blank=True
    )
    #: Codes of ``TargetIndustry``; sorted by the portal, the handbook does not say.
    industries = models.JSONField(_("target industries"), default=list, blank=True, editable=False)
    field_printed = models.CharField(_("field as printed"), max_length=200, blank=True)
    institution_printed = models.CharField(_("institution as printed"), max_length=160, blank=True)
    reading = models.CharField(
        _("how it was read"), max_length=12, choices=Reading, default=Reading.PRINTED
    )
    doubt = models.CharField(_("what must be confirmed"), max_length=300, blank=True)
    doubt_en = models.CharField(_("what must be confirmed, in English"), max_length=300, blank=True)

    content_panels = [
        HelpPanel(_("Once the Commission has confirmed a row, choose “As printed” and publish.")),
        *BasePage.content_panels,
        MultiFieldPanel(
            ["institution", FieldRowPanel(["institution_type", "province"])],
            heading=_("Institution"),
        ),
        FieldPanel("occupational_group"),
        MultiFieldPanel(
            ["reading", "doubt", "doubt_en", "field_printed", "institution_printed"],
            heading=_("How it was read"),
        ),
        *BasePage.english_panels,
    ]
    exclude_fields_in_copy = [*CodedPage.exclude_fields_in_copy]
    objects = PageManager.from_queryset(CvmFieldQuerySet)()

    class Meta:
        verbose_name = _("CVM field")
        verbose_name_plural = _("CVM fields")

    def code_letters(self) -> str:
        return "cvm"

    @property
    def is_doubtful(self) -> bool:
        """Somebody must confirm it before it can be relied on."""
        return self.reading == Reading.DOUBTFUL

    @property
    def shown_doubt(self) -> str:
        """What must be confirmed, in the reader's language."""
        return self._in_language("doubt")

    def entry_data(self) -> EntryData:
        return field_entry(self)

    def shown(self, request: HttpRequest, at: datetime) -> Shown:
        return field_detail(self, at, origin=request.build_absolute_uri("/").rstrip("/"))


class AssessmentCentre(models.Model):
    """A place where somebody is assessed by a standard (S3-22, S3-23, S3-24)."""

    certifier = models.CharField(_("standard of"), max_length=16, choices=Certifier)
    vendor = models.CharField(
        _("vendor"),
        max_length=60,
        blank=True,
        help_text=_("Only for an international exam. For example: Cisco, Aruba, Microsoft"),
    )
    name_th = models.CharField(_("Thai name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="+", verbose_name=_("province")
    )
    fields = models.CharField(
        _("fields that are assessed"),
        max_length=300,
        help_text=_("For example: ช่างไฟฟ้าภายในอาคาร ช่างเครื่องปรับอากาศ"),
    )
    levels = models.CharField(
        _("levels"), max_length=60, blank=True, help_text=_("For example: 1–3")
    )
    status = models.CharField(
        _("status"), max_length=12, choices=AssessmentStatus, default=AssessmentStatus.APPLYING
    )
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    phone = TelephoneField(_("telephone"), blank=True)
    website = models.URLField(_("website"), blank=True)
    source = models.CharField(
        _("where this is known from"),
        max_length=200,
        help_text=_("For example: ประกาศ สคช. ลงวันที่ 1 ต.ค. 2569"),
    )
    checked_on = models.DateField(_("last checked on"))

    objects = AssessmentCentreQuerySet.as_manager()

    class Meta:
        ordering = ["certifier", "province", "name_th", "pk"]
        verbose_name = _("assessment centre")
        verbose_name_plural = _("assessment centres")

    def __str__(self) -> str:
        return self.name_th

    def is_public(self, day: date) -> bool:
        """Whether visitors see it on a day: approved, and not past its term."""
        is_over = self.valid_until is not None and self.valid_until < day
        return self.status == AssessmentStatus.APPROVED and not is_over
