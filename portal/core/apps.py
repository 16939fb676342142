"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """The kernel: base page, blocks, dates, checks."""

    name = "portal.core"
    label = "core"
    verbose_name = _("Kernel")

    def ready(self) -> None:
        """Register the project's own checks and what the doctor looks at."""
        from portal.core import (
            audit_log,
            checks,
            doctor,
            protected_words,
            protected_words_model,
        )

        audit_log.connect()
        checks.register()
        doctor.register_lines()
        protected_words.register(protected_words_model.listed_words)
        for change in (post_save, post_delete):
            change.connect(
                protected_words.forget,
                sender=protected_words_model.ProtectedWord,
                dispatch_uid="protected words",
            )
