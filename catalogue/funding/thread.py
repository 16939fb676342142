"""The thread from learning to funding; what nobody knows yet stays a dashed knot."""

from django.utils.translation import gettext as _

from portal.core.parts import Knot


def thread_of(*, learn: Knot, fund: Knot) -> list[Knot]:
    """Join the two knots that this room knows; groups and products come with their own room."""
    return [
        learn,
        Knot("make", _("No group tells of it yet"), is_missing=True),
        Knot("sell", _("No product tells of it yet"), is_missing=True),
        fund,
    ]
