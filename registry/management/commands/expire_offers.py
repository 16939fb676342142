"""``expire_offers``: take back what nobody answered for in time."""

from typing import Any

from django.core.management.base import BaseCommand

from registry.services.expiry import expire_all


class Command(BaseCommand):
    """Safe to run twice, and twice at once: each sign-up is asked again under its run's lock."""

    help = "Give seats whose offer or guardian's answer is overdue to the next in line."

    def handle(self, *args: Any, **options: Any) -> None:
        done = expire_all()
        self.stdout.write(
            f"{done.offers} offers and {done.guardians} seats kept for a guardian taken back"
        )
