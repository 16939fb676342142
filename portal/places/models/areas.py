"""Administrative areas by their official codes; codes, never names, are stored elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import is_thai
from portal.places.enums import AreaKind, Region
from portal.places.querysets import AbolishedAreaQuerySet, AreaQuerySet, SubdistrictQuerySet


class Area(models.Model):
    """What the three levels share: an official code and two names."""

    code = models.CharField(_("code"), max_length=6, primary_key=True)
    name_th = models.CharField(_("Thai name"), max_length=100)
    name_en = models.CharField(_("English name"), max_length=100)
    #: Part of an address: the English name in lower case, made unique among its siblings.
    slug = models.SlugField(_("slug"), max_length=120)
    #: False once the official list no longer has it.
    is_current = models.BooleanField(_("current"), default=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_th

    @property
    def name(self) -> str:
        """The bare name in the reader's language ("พรรณานิคม", without อำเภอ or เขต)."""
        return self.name_th if is_thai() else self.name_en


class Province(Area):
    """One of the 77 provinces (Bangkok counted)."""

    #: Three letters that the codes of courses and sign-ups begin with; unique, never changed.
    letters = models.CharField(_("letters"), max_length=3, unique=True)
    region = models.CharField(_("region"), max_length=12, choices=Region)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["slug"], name="province_slug_once")]
        verbose_name = _("province")
        verbose_name_plural = _("provinces")


class District(Area):
    """An amphoe, or a khet of Bangkok; ``name_th`` stands without อำเภอ or เขต."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="districts")
    #: Roughly its middle, for ranking what is near; never exact enough to promise.
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["province", "slug"], name="district_slug_once")
        ]
        verbose_name = _("district")
        verbose_name_plural = _("districts")


class Subdistrict(Area):
    """A tambon, or a khwaeng of Bangkok."""

    district = models.ForeignKey(District, models.PROTECT, related_name="subdistricts")
    postal_codes = models.JSONField(_("postal codes"), default=list)

    objects = SubdistrictQuerySet.as_manager()  # type: ignore[misc]  # a manager with more words

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["district", "slug"], name="subdistrict_slug_once")
        ]
        verbose_name = _("sub-district")
        verbose_name_plural = _("sub-districts")


class AbolishedArea(models.Model):
    """A code that is no longer used, and what came after it."""

    code = models.CharField(_("code"), max_length=6, primary_key=True)
    kind = models.CharField(_("kind"), max_length=12, choices=AreaKind)
    name_th = models.CharField(_("Thai name"), max_length=100)
    successors = models.JSONField(_("successor codes"), default=list)

    objects = AbolishedAreaQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"


class AreaRelease(models.Model):
    """Which release of the official lists has been loaded to the end."""

    version = models.CharField(max_length=200)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.version
