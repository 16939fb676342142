"""A staff account."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]  # from rooms beside this one
    """Somebody who signs in; what they may do follows from the roles they hold today."""

    #: Made for showing the portal, with a password that is printed: production refuses them.
    is_demonstration = models.BooleanField(
        _("demonstration account"), default=False, editable=False
    )
    #: Raised to sign somebody out everywhere: sessions carry a hash of it.
    session_serial = models.PositiveIntegerField(default=0, editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    def get_session_auth_hash(self) -> str:
        """Return what a session must carry: the password's hash and the serial."""
        return f"{super().get_session_auth_hash()}{self.session_serial or ''}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for fallback in super().get_session_auth_fallback_hash():
            yield f"{fallback}{self.session_serial or ''}"
