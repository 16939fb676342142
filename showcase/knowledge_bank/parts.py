"""The four parts of a knowledge bank and what belongs to each, as the handbook of 2566 lists them.

The one place that knows them: the form, the rules, the pages and the tests read it.
"""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class BankPart(models.TextChoices):
    """The parts, in the order of the handbook (S3 1.4, 2.1 to 2.4)."""

    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    LEARNING = "learning_system", _("Learning system")
    COLLABORATION = "collaboration", _("Collaboration with others")
    MANAGEMENT = "management_system", _("Management system")

    @property
    def items(self) -> "tuple[BankItem, ...]":
        """What belongs to the part."""
        return ITEMS[self]


class BankItem(models.TextChoices):
    """One thing of a part."""

    FAST_LINE = "fast_line", _("High-speed line")
    DEVICES = "devices", _("Network equipment and computers")
    ROOMS = "rooms", _("Rooms for one subject")

    PLATFORM = "platform", _("Electronic media (Digital Platform)")
    WIL = "wil", _("Learning at work (WiL)")
    PJBL = "pjbl", _("Learning by projects (PjBL)")
    RBL = "rbl", _("Learning by research (RBL)")
    E_BOOK = "e_book", _("E-Book")
    E_LEARNING = "e_learning", _("E-Learning")
    E_CONTENT = "e_content", _("E-Content")
    E_LIBRARY = "e_library", _("E-Library")
    SIMULATOR = "simulator", _("Simulator")
    SUPERVISION = "supervision", _("Supervision, measurement and evaluation")

    INDUSTRY = "industry", _("Industry")
    EMPLOYERS = "employers", _("Enterprises")
    CERTIFIERS = "certifiers", _("Bodies that certify standards")

    PLANNING = "planning", _("A plan, and somebody who drives it")
    RESEARCH = "research", _("Research and development of new knowledge (R&D)")
    MOODLE = "moodle", _("Teachers, trainers and learners write to each other (Moodle LMS)")
    PUBLISHING = "publishing", _("Publishes and renews information on occupations")


ITEMS: Mapping[BankPart, tuple[BankItem, ...]] = {
    BankPart.INFRASTRUCTURE: (BankItem.FAST_LINE, BankItem.DEVICES, BankItem.ROOMS),
    BankPart.LEARNING: (
        BankItem.PLATFORM,
        BankItem.WIL,
        BankItem.PJBL,
        BankItem.RBL,
        BankItem.E_BOOK,
        BankItem.E_LEARNING,
        BankItem.E_CONTENT,
        BankItem.E_LIBRARY,
        BankItem.SIMULATOR,
        BankItem.SUPERVISION,
    ),
    BankPart.COLLABORATION: (BankItem.INDUSTRY, BankItem.EMPLOYERS, BankItem.CERTIFIERS),
    BankPart.MANAGEMENT: (
        BankItem.PLANNING,
        BankItem.RESEARCH,
        BankItem.MOODLE,
        BankItem.PUBLISHING,
    ),
}


class PartState(models.TextChoices):
    """How far a part is; a part that nobody looked at has none."""

    WORKING = "working", _("Already in use")
    PLANNED = "planned", _("Planned")
    NONE = "none", _("Not there yet")
