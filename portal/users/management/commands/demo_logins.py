"""Make or refresh the demonstration accounts, and print their passwords."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.users.services import demonstration


class Command(BaseCommand):
    """One account for each role, in the demonstration district."""

    help = "Make one demonstration account for each role and print their passwords."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="close all of them instead")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self.stdout.write(f"{demonstration.remove()} demonstration accounts closed.")
            return
        try:
            logins = demonstration.refresh()
        except demonstration.NotHereError as refused:
            raise CommandError(str(refused)) from refused
        widest = max(len(login.username) for login in logins)
        for login in logins:
            words = (f"{login.username:<{widest}}", login.password, login.role, login.place)
            self.stdout.write("  ".join(words).rstrip())
