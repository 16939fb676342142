"""Blocks that only an event has: its programme, its contests with results, its booths."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

_ITEM = {
    "day": "",
    "time": "09.00–10.30 น.",
    "what": "เปิดงานและชมผลงานกลุ่มอาชีพ",
    "where": "เวทีกลาง",
}


class ProgrammeItemBlock(blocks.StructBlock):
    """One line of the programme."""

    day = blocks.CharBlock(
        label=_("day of the programme"),
        max_length=40,
        required=False,
        help_text=_("Only for an event of several days. For example: วันแรก"),
    )
    time = blocks.CharBlock(
        label=_("time of day"), max_length=40, help_text=_("For example: 09.00–10.30 น.")
    )
    what = blocks.CharBlock(label=_("what happens"), max_length=160)
    where = blocks.CharBlock(label=_("where exactly"), max_length=80, required=False)

    class Meta:
        icon = "time"
        label = _("line of the programme")
        label_format = "{time} {what}"
        description = _("What happens when, one line each.")
        template = "blocks/programme_item.html"
        preview_value: Any = _ITEM


class ProgrammeBlock(blocks.StreamBlock):
    """What happens when."""

    item = ProgrammeItemBlock()

    class Meta:
        required = False
        preview_value: Any = [("item", _ITEM)]
        description = _("The programme, in order of time.")
        template = "blocks/programme.html"


_RESULT = {"place": "ชนะเลิศ", "winner": "กลุ่มทอผ้าตัวอย่าง", "note": "ผ้าขาวม้าย้อมคราม"}


class ResultBlock(blocks.StructBlock):
    """One result of a contest."""

    place = blocks.CharBlock(
        label=_("prize"), max_length=60, help_text=_("For example: ชนะเลิศ, รองชนะเลิศ อันดับ 1")
    )
    winner = blocks.CharBlock(
        label=_("winning group or centre"),
        max_length=120,
        help_text=_("A group, a school or a centre, never the name of a person"),
    )
    note = blocks.CharBlock(label=_("with what"), max_length=160, required=False)

    class Meta:
        icon = "pick"
        label = _("result")
        label_format = "{place}: {winner}"
        description = _("Who won which prize.")
        preview_value: Any = _RESULT


_CONTEST = {
    "title": "ประกวดบรรจุภัณฑ์จากวัสดุท้องถิ่น",
    "who": "กลุ่มอาชีพที่เรียนกับศูนย์ในปีนี้",
    "rules": "ส่งผลงานจริง 1 ชิ้น พร้อมบอกต้นทุนต่อชิ้น",
    "prize": "เกียรติบัตร",
    "results": [_RESULT],
}


class ContestBlock(blocks.StructBlock):
    """A contest, before it with its rules and afterwards with its results."""

    title = blocks.CharBlock(label=_("name of the contest"), max_length=120)
    who = blocks.CharBlock(label=_("who may take part"), max_length=160, required=False)
    rules = blocks.TextBlock(label=_("rules of the contest"), required=False, rows=3)
    prize = blocks.CharBlock(label=_("what can be won"), max_length=160, required=False)
    results = blocks.ListBlock(ResultBlock(), label=_("results of the contest"), default=[])

    class Meta:
        icon = "pick"
        label = _("contest")
        label_format = "{title}"
        description = _("One contest: who may take part, its rules, and its results afterwards.")
        template = "blocks/contest.html"
        preview_value: Any = _CONTEST


class ContestsBlock(blocks.StreamBlock):
    """The contests of an event."""

    contest = ContestBlock()

    class Meta:
        required = False
        preview_value: Any = [("contest", _CONTEST)]
        description = _("Contests with rules and results.")
        template = "blocks/contests.html"


_BOOTH = {"number": "A1", "name": "กลุ่มแปรรูปกล้วยตัวอย่าง", "what": "กล้วยฉาบ กล้วยม้วน", "origin": ""}


class BoothBlock(blocks.StructBlock):
    """One booth, in words; groups of the portal join by the slot ``event-products``."""

    number = blocks.CharBlock(label=_("booth number"), max_length=10, required=False)
    name = blocks.CharBlock(label=_("group or centre"), max_length=120)
    what = blocks.CharBlock(label=_("what is shown or sold"), max_length=160, required=False)
    origin = blocks.CharBlock(label=_("where it comes from"), max_length=80, required=False)

    class Meta:
        icon = "site"
        label = _("booth")
        label_format = "{number} {name}"
        description = _("Who has a booth, with what.")
        template = "blocks/booth.html"
        preview_value: Any = _BOOTH


class BoothsBlock(blocks.StreamBlock):
    """The booths of an event."""

    booth = BoothBlock()

    class Meta:
        required = False
        preview_value: Any = [("booth", _BOOTH)]
        description = _("The booths, one line each.")
        template = "blocks/booths.html"
