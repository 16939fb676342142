"""A sign-up for a run, and everything that ever happened to it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.models import CourseRun
from portal.places.models import Subdistrict
from registry.enums import ACTIVE, Actor, Channel, Occupation, Relation, SignupStatus
from registry.models.person import Person
from registry.querysets import SignupChangeQuerySet, SignupQuerySet


class Signup(models.Model):
    """One person's place in one run: a seat, an offer, a place in the waiting list, or its end.

    `version` grows with every change; the outbox carries each version to whoever must know.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    ref = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    run = models.ForeignKey(CourseRun, models.PROTECT, related_name="signups")
    person = models.ForeignKey(Person, models.PROTECT, related_name="signups")
    #: Drawn with the form: the same form sent twice is one sign-up.
    submission_key = models.UUIDField(unique=True, editable=False)
    #: A keyed hash of the answers: the same key with other answers is noticed.
    body_hash = models.CharField(max_length=64, editable=False)

    status = models.CharField(_("state"), max_length=16, choices=SignupStatus)
    wait_pos = models.PositiveIntegerField(_("waiting number"), null=True, editable=False)
    offer_expires_at = models.DateTimeField(_("offer good until"), null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    #: Why it was refused or cancelled, in words that the applicant reads.
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    ended_by = models.CharField(_("ended by"), max_length=12, choices=Actor, blank=True)

    channel = models.CharField(_("came by"), max_length=12, choices=Channel)
    language = models.CharField(_("language"), max_length=2, default="th")
    #: The number to ring about this sign-up; the applicant may change it.
    telephone = models.CharField(_("telephone"), max_length=40)
    line_id = models.CharField(_("LINE ID"), max_length=40, blank=True)
    subdistrict = models.ForeignKey(
        Subdistrict, models.PROTECT, related_name="+", null=True, verbose_name=_("sub-district")
    )
    occupation = models.CharField(_("main occupation"), max_length=12, choices=Occupation)
    helper_name = models.CharField(_("filled in by"), max_length=120, blank=True)
    helper_relation = models.CharField(
        _("relation of the helper"), max_length=12, choices=Relation, blank=True
    )
    #: By the age setting on the day of the sign-up; then a ``Guardian`` row stands beside it.
    needs_guardian = models.BooleanField(_("needs a guardian's agreement"), default=False)
    #: Until when a seat is kept for the guardian's answer; null once it came, or without a seat.
    guardian_due_at = models.DateTimeField(_("agreement due"), null=True, editable=False)

    created_at = models.DateTimeField(_("signed up at"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("entered by"),
    )
    #: Made up: nobody is told anything about it, and it can be taken out again.
    is_demonstration = models.BooleanField(default=False, editable=False)

    objects = SignupQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["run", "person"],
                condition=Q(status__in=sorted(ACTIVE)),
                name="one_active_signup_per_person_run",
            ),
            models.UniqueConstraint(
                fields=["run", "wait_pos"],
                condition=Q(wait_pos__isnull=False),
                name="wait_pos_once",
            ),
            models.CheckConstraint(
                condition=Q(status=SignupStatus.WAITING, wait_pos__isnull=False)
                | (~Q(status=SignupStatus.WAITING) & Q(wait_pos__isnull=True)),
                name="waiting_has_pos",
            ),
            models.CheckConstraint(
                condition=Q(status=SignupStatus.OFFERED, offer_expires_at__isnull=False)
                | (~Q(status=SignupStatus.OFFERED) & Q(offer_expires_at__isnull=True)),
                name="offer_has_expiry",
            ),
        ]
        indexes = [
            models.Index(fields=["run", "status"], name="signup_by_run"),
            models.Index(fields=["status", "created_at"], name="signup_by_status"),
            models.Index(
                fields=["offer_expires_at"],
                condition=Q(offer_expires_at__isnull=False),
                name="signup_offer_due",
            ),
            models.Index(
                fields=["guardian_due_at"],
                condition=Q(guardian_due_at__isnull=False),
                name="signup_guardian_due",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def is_active(self) -> bool:
        """It holds a seat, an offer or a waiting place, and the course has not ended."""
        return self.status in ACTIVE

    @property
    def waits_for_guardian(self) -> bool:
        """A guardian has still to agree."""
        return self.needs_guardian and self.is_active and not self.guardian.has_agreed


class SignupChange(models.Model):
    """One version of a sign-up: what changed, when and by whom; only ever added."""

    signup = models.ForeignKey(Signup, models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    #: What happened, by its code: "signed_up", "promoted", "confirmed", "telephone" …
    what = models.CharField(max_length=30)
    status = models.CharField(max_length=16, choices=SignupStatus)
    actor = models.CharField(max_length=12, choices=Actor)
    #: Not a foreign key: rows here outlive accounts and are never changed.
    officer_id = models.BigIntegerField(null=True)
    #: Made up; only such rows can be taken out again.
    is_demonstration = models.BooleanField(default=False, editable=False)

    objects = SignupChangeQuerySet.as_manager()

    class Meta:
        ordering = ["signup", "version"]
        default_permissions = ()
        verbose_name = _("change of a sign-up")
        verbose_name_plural = _("changes of sign-ups")
        constraints = [
            models.UniqueConstraint(fields=["signup", "version"], name="signup_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.signup_id} v{self.version} {self.what}"
