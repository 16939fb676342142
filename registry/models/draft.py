"""Answers kept while somebody is still writing, so that a weak signal loses nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignupDraft(models.Model):
    """Encrypted answers of one browser; whoever lacks its cookie cannot name the row."""

    #: Of the random cookie, which is kept nowhere.
    key_hash = models.CharField(max_length=64, primary_key=True)
    ciphertext = models.TextField(editable=False)
    expires_at = models.DateTimeField(_("kept until"), db_index=True)

    class Meta:
        verbose_name = _("draft of a sign-up")
        verbose_name_plural = _("drafts of sign-ups")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key_hash[:8]
