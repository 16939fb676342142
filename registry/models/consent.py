"""What people were told and agreed to, word for word."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.enums import Channel, ConsentAction, Purpose
from registry.models.person import Person
from registry.models.signup import Signup
from registry.querysets_consents import ConsentQuerySet, NoticeQuerySet


class Notice(models.Model):
    """One version of a notice in one language; a changed text is a new version."""

    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    version = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=2)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    text_hash = models.CharField(max_length=64, editable=False)
    published_at = models.DateTimeField(_("in use since"), default=timezone.now)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["purpose", "language", "-version"]
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "version", "language"], name="notice_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} v{self.version} ({self.language})"


class Consent(models.Model):
    """Somebody was shown a notice, agreed to it, or took that back; only ever added."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    signup = models.ForeignKey(Signup, models.PROTECT, related_name="consents", null=True)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    action = models.CharField(_("what"), max_length=10, choices=ConsentAction)
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="+")
    #: Of the text that was shown: the row proves it even if the notice were changed.
    text_hash = models.CharField(max_length=64)
    at = models.DateTimeField(_("when"), default=timezone.now)
    channel = models.CharField(_("how"), max_length=12, choices=Channel)
    by_guardian = models.BooleanField(_("by the guardian"), default=False)
    #: Made up; only such rows can be taken out again.
    is_demonstration = models.BooleanField(default=False, editable=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["person", "at", "pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose} {self.action}"
