"""Blocks of words: headings, paragraphs, lists, steps, quotes."""

import hashlib
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from portal.core.clean_html import clean_rendered, clean_source

#: Inside a sentence: weight and links. No italics: Thai has none.
INLINE = ["bold", "link"]
#: A short text: sentences and lists.
BASIC = [*INLINE, "ol", "ul"]
#: The body of a page; headings above h3 are blocks of their own.
FULL = ["h3", "h4", *BASIC, "document-link"]


class CleanRichText(RichText):
    """Rich text that is cleaned once more when it is shown."""

    def __html__(self) -> SafeString:
        return clean_rendered(super().__html__())

    def __str__(self) -> SafeString:
        return self.__html__()


class CleanRichTextBlock(blocks.RichTextBlock):
    """Rich text that holds nothing but what its features allow, whichever way it came in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", BASIC)
        super().__init__(**kwargs)

    def to_python(self, value: str) -> CleanRichText:
        return CleanRichText(value)

    def normalize(self, value: Any) -> CleanRichText:
        source = value.source if isinstance(value, RichText) else str(value or "")
        return CleanRichText(source)

    def value_from_form(self, value: str) -> CleanRichText:
        return CleanRichText(self._cleaned(value))

    def get_prep_value(self, value: RichText) -> str:
        return self._cleaned(value.source)

    def _cleaned(self, source: str) -> str:
        return clean_source(source, self.features) if source else ""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Sentences with bold words, links and lists.")
        template = "blocks/paragraph.html"
        preview_value = "<p>เรียน 6 วัน วันละ 5 ชั่วโมง <b>รวมผ้าและคราม</b></p>"


class ParagraphBlock(CleanRichTextBlock):
    """Running text of a page."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FULL)
        kwargs.setdefault("max_length", 5_000)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Running text. One idea a sentence, the fact first.")
        template = "blocks/paragraph.html"
        preview_value = (
            "<p>ปี 2567 เราสอนย้อมคราม 3 รุ่น รวม 54 คน พอถึงหน้าหนาว หม้อครามของคนเรียนจบตายเกือบหมด</p>"
            "<p>เราไปถามทีละบ้าน ได้คำตอบเหมือนกันสามข้อ</p>"
        )


class HeadingValue(blocks.StructValue):
    """A heading with the name that a contents list links to."""

    @property
    def anchor(self) -> str:
        """Where a link to this heading points; it changes only with the words."""
        text = str(self.get("text") or "")
        return "h-" + hashlib.blake2s(text.encode("utf-8", "replace"), digest_size=4).hexdigest()

    @property
    def level(self) -> str:
        """The heading's level, never the page's own."""
        size = self.get("size")
        return size if size in {"h2", "h3", "h4"} else "h2"


class HeadingBlock(blocks.StructBlock):
    """A heading inside a page; h1 is the page's title."""

    text = blocks.CharBlock(max_length=80, label=_("heading"))
    size = blocks.ChoiceBlock(
        choices=[("h2", _("Section")), ("h3", _("Part")), ("h4", _("Small part"))],
        default="h2",
        label=_("level"),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        label_format = "{text}"
        description = _("A question or an outcome, not the name of an office.")
        template = "blocks/heading.html"
        value_class = HeadingValue
        form_layout = blocks.BlockGroup(children=["text"], settings=["size"])
        preview_value = {"text": "เรียนจบแล้วทำอะไรได้", "size": "h2"}


class PointsBlock(blocks.ListBlock):
    """A list of short points."""

    def __init__(self, child_block: Any = None, **kwargs: Any) -> None:
        child = child_block or blocks.CharBlock(max_length=160, label=_("point"))
        super().__init__(child, **{"max_num": 20, **kwargs})

    class Meta:
        icon = "list-ul"
        label = _("Points")
        description = _("Short points, one thing each.")
        template = "blocks/points.html"
        preview_value = ["ผ้าฝ้าย 1 ผืน", "ถุงมือยาง 1 คู่", "เสื้อที่เปื้อนได้"]


_STEP = {
    "title": "เปลี่ยนเป็นหม้อเล็ก",
    "text": "ใช้หม้อดิน 20 ลิตร ยกได้คนเดียว วางในครัวได้",
}


class StepBlock(blocks.StructBlock):
    """One step of something that is done in order."""

    title = blocks.CharBlock(max_length=80, label=_("what to do"))
    text = blocks.TextBlock(max_length=600, required=False, rows=3, label=_("how"))

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"
        description = _("One step: what to do, and how.")
        template = "blocks/step.html"
        preview_value = _STEP


class StepsBlock(blocks.ListBlock):
    """Numbered steps."""

    def __init__(self, child_block: Any = None, **kwargs: Any) -> None:
        super().__init__(child_block or StepBlock(), **{"max_num": 20, **kwargs})

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What is done one after another, with numbers.")
        template = "blocks/steps.html"
        preview_value = [
            _STEP,
            {
                "title": "ทำตารางดูแลแผ่นเดียว",
                "text": "เช้าตักดูฟอง เย็นเติมน้ำด่าง มีรูปสีน้ำครามสี่สีให้เทียบ แปะข้างหม้อ",
            },
        ]


class QuoteBlock(blocks.StructBlock):
    """What somebody said, in their words."""

    text = blocks.TextBlock(max_length=300, rows=3, label=_("words"))
    who = blocks.CharBlock(
        max_length=80,
        required=False,
        label=_("who says it"),
        help_text=_("First name or role, only with written consent."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        label_format = "{text}"
        description = _("What a learner or teacher said, in their own words.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "ย้อมผ้าขายได้ทุกเดือน ไม่ต้องไปทำงานไกลบ้าน",
            "who": "ผู้เรียนรุ่นปี 2568",
        }
