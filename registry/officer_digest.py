"""Sends the officers' morning mail: numbers and a link, no name of anybody."""

import smtplib
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.users.models import UserProfile

from portal.core.site_address import full_address
from portal.outbox.handlers import Outcome, Refused, Retry
from portal.outbox.models import OutboxMessage
from registry.services.officer_mail import Waiting, waiting_for

_FOR_EVER = 500


def send_digest(message: OutboxMessage) -> Outcome:
    """Count now, and write only if something still waits."""
    user = get_user_model()._default_manager.filter(pk=message.payload["user"]).first()
    if user is None or not (user.is_active and user.email):
        return Outcome()
    waiting = waiting_for(user, timezone.localdate())
    if not waiting:
        return Outcome()
    with override(UserProfile.get_for_user(user).get_preferred_language()):
        subject, text = _words(waiting)
    mail = EmailMessage(
        subject,
        text,
        settings.DEFAULT_FROM_EMAIL,
        [user.email],
        # A mail that is sent again is the same mail.
        headers={"Message-ID": f"<{message.event_id}@portal>"},
    )
    _send(mail)
    return Outcome()


def _words(waiting: Waiting) -> tuple[str, str]:
    """The subject says the first of what waits, the text all of it."""
    lines = list(_lines(waiting))
    link = _("Open the list: %(url)s") % {"url": full_address(reverse("wagtailadmin_home"))}
    return lines[0], "\n\n".join([*lines, link]) + "\n"


def _lines(waiting: Waiting) -> Iterator[str]:
    if count := waiting.scams:
        yield ngettext(
            "%(count)d report of what may be a scam. Please look at it first",
            "%(count)d reports of what may be a scam. Please look at them first",
            count,
        ) % {"count": count}
    if count := waiting.to_call:
        yield ngettext(
            "%(count)d sign-up waits for a call", "%(count)d sign-ups wait for a call", count
        ) % {"count": count}
    if count := waiting.not_reached:
        yield ngettext(
            "%(count)d applicant could not be reached by text message. Please ring them",
            "%(count)d applicants could not be reached by text message. Please ring them",
            count,
        ) % {"count": count}
    if count := waiting.proposals:
        yield ngettext(
            "%(count)d proposal from outside waits to be looked at",
            "%(count)d proposals from outside wait to be looked at",
            count,
        ) % {"count": count}


def _send(mail: EmailMessage) -> None:
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _text in error.recipients.values()]
        raise _verdict(min(codes, default=0)) from error
    except smtplib.SMTPResponseException as error:
        raise _verdict(error.smtp_code) from error
    except (OSError, smtplib.SMTPException) as error:
        # The kind of failure only: a mail server's words may repeat the address.
        raise Retry(f"Mail: {type(error).__name__}") from error


def _verdict(code: int) -> Retry | Refused:
    if code >= _FOR_EVER:
        return Refused(f"Mail: {code}", http_status=code)
    return Retry(f"Mail: {code}", http_status=code)
