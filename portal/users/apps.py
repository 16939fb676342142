"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    """Accounts and roles."""

    name = "portal.users"
    label = "users"
    verbose_name = _("Users")

    def ready(self) -> None:
        """Register the policies before anything asks for one, and listen to sign-ins."""
        # Models are there only now; the checks register themselves.
        from portal.users import checks, registration  # noqa: F401

        registration.register_policies()
        registration.connect_signals()
