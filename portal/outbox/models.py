"""Messages that must reach an engine, a mailbox or a registry, and every attempt to send them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.outbox.enums import MessageState
from portal.outbox.payloads import validate_payload
from portal.outbox.querysets import OutboxMessageQuerySet

ERROR_LENGTH = 500


class OutboxMessage(models.Model):
    """One thing to tell one destination; written in the transaction of what it tells about."""

    event_id = models.UUIDField(_("event number"), unique=True, default=uuid.uuid4, editable=False)
    aggregate = models.CharField(
        _("what changed"),
        max_length=120,
        help_text=_("As kind:id; order is kept within it."),
    )
    version = models.PositiveBigIntegerField(_("version of the change"))
    destination = models.CharField(_("destination"), max_length=60)
    kind = models.CharField(_("kind of message"), max_length=60)
    payload = models.JSONField(_("what is sent"), default=dict, validators=[validate_payload])
    state = models.CharField(
        _("state of delivery"),
        max_length=10,
        choices=MessageState.choices,
        default=MessageState.PENDING,
    )
    attempts = models.PositiveSmallIntegerField(_("number of tries"), default=0)
    not_before = models.DateTimeField(_("not sent before"), default=timezone.now)
    lease_token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    last_status = models.PositiveSmallIntegerField(_("last HTTP status"), null=True)
    last_error = models.CharField(
        _("reason of failure"), max_length=ERROR_LENGTH, blank=True, default=""
    )
    created_at = models.DateTimeField(_("put in at"), default=timezone.now, editable=False)
    done_at = models.DateTimeField(_("delivered at"), null=True)

    objects = models.Manager.from_queryset(OutboxMessageQuerySet)()

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        # Nobody types a message in or throws one away: looking and sending again is all there is.
        default_permissions = ("view",)
        permissions = [("retry_outboxmessage", "Can send outgoing messages again")]
        constraints = [
            models.UniqueConstraint(
                fields=["aggregate", "version", "destination"], name="outbox_once_per_version"
            ),
            models.CheckConstraint(
                condition=~Q(state=MessageState.SENDING)
                | Q(lease_token__isnull=False, lease_until__isnull=False),
                name="outbox_sending_has_lease",
            ),
            models.CheckConstraint(
                condition=~Q(state=MessageState.DONE) | Q(done_at__isnull=False),
                name="outbox_done_has_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["not_before"],
                condition=Q(state=MessageState.PENDING),
                name="outbox_pending_not_before",
            ),
            models.Index(
                fields=["lease_until"],
                condition=Q(state=MessageState.SENDING),
                name="outbox_sending_lease",
            ),
            models.Index(
                fields=["created_at"],
                condition=Q(state=MessageState.DEAD),
                name="outbox_dead_created",
            ),
            models.Index(fields=["created_at"], name="outbox_created"),
        ]

    def __str__(self) -> str:
        return f"{self.aggregate} v{self.version} → {self.destination}"


class OutboxAttempt(models.Model):
    """One try to send a message; only ever added, kept 90 days, refused by triggers otherwise."""

    message = models.ForeignKey(
        OutboxMessage,
        on_delete=models.PROTECT,
        related_name="attempt_log",
        verbose_name=_("outgoing message"),
    )
    at = models.DateTimeField(_("time of the try"))
    ms = models.PositiveIntegerField(_("milliseconds"), default=0)
    http_status = models.PositiveSmallIntegerField(_("HTTP status"), null=True)
    error = models.CharField(
        _("reason of failure"), max_length=ERROR_LENGTH, blank=True, default=""
    )

    class Meta:
        verbose_name = _("attempt to send")
        verbose_name_plural = _("attempts to send")
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.message_id} {self.at:%Y-%m-%d %H:%M:%S}"


class PeriodicRun(models.Model):
    """When a recurring job runs next; several workers share one row, so that it runs once."""

    name = models.CharField(max_length=60, unique=True)
    next_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=ERROR_LENGTH, blank=True, default="")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
