"""The editable list of words that a line must not cut."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.thai_text import normalise_line

SHORTEST = 3


class ProtectedWord(models.Model):
    """A word that browsers cut in the wrong place, and that the ``th`` filter keeps whole."""

    word = models.CharField(
        _("word"),
        max_length=60,
        unique=True,
        help_text=_("A name or compound that is often cut at the end of a line, like พาณิชยกรรม."),
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Where it went wrong, for colleagues.")
    )

    panels = ["word", "note"]

    class Meta:
        app_label = "core"
        ordering = ["word", "pk"]
        verbose_name = _("protected word")
        verbose_name_plural = _("protected words")

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Store the one spelling, and refuse what would glue whole sentences together."""
        super().clean()
        self.word = normalise_line(self.word)
        if len(self.word) < SHORTEST:
            message = _("A protected word has at least %(count)d letters.")
            raise ValidationError({"word": message % {"count": SHORTEST}})


def listed_words() -> list[str]:
    """Give the words of the list to the ``th`` filter."""
    return list(ProtectedWord.objects.values_list("word", flat=True))
