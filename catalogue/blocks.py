"""Blocks that only a course has: what one can do afterwards, and what is taught."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class OutcomeBlock(blocks.CharBlock):
    """One thing that a learner will be able to do; it begins with a verb."""

    class Meta:
        icon = "check"
        label = _("outcome")
        description = _("One thing that learners can do afterwards, beginning with a verb.")
        template = "blocks/outcome.html"
        preview_value = "มัดลายพื้นฐาน 5 แบบ และย้อมให้สีเสมอ"


class OutcomesBlock(blocks.StreamBlock):
    """What you will be able to do: three to six lines."""

    outcome = OutcomeBlock(max_length=140)

    class Meta:
        max_num = 6
        required = False
        preview_value: Any = [("outcome", "มัดลายพื้นฐาน 5 แบบ และย้อมให้สีเสมอ")]
        description = _("What learners can do afterwards, three to six lines.")
        template = "blocks/outcomes.html"


_TOPIC = {
    "title": "มัดลายและย้อมเย็น",
    "hours": 12,
    "text": "มัดลายพื้นฐาน 5 แบบ ย้อมซ้ำให้ได้ 3 ระดับสี",
}


class TopicBlock(blocks.StructBlock):
    """A part of the course and the hours that it takes."""

    title = blocks.CharBlock(label=_("topic"), max_length=120)
    hours = blocks.IntegerBlock(label=_("length in hours"), min_value=1, max_value=2000)
    text = blocks.TextBlock(label=_("what is done"), required=False, rows=2)
    is_module = blocks.BooleanBlock(
        label=_("module"),
        required=False,
        help_text=_("Can be learned by itself, for people who cannot come to the whole course"),
    )

    class Meta:
        icon = "list-ol"
        label = _("topic")
        label_format = "{title} {hours}"
        description = _("A part of the course with its hours; all together are the course's hours.")
        template = "blocks/topic.html"
        preview_value: Any = _TOPIC


class TopicsBlock(blocks.StreamBlock):
    """What is taught, in order, with hours."""

    topic = TopicBlock()

    class Meta:
        required = False
        preview_value: Any = [("topic", _TOPIC)]
        description = _("What is taught, in order; the hours must sum up to the course's.")
        template = "blocks/topics.html"
