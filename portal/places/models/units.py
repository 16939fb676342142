"""Organisation units: the department, its offices and centres, and other providers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core import telephones
from portal.core.languages import is_thai
from portal.core.telephones import TelephoneField
from portal.places import names
from portal.places.enums import UnitKind
from portal.places.fields import UnitPathField
from portal.places.models.areas import District, Province, Subdistrict
from portal.places.querysets import OrgUnitQuerySet


class OrgUnit(models.Model):
    """A place in the command chain that keeps pages, rows and a telephone."""

    kind = models.CharField(_("kind of unit"), max_length=32, choices=UnitKind)
    #: Stable: "dole", "p47", "d4706", "s470601"; a hand-made unit gets its own ("x…").
    code = models.CharField(_("code"), max_length=20, unique=True)
    #: Codes of all units from the top to this one, each followed by "/": subtree questions are
    #: ranges over this indexed column ("dole/p47/d4706/").
    path = UnitPathField(unique=True, editable=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent unit"),
    )
    name_th = models.CharField(_("Thai name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    #: Renamed by hand: loading the official lists leaves its name alone.
    has_own_name = models.BooleanField(default=False, editable=False)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("province"),
    )
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("district"),
    )
    subdistrict = models.ForeignKey(
        Subdistrict,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("sub-district"),
    )
    #: The page that stands for the unit; what the unit keeps lies below it.
    page = models.OneToOneField(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="org_unit",
        verbose_name=_("page"),
    )
    phone = TelephoneField(_("telephone"), blank=True)
    phone_extension = models.CharField(_("extension"), max_length=10, blank=True)
    fax = TelephoneField(_("fax"), blank=True)
    line_id = models.CharField(_("LINE"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OrgUnitQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name = _("organisation unit")
        verbose_name_plural = _("organisation units")

    def __str__(self) -> str:
        return self.name_th

    def clean(self) -> None:
        """Keep an extension typed after the number in the column of its own."""
        telephone = telephones.parse_or_none(self.phone)
        if telephone and telephone.extension:
            self.phone = telephone.number
            self.phone_extension = self.phone_extension or telephone.extension

    @property
    def name(self) -> str:
        """The name in the reader's language, Thai where there is no English."""
        return self.name_th if is_thai() else self.name_en or self.name_th

    @property
    def name_language(self) -> str:
        """The language that ``name`` is written in."""
        return "en" if self.name_en and not is_thai() else "th"

    @property
    def official_name(self) -> str:
        """The Thai name as letters and certificates write it, without the abbreviation."""
        return names.official_name(self.name_th)

    @property
    def path_codes(self) -> list[str]:
        """The codes of the chain from the top down to this unit."""
        return str(self.path).rstrip("/").split("/")

    def is_within(self, other: "OrgUnit") -> bool:
        """Say whether this is the other unit or lies below it."""
        return str(self.path).startswith(other.path)


class UnitName(models.Model):
    """A name that a unit once had, so that old papers and old words still lead to it."""

    unit = models.ForeignKey(OrgUnit, models.CASCADE, related_name="former_names")
    name_th = models.CharField(_("Thai name"), max_length=200)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["unit", "-until", "pk"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name_th
