"""How often sign-up of a run was kept open longer, by whom and why: for its teachers (S1-22)."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.core.thai_dates import format_date, local_day

if TYPE_CHECKING:
    from catalogue.models import CourseRun


def extension_log(run: "CourseRun") -> list[str]:
    """Return one line for each time, the latest first; one query."""
    return [
        _("%(before)s → %(after)s, %(reason)s (%(person)s, %(day)s)")
        % {
            "before": format_date(local_day(one.closed_at_before)),
            "after": format_date(local_day(one.closes_at_after)),
            "reason": one.reason,
            "person": one.extended_by or _("the system"),
            "day": format_date(local_day(one.extended_at)),
        }
        for one in run.extensions.select_related("extended_by")
    ]
