"""How a group is reached, as its own page and its products show it, and whether that may be old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.flyers import qr_svg
from portal.core.thai_dates import format_month, local_day
from portal.places.contacts import contact_of
from showcase.lines import lines
from showcase.promptpay import payload
from showcase.shops import Shop, line_url, shop_links

if TYPE_CHECKING:
    from portal.places.models import OrgUnit
    from showcase.models.contact import ShownContact

#: After so many years nobody knows whether a number is still right.
OLD_AFTER_YEARS = 1


@dataclass(frozen=True, slots=True)
class Reached:
    """Telephone, LINE and shops; without any of the group's own, the centre's telephone."""

    phone: str = ""
    extension: str = ""
    hours: str = ""
    line_url: str = ""
    shops: Sequence[Shop] = ()
    #: Number of the account, and its QR code as a drawing; empty unless its owner agreed.
    promptpay: str = ""
    promptpay_qr: str = ""
    confirmed_on: date | None = None
    #: The centre answers, not the group.
    is_centres: bool = False
    answered_by: str = ""

    def is_old(self, today: date) -> bool:
        """Say whether nobody confirmed it for a year."""
        return not self.is_centres and (
            self.confirmed_on is None or today >= old_on(self.confirmed_on)
        )

    def confirmed(self) -> str:
        """Say when somebody last confirmed the number."""
        if self.is_centres or self.confirmed_on is None:
            return ""
        return _("Number last confirmed %(month)s") % {"month": format_month(self.confirmed_on)}

    def next_turn(self, today: date) -> datetime | None:
        """Return when the contact grows old."""
        if self.is_centres or self.confirmed_on is None or self.is_old(today):
            return None
        day = datetime.combine(old_on(self.confirmed_on), time.min)
        return timezone.make_aware(day, timezone.get_default_timezone())


def old_on(confirmed_on: date) -> date:
    """Return the day on which a contact that was confirmed then counts as old."""
    try:
        return confirmed_on.replace(year=confirmed_on.year + OLD_AFTER_YEARS)
    except ValueError:  # 29 February
        return date(confirmed_on.year + OLD_AFTER_YEARS, 3, 1)


def old_since(today: date) -> date:
    """Return the last day whose confirmations count as old today."""
    try:
        return today.replace(year=today.year - OLD_AFTER_YEARS)
    except ValueError:  # 29 February
        return date(today.year - OLD_AFTER_YEARS, 2, 28)


def reached(
    owners: Sequence["ShownContact | None"], unit: "OrgUnit | None", at: datetime
) -> Reached:
    """Return the first contact that says anything, else the centre's; at most one query."""
    for owner in owners:
        if owner is not None and owner.can_be_reached:
            said = payload(owner.promptpay) if owner.is_promptpay_agreed else ""
            return Reached(
                phone=owner.phone,
                hours=owner.phone_hours,
                line_url=line_url(owner.line_name),
                shops=_shops(owner),
                promptpay=owner.promptpay if said else "",
                promptpay_qr=qr_svg(said) if said else "",
                confirmed_on=owner.contact_confirmed_on,
            )
    if unit is None:
        return Reached(is_centres=True)
    contact: Any = contact_of(unit)
    return Reached(
        phone=contact.phone, extension=contact.extension, is_centres=True, answered_by=unit.name
    )


def _shops(owner: "ShownContact") -> list[Shop]:
    checked = owner.shops_checked_at
    return shop_links(
        lines(owner.online_shops),
        dead=lines(owner.dead_shops),
        looked_on=local_day(checked) if checked is not None else None,
    )
