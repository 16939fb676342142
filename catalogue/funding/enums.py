"""The choices of a funding source; the finder asks by the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FundingKind(models.TextChoices):
    """Whether it is paid back, and to whom."""

    LOAN = "loan", _("Loan")
    GRANT = "grant", _("Money you keep")
    REVOLVING = "revolving", _("Revolving fund of a group")


class FundingWho(models.TextChoices):
    """Who asks for money."""

    SINGLE = "single", _("On my own, just starting")
    SMALL = "small", _("I have a small shop or business")
    GROUP = "group", _("A group or community enterprise")
    FARM = "farm", _("Farmer")
    CARE = "care", _("Person with a disability, or elderly")


class FundingUse(models.TextChoices):
    """What the money is for."""

    TOOLS = "tools", _("Buy tools")
    MATERIALS = "materials", _("Buy materials")
    PLACE = "place", _("Improve the shop or place")
    MARKET = "market", _("Marketing")
    WORKING = "working", _("Money to keep going")


class AmountBand(models.TextChoices):
    """About how much is needed."""

    TINY = "10k", _("Up to 10,000 baht")
    LITTLE = "50k", _("10,001–50,000 baht")
    MIDDLE = "200k", _("50,001–200,000 baht")
    MORE = "more", _("More than 200,000 baht")

    @property
    def bounds(self) -> tuple[int, int | None]:
        """The least and the most that is meant, None for no upper bound."""
        return _BOUNDS[self.value]

    def overlaps(self, least: int | None, most: int | None) -> bool:
        """Say whether a source that gives from least to most gives such a sum."""
        low, high = self.bounds
        return (most is None or most >= low) and (high is None or (least or 0) <= high)


_BOUNDS: dict[str, tuple[int, int | None]] = {
    "10k": (1, 10_000),
    "50k": (10_001, 50_000),
    "200k": (50_001, 200_000),
    "more": (200_001, None),
}


class InterestMethod(models.TextChoices):
    """How interest is counted."""

    NONE = "none", _("No interest")
    FLAT = "flat", _("Flat: on the whole sum to the end")
    EFFECTIVE = "effective", _("Effective: only on what is still owed")


class Reach(models.TextChoices):
    """Whom a source is there for, as places go."""

    NATION = "nation", _("Everywhere in Thailand")
    PROVINCE = "province", pgettext_lazy("reach of a funding source", "Its province")
    DISTRICT = "district", pgettext_lazy("reach of a funding source", "Its district")
