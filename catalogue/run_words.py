"""What a run's state is called: on its page with all numbers, on a card in short."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.enums import RunStatus
from catalogue.run_state import RunState
from portal.core.parts import Badge
from portal.core.thai_dates import format_date, local_day


def page_badge(state: RunState) -> Badge:
    """Write the state as the course's page and the admin show it: "ว่าง 8 จาก 20 ที่"."""
    return Badge.of_state(state.status, _page_words(state))


def card_badge(state: RunState) -> Badge:
    """Write the state as a card shows it: "ว่าง 8 ที่"."""
    return Badge.of_state(state.status, _card_words(state))


def _page_words(state: RunState) -> str:
    numbers = {"left": state.seats_left, "seats": state.capacity}
    match state.status:
        case RunStatus.WAITLIST if state.waiting_count:
            words = ngettext(
                "Full, %(count)d waiting", "Full, %(count)d waiting", state.waiting_count
            )
            return words % {"count": state.waiting_count}
        case RunStatus.FEW:
            return _("Only %(left)d of %(seats)d seats left") % numbers
        case RunStatus.OPEN:
            return _("%(left)d of %(seats)d seats free") % numbers
    return _card_words(state)


def _card_words(state: RunState) -> str:
    left = {"left": state.seats_left}
    match state.status:
        case RunStatus.CANCELLED:
            return _("This run is cancelled")
        case RunStatus.FINISHED:
            return _("Finished")
        case RunStatus.RUNNING:
            return _("Running")
        case RunStatus.CLOSED:
            return _("Closed")
        case RunStatus.SOON:
            return _("Opens %(date)s") % {"date": format_date(local_day(state.opens_at))}
        case RunStatus.WAITLIST:
            return _("Full – join the waiting list")
        case RunStatus.FULL:
            return _("Full")
        case RunStatus.FEW:
            words = ngettext(
                "Only %(left)d seat left", "Only %(left)d seats left", state.seats_left
            )
            return words % left
        case _:
            return ngettext("%(left)d seat left", "%(left)d seats left", state.seats_left) % left
