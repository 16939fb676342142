"""What the central role teaches the search: words that mean the same, words kept whole."""

from textwrap import shorten

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_WORD = 40
LONGEST_QUERY = 120


class SynonymKind(models.TextChoices):
    """Why phrases mean the same; for sorting, not for searching."""

    EVERYDAY = "everyday", _("Everyday and official words")
    FOREIGN = "foreign", _("Thai and other languages")
    AGENCY = "agency", _("Old and new names of agencies")
    ABBREVIATION = "abbreviation", _("Abbreviations")
    PROVINCE = "province", _("Nicknames of provinces")
    BRAND = "brand", _("Brand names used as words")
    REGIONAL = "regional", _("Regional words")


class SynonymGroup(models.Model):
    """Phrases that mean the same. Used when a question is understood, so it works at once."""

    kind = models.CharField(_("kind"), max_length=16, choices=SynonymKind)
    phrases = models.TextField(
        _("phrases"), help_text=_("One phrase a line, at least two: แอร์, เครื่องปรับอากาศ …")
    )
    is_one_way = models.BooleanField(
        _("one way only"),
        default=False,
        help_text=_("Whoever looks for the first phrase finds the others, and not the reverse."),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Where it comes from, for colleagues.")
    )
    #: Which shipped group this is; empty for groups of officers.
    shipped_as = models.CharField(max_length=120, blank=True, editable=False)
    #: Fingerprint of the shipped content: while the row still has it, a newer release may replace it.
    shipped_digest = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        ordering = ["phrases", "pk"]
        verbose_name = _("synonym group")
        verbose_name_plural = _("synonym groups")
        constraints = [
            models.UniqueConstraint(
                fields=["shipped_as"], condition=~Q(shipped_as=""), name="synonyms_shipped_once"
            )
        ]

    def __str__(self) -> str:
        return shorten(", ".join(self.lines), 80, placeholder=" …")

    @property
    def lines(self) -> list[str]:
        """The phrases, in order."""
        return [line for line in self.phrases.split("\n") if line]

    @property
    def is_shipped(self) -> bool:
        """Whether the group came with the portal: it can be switched off, not deleted."""
        return bool(self.shipped_as)


class ProtectedWord(models.Model):
    """A word that the analysis never takes apart: a name, or a compound with misleading parts."""

    word = models.CharField(
        _("word"),
        max_length=LONGEST_WORD,
        unique=True,
        help_text=_("Found whole only: looking for a part of it does not find it any more."),
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("What went wrong, for colleagues.")
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        ordering = ["word"]
        verbose_name = _("word kept whole")
        verbose_name_plural = _("words kept whole")

    def __str__(self) -> str:
        return self.word


class MissedState(models.TextChoices):
    """What somebody decided about a question that found nothing."""

    NEW = "new", _("Not looked at")
    IGNORED = "ignored", _("Ignored")
    DONE = "done", _("Dealt with")


class MissedQuery(models.Model):
    """A question that found nothing, counted by day and area. Nobody who asked is noted."""

    text = models.CharField(_("looked for"), max_length=LONGEST_QUERY)
    day = models.DateField(_("day"))
    #: Province, district or sub-district that was chosen; empty for the whole country.
    area_code = models.CharField(_("area"), max_length=6, blank=True)
    count = models.PositiveIntegerField(_("times"), default=1)
    #: Whether layout or spelling was repaired and still nothing was found.
    was_repaired = models.BooleanField(_("repaired"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=MissedState, default=MissedState.NEW)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["text", "day", "area_code"], name="missed_once_a_day")
        ]
        indexes = [models.Index(fields=["day"], name="missed_by_day")]

    def __str__(self) -> str:
        return self.text


class Stamp(models.Model):
    """A named mark by which processes see that something changed."""

    name = models.CharField(max_length=32, primary_key=True)
    value = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
