"""States of an outgoing message."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    """Where a message stands; nothing is ever deleted because it could not be delivered."""

    PENDING = "pending", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    DONE = "done", _("Delivered")
    DEAD = "dead", _("Given up, needs a person")
