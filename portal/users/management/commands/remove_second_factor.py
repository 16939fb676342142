"""Take the second factor off an account whose phone is lost."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.users.services import second_factor


class Command(BaseCommand):
    """The account sets it up again at the next sign-in."""

    help = "Take the second factor off an account (it is set up again at the next sign-in)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model()._default_manager.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"There is no account “{options['username']}”.")
        second_factor.remove(None, user)
        self.stdout.write(f"{user.get_username()} sets up the second step at the next sign-in.")
