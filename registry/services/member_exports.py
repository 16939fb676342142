"""The register of a group as a file: no file without its row in the log."""

import hashlib
from datetime import datetime

from django.http import HttpRequest

from portal.core.thai_dates import local_day
from registry.enums import Access
from registry.member_lines import lines_of
from registry.member_sheet import register_sheet
from registry.models import GroupMember
from registry.services import access
from registry.services.exports import Export, file_name
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
            made = Export(
                file_name("members", group.code or "", request.user.get_username(), at),
                content,
                hashlib.sha256(content).hexdigest(),
            )
            access.record(
                request,
                Access.EXPORT,
                "group_member",
                [one.pk for one in members],
                filter=f"group {group.code}",
                file_sha256=made.sha256,
                reason=reason,
            )
            return made

    return retrying(act)
