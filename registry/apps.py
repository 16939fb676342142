"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    """Sign-ups, and everything else about people who take part."""

    name = "registry"
    label = "registry"
    verbose_name = _("Registry")

    def ready(self) -> None:
        """Tell the lower rooms what this one does for them."""
        from registry import (
            delivery,
            demand_mail,
            demand_screens,
            doctor_lines,
            group_sums,
            page_slots,
            page_slots_interest,
            page_slots_submissions,
            policies,
            receivers,
            status_room,
            tasks,
        )

        policies.register()
        receivers.connect()
        delivery.register()
        status_room.register()
        tasks.register()
        doctor_lines.register_lines()
        page_slots.register()
        page_slots_interest.register()
        page_slots_submissions.register()
        demand_screens.register()
        demand_mail.register()
        group_sums.register()
