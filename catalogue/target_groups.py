"""The target groups that listings offer, kept in memory: few, and they hardly change."""

import time
from dataclasses import dataclass

from catalogue.models.reference import TargetGroup
from portal.core.languages import is_thai

_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Group:
    """A group that may be shown to everybody."""

    code: str
    name_th: str
    name_en: str

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_th if is_thai() else self.name_en


_kept: tuple[float, tuple[Group, ...]] = (-1.0, ())


def table() -> tuple[Group, ...]:
    """Return the groups in their order; asked of the database every five minutes at most."""
    global _kept  # noqa: PLW0603 - the one place that keeps it
    until, groups = _kept
    if time.monotonic() > until:
        groups = tuple(
            Group(*row)
            for row in TargetGroup.objects.filter(is_sensitive=False).values_list(
                "code", "name_th", "name_en"
            )
        )
        _kept = (time.monotonic() + _SECONDS, groups)
    return groups


def forget(**_given: object) -> None:
    """Ask the database the next time: somebody changed a group."""
    global _kept  # noqa: PLW0603 - see above
    _kept = (-1.0, ())
