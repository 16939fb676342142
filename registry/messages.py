"""What is written to applicants and guardians, in their language, from what holds now."""

from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from catalogue.models import CourseRun
from portal.core import slots, telephones
from portal.core.site_address import full_address
from portal.core.thai_dates import format_date, format_range
from portal.core.times import format_time
from portal.places.contacts import contact_of
from registry.enums import MessageKind
from registry.links import guardian_token
from registry.message_texts import NO_REASON, NO_TIME, OF_MINORS, TEXTS
from registry.models import Signup

#: A message is paid by its length: what is longer is cut.
LONGEST_TITLE = 45
LONGEST_PLACE = 45
LONGEST_REASON = 80


def text_of(kind: MessageKind | str, signup: Signup, language: str, *, words: str = "") -> str:
    """Write a message about a sign-up; `words` are the officer's own, for all of a run."""
    with override(language):
        about = {
            **_about_run(signup.run),
            "ref": signup.ref,
            "link": full_address(reverse_short(signup.ref)),
            "guardian_link": full_address(guardian_path(signup.ref, language)),
            "until": _until(signup),
            "reason": cut(_reason(kind, signup), LONGEST_REASON) or gettext(NO_REASON),
            "words": words,
        }
        return gettext(_template(kind, signup)) % about


def text_of_opened_run(run: CourseRun, language: str) -> str:
    """Write to somebody who had asked for a course that it can be learned now."""
    with override(language):
        return gettext(TEXTS[MessageKind.RUN_OPENED]) % _about_run(run)


def reverse_short(ref: str) -> str:
    """Return the short path of a sign-up's status; the number of the telephone is asked there."""
    return f"/s/{ref}"


def guardian_path(ref: str, language: str) -> str:
    """Return the path by which a guardian answers."""
    return f"/{language}/guardian/{ref}/{guardian_token(ref)}/"


def _template(kind: MessageKind | str, signup: Signup) -> str:
    if str(kind) in OF_MINORS and signup.guardian_due_at and signup.waits_for_guardian:
        return OF_MINORS[kind]
    return TEXTS[kind]


def _about_run(run: CourseRun) -> dict[str, str]:
    course = run.course
    first = run.sessions.order_by("held_on", "starts_at").first()
    contact = contact_of(run.unit, site_phone())
    return {
        "course": cut(course.shown_title, LONGEST_TITLE),
        "days": format_range(run.starts_on, run.ends_on),
        "first_day": format_date(run.starts_on),
        "time": format_time(first.starts_at) if first else gettext(NO_TIME),
        "place": cut(run.words.venue or run.unit.name, LONGEST_PLACE),
        "phone": telephones.display(contact.phone),
        "course_link": full_address(reverse("course-short", args=[run.code])),
    }


def site_phone() -> str:
    """Ask the upper rooms for the number of the whole site."""
    settings_of_site = slots.site_context(HttpRequest()).get("site_settings")
    return str(getattr(settings_of_site, "phone", "") or "")


def _until(signup: Signup) -> str:
    due: datetime | None = signup.offer_expires_at or signup.guardian_due_at
    if due is None:
        return ""
    local = timezone.localtime(due)
    return f"{format_date(local.date(), year=False)} {format_time(local)}"


def _reason(kind: MessageKind | str, signup: Signup) -> str:
    if kind == MessageKind.RUN_CANCELLED:
        return str(signup.run.words.cancelled_reason)
    return signup.reason


def cut(text: str, longest: int) -> str:
    """Cut a text that is too long, and show that it was."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
