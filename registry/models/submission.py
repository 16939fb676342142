"""What somebody outside proposes for the showcase, kept with its sender until an officer decides."""

import uuid
from functools import cache

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core.telephones import TelephoneField
from portal.media.names import random_name
from portal.media.pictures import extension_of
from portal.places.models import OrgUnit
from registry.enums import SubmissionKind, SubmissionState
from registry.querysets_submissions import SubmissionPictureQuerySet, SubmissionQuerySet


@cache
def submission_storage() -> Storage:
    """Return where pictures lie that nobody has approved: outside of what a web server gives out."""
    return storages["submissions"]


def picture_path(instance: models.Model, filename: str) -> str:
    """Return a name that nobody can guess, with an extension of ours."""
    return random_name("pictures", extension_of(filename))


def small_name_of(name: str) -> str:
    """Return where the small copy of a picture lies, which the form shows to its sender."""
    return f"{name.rpartition('.')[0]}-small.jpg"


class Submission(models.Model):
    """A product, or a change to one or to a group, as its sender wrote it.

    ``answers`` holds what is meant for the public, by the names of the page's fields; who sent it
    stands in columns of its own and goes to no page.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    #: Of the rendered form: sent twice, it is the same submission.
    submission_key = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("what it is"), max_length=12, choices=SubmissionKind)
    unit = models.ForeignKey(OrgUnit, models.PROTECT, related_name="+", verbose_name=_("centre"))
    #: What is to be changed; for a new product the group's page, if it belongs to one.
    about = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    #: The page that came of it, and the version of it that says what was proposed.
    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+", editable=False)
    draft = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, related_name="+", editable=False
    )
    title = models.CharField(_("title"), max_length=255)
    answers = models.JSONField(_("answers"), default=dict)
    language = models.CharField(max_length=2, default="th", editable=False)

    sender_name = models.CharField(_("name of the sender"), max_length=120)
    sender_telephone = TelephoneField(_("telephone of the sender"))
    sender_role = models.CharField(_("role in the group"), max_length=80, blank=True)
    #: Told to the centre, not to the public.
    message = models.CharField(_("message to the centre"), max_length=500, blank=True)
    notice_version = models.PositiveIntegerField(_("version of the notice"))

    state = models.CharField(
        _("state"), max_length=10, choices=SubmissionState, default=SubmissionState.NEW
    )
    created_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    #: Shown to the sender.
    reason = models.CharField(_("answer to the sender"), max_length=500, blank=True)
    #: Made up for showing the portal: nobody is told anything.
    is_demonstration = models.BooleanField(default=False, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("submission from outside")
        verbose_name_plural = _("submissions from outside")
        default_permissions = ()
        indexes = [models.Index(fields=["unit", "state", "created_at"], name="submission_desk")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=SubmissionState.NEW) | models.Q(decided_at__isnull=False),
                name="submission_decided",
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def is_undecided(self) -> bool:
        """It waits for an officer (``SubmissionQuerySet.undecided``)."""
        return not SubmissionState(self.state).is_decided

    @property
    def can_be_drafted(self) -> bool:
        """Nobody made a draft of it, or that was deleted (``SubmissionQuerySet.to_draft``)."""
        drafted_in_vain = self.state == SubmissionState.DRAFTED and self.page_id is None
        return self.state == SubmissionState.NEW or drafted_in_vain

    @property
    def version(self) -> str:
        """Which decision somebody saw: the form that decides carries it."""
        return self.decided_at.isoformat() if self.decided_at else ""


class SubmissionPicture(models.Model):
    """A picture re-encoded at intake; until its form is sent it belongs to no submission."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(
        Submission, models.CASCADE, null=True, related_name="pictures", editable=False
    )
    #: The rendered form that it was chosen in.
    submission_key = models.UUIDField(db_index=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(upload_to=picture_path, storage=submission_storage)
    bytes = models.PositiveIntegerField()
    description = models.CharField(_("what it shows"), max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SubmissionPictureQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("picture of a submission")
        verbose_name_plural = _("pictures of submissions")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def small_name(self) -> str:
        """Where its small copy lies."""
        return small_name_of(self.file.name or "")
