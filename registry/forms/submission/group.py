"""A change to a group's page."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from registry.forms.submission import fields
from registry.forms.submission.fields import choice, whole_number, words
from registry.forms.submission.proposal import ProposalForm
from showcase.enums import GroupStage
from showcase.forms.contact_rules import Problem
from showcase.forms.group import EARLIEST_YEAR, LATEST_YEAR, NOT_PROSE, group_problems
from showcase.models import GroupPage


class GroupProposalForm(ProposalForm):
    """A change to a group's page."""

    not_prose = NOT_PROSE

    title = fields.title(
        _("What is the group called?"),
        _("The name people say"),
        _("Write what the group is called"),
    )
    summary = fields.summary(
        _("Who are you and what do you make, in one sentence?"),
        _("Like หกคนที่เรียนย้อมครามด้วยกัน แล้วตั้งกลุ่มย้อมผ้าขาย"),
        _("Write in one sentence who they are and what they make"),
    )
    village = words(GroupPage, "village", _("Village or place"))
    members = whole_number(_("How many members?"), least=1, most=30_000)
    founded_year = whole_number(
        _("Founded in (B.E.)"),
        _("Like 2568"),
        least=EARLIEST_YEAR,
        most=LATEST_YEAR,
        is_grouped=False,
    )
    stage = choice(_("How far has the group come?"), GroupStage.choices)
    strengths = words(
        GroupPage, "strengths", _("What are you good at?"),
        _("One thing a line. Like ก่อหม้อครามได้ทุกฤดู"), rows=3,
    )  # fmt: skip
    market_places = words(
        GroupPage, "market_places", _("Markets and shops"),
        _("One place a line. Like ตลาดนัดหน้าอำเภอ ทุกวันเสาร์ 06.00–12.00 น."), rows=3,
    )  # fmt: skip

    def problems_of(self, judged: Mapping[str, Any]) -> Iterator[Problem]:
        yield from group_problems(judged)
