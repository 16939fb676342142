"""The words that applicants and guardians get as a text message: short, one for each kind."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

from registry.enums import MessageKind

#: For those whose guardian has still to agree.
OF_MINORS: Mapping[str, str] = {
    MessageKind.RECEIVED: _(
        "We hold a seat: %(course)s %(days)s. Your guardian must agree by %(until)s. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
}

TEXTS: Mapping[str, str] = {
    MessageKind.RECEIVED: _(
        "We hold a seat for you: %(course)s %(days)s. The teacher will call within 2 working days. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.WAITING: _(
        "You are on the waiting list: %(course)s %(days)s. We will tell you when a seat is free. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.CONFIRMED: _(
        "Your seat is confirmed: %(course)s %(days)s %(time)s at %(place)s. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.PROMOTED: _(
        "A seat became free and is yours: %(course)s %(days)s. The teacher will call. "
        "Cannot come? Cancel here: %(link)s Ref %(ref)s Tel %(phone)s"
    ),
    MessageKind.OFFERED: _(
        "A seat is free: %(course)s %(days)s. Take it by %(until)s here: %(link)s "
        "Ref %(ref)s Tel %(phone)s"
    ),
    MessageKind.OFFER_EXPIRED: _(
        "The time to take the seat has passed, it went to the next in line: %(course)s. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.NOT_ACCEPTED: _(
        "We cannot take you this time: %(course)s %(days)s. Reason: %(reason)s. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.CANCELLED: _(
        "Your sign-up is cancelled: %(course)s %(days)s. Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.RUN_MOVED: _(
        "Your course has moved: %(course)s, now %(days)s %(time)s at %(place)s. "
        "Cannot come? Cancel here: %(link)s Ref %(ref)s Tel %(phone)s"
    ),
    MessageKind.RUN_CANCELLED: _(
        "This run will not be held: %(course)s %(days)s. Reason: %(reason)s. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.REMINDER: _(
        "Your course begins tomorrow: %(course)s %(first_day)s %(time)s at %(place)s. "
        "Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.GUARDIAN_LINK: _(
        "Somebody in your care signed up for %(course)s %(days)s at %(place)s. "
        "Please answer by %(until)s: %(guardian_link)s Tel %(phone)s"
    ),
    MessageKind.GUARDIAN_REMINDER: _(
        "We still need your answer by %(until)s: may somebody in your care learn %(course)s "
        "%(days)s? %(guardian_link)s Tel %(phone)s"
    ),
    MessageKind.GUARDIAN_EXPIRED: _(
        "Your guardian's agreement did not come in time, the seat is given back: %(course)s. "
        "You may sign up again. Ref %(ref)s Tel %(phone)s %(link)s"
    ),
    MessageKind.ROSTER: _("%(words)s – %(course)s Ref %(ref)s Tel %(phone)s"),
    MessageKind.RUN_OPENED: _(
        "You asked for it, now it is open: %(course)s %(days)s at %(place)s. "
        "Sign up: %(course_link)s Tel %(phone)s"
    ),
}

#: Where there is nothing to say for a word, these stand.
NO_REASON = _("ask the centre")
NO_TIME = _("(ask the centre for the time)")
