"""The register of a group as a file: no file without its row in the log."""

from datetime import datetime

from django.http import HttpRequest

from portal.core.thai_dates import local_day
from registry.member_lines import lines_of
from registry.member_sheet import register_sheet
from registry.models import GroupMember
from registry.services.exports import Export, file_name, write_down
from registry.services.writing import retrying, writing
from showcase.models import GroupPage


def export_members(group: GroupPage, request: HttpRequest, *, reason: str, at: datetime) -> Export:
    """Read the register, make the file and write down who has it, in one transaction."""

    def act() -> Export:
        with writing():
            rows = GroupMember.objects.of_group(group.pk).with_learning(local_day(at))
            members = [*rows.staying().by_role(), *rows.gone()]
            lines = lines_of(members, may_change=True)
            content = register_sheet(group.title, lines, made_by=str(request.user), at=at)
            made = Export.of(content, file_name("members", group.code or "", request, at))
            about = ("group_member", [one.pk for one in members], f"group {group.code}")
            write_down(request, made, about, reason)
            return made

    return retrying(act)
