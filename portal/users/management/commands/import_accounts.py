"""Invite people from an Excel file, as the admin's import does."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.users import accounts_sheet
from portal.users.services import accounts_import, invitations


class Command(BaseCommand):
    """Checks the file, then invites; the same file twice invites nobody twice."""

    help = "Invite people from an Excel file (template: the admin's import page)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="user name of whoever invites")
        parser.add_argument("--dry-run", action="store_true", help="check only")
        parser.add_argument("--no-mail", action="store_true", help="print the links instead")

    def handle(self, *args: Any, **options: Any) -> None:
        by = get_user_model()._default_manager.filter(username=options["by"]).first()
        if by is None:
            raise CommandError(f"There is no account “{options['by']}”.")
        try:
            with options["file"].open("rb") as file:
                reading = accounts_sheet.read(file, by)
        except (OSError, accounts_sheet.SheetError) as broken:
            raise CommandError(str(broken)) from broken
        if reading.errors:
            raise CommandError("\n".join(reading.errors))
        if options["dry_run"]:
            self.stdout.write(f"{len(reading.rows)} rows can be imported.")
            return
        outcome = accounts_import.invite_all(by, reading.rows)
        for one in outcome.invited:
            if options["no_mail"]:
                self.stdout.write(f"{one.email}  {invitations.link(one)}")
            else:
                invitations.send(one)
        self.stdout.write(f"{len(outcome.invited)} invited, {outcome.skipped} left out.")
