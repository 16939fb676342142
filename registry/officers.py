"""What an officer may see and do with sign-ups, from the roles held today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from catalogue.models import CourseRun
from portal.core.scoping import SEE, visible
from portal.places.models import OrgUnit
from portal.users.rights import RowKind
from portal.users.roles import help_paths, row_paths
from registry.encryption import CannotDecrypt, decrypt
from registry.models import Signup
from registry.querysets import SignupQuerySet

_CHANGE = frozenset({"change"})


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody's rights on learners, asked for once a request."""

    user: Any
    see: Sequence[str]
    change: Sequence[str]
    #: Where health data may be read.
    help: Sequence[str]
    #: The password was typed a short while ago: what is sensitive lies open.
    opens_sensitive: bool = False

    @classmethod
    def of(cls, user: Any, *, opens_sensitive: bool = False) -> "Officer":
        """Read the rights off the roles held today."""
        if not user.is_active:
            return cls(user, (), (), ())
        return cls(
            user,
            row_paths(user, RowKind.LEARNERS, SEE),
            row_paths(user, RowKind.LEARNERS, _CHANGE),
            help_paths(user),
            opens_sensitive,
        )

    @property
    def may_open(self) -> bool:
        """Sees learners anywhere."""
        return bool(self.user.is_active and (self.user.is_superuser or self.see))

    @property
    def may_write(self) -> bool:
        """Changes sign-ups anywhere."""
        return bool(self.user.is_active and (self.user.is_superuser or self.change))

    def may_see(self, unit: OrgUnit) -> bool:
        """Sees who signed up for runs of a unit."""
        return self._within(self.see, unit)

    def may_change(self, unit: OrgUnit) -> bool:
        """Rings, confirms, refuses and writes people in; sees names and numbers unasked."""
        return self._within(self.change, unit)

    def reads_help(self, unit: OrgUnit) -> bool:
        """Reads what help somebody needs."""
        return self._within(self.help, unit)

    def signups(self) -> SignupQuerySet:
        """The sign-ups of one's own units."""
        rows: SignupQuerySet = visible(Signup, self.user)  # type: ignore[assignment]  # Signup's
        return rows

    def runs(self) -> Any:
        """The runs of the units whose learners one sees."""
        policy = policy_registry.get_by_type(Signup)
        return CourseRun.objects.filter(unit__in=policy.units(self.user, SEE))

    def _within(self, paths: Sequence[str], unit: OrgUnit) -> bool:
        if self.user.is_superuser:
            return bool(self.user.is_active)
        return any(unit.path.startswith(path) for path in paths)


def help_words(signup: Signup) -> str:
    """Open what help somebody needs; who may read it is the caller's question."""
    if not hasattr(signup, "support_need"):
        return ""
    try:
        return decrypt(signup.support_need.ciphertext, f"support_need:{signup.uid}")
    except CannotDecrypt:
        return _("It cannot be read any more; ask them")
