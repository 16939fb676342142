"""Blocks that stand out from running text: notices, folds, facts, a telephone."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.text import BASIC, CleanRichTextBlock
from portal.core.telephones import Telephone, TelephoneFormField, parse_or_none

NOTICE_ICONS = {"info": "info", "ok": "check", "warn": "warn"}


class NoticeValue(blocks.StructValue):
    """A notice with the icon that goes with its tone."""

    @property
    def icon(self) -> str:
        """The icon: tone is shown by a shape, not only by a colour."""
        return NOTICE_ICONS.get(self.get("tone"), "info")

    @property
    def css_tone(self) -> str:
        """The class's ending; a plain notice has none."""
        tone = self.get("tone")
        return tone if tone in {"ok", "warn"} else ""


class NoticeBlock(blocks.StructBlock):
    """Something to know before going on."""

    title = blocks.CharBlock(max_length=80, required=False, label=_("heading"))
    text = CleanRichTextBlock(features=BASIC, max_length=600, label=_("text"))
    tone = blocks.ChoiceBlock(
        choices=[("info", _("to know")), ("ok", _("good news")), ("warn", _("to watch"))],
        default="info",
        label=_("kind"),
    )

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        label_format = "{title}"
        description = _("Something to know or to watch, set apart from the text.")
        template = "blocks/notice.html"
        value_class = NoticeValue
        form_layout = blocks.BlockGroup(children=["title", "text"], settings=["tone"])
        preview_value = {
            "title": "ระวังมิจฉาชีพ",
            "text": "<p>เว็บไซต์นี้ไม่รับเงินและไม่ขอรหัส OTP โทรถามกลุ่มก่อนโอนทุกครั้ง</p>",
            "tone": "warn",
        }


class FoldBlock(blocks.StructBlock):
    """Details that most readers skip; print opens them."""

    title = blocks.CharBlock(max_length=80, label=_("heading"))
    text = CleanRichTextBlock(features=BASIC, max_length=3_000, label=_("text"))

    class Meta:
        icon = "collapse-down"
        label = _("Fold")
        label_format = "{title}"
        description = _("Details behind a heading that opens. Nothing that everybody needs.")
        template = "blocks/fold.html"
        preview_value = {
            "title": "ดูนโยบายและมาตรฐานที่ตรงกัน",
            "text": "<ul><li>แผนจังหวัด เรื่องผ้าย้อมคราม</li><li>มาตรฐานการศึกษา ด้านคุณภาพผู้เรียน</li></ul>",
        }


_FACT = {"icon": "hour", "term": "ระยะเวลา", "value": "30 ชั่วโมง 6 วัน", "note": ""}


class FactBlock(blocks.StructBlock):
    """One fact: what it is about, and what is so."""

    icon = blocks.ChoiceBlock(
        choices=[
            ("info", _("information")),
            ("baht", _("money")),
            ("hour", _("length")),
            ("cal", _("date")),
            ("clock", _("time")),
            ("pin", _("place")),
            ("seat", _("people")),
            ("phone", _("telephone")),
            ("cert", _("certificate")),
        ],
        default="info",
        label=_("icon"),
    )
    term = blocks.CharBlock(max_length=40, label=_("about"))
    value = blocks.CharBlock(max_length=120, label=_("fact"))
    note = blocks.CharBlock(max_length=160, required=False, label=_("small note"))

    class Meta:
        icon = "tasks"
        label = _("Fact")
        label_format = "{term}: {value}"
        description = _("One fact with what it is about.")
        template = "blocks/fact.html"
        form_layout = blocks.BlockGroup(children=["term", "value", "note"], settings=["icon"])
        preview_value = _FACT


class FactsBlock(blocks.ListBlock):
    """Facts in rows."""

    def __init__(self, child_block: Any = None, **kwargs: Any) -> None:
        super().__init__(child_block or FactBlock(), **{"max_num": 12, **kwargs})

    class Meta:
        icon = "tasks"
        label = _("Facts")
        description = _("Facts in rows: what it is about on the left, the fact on the right.")
        template = "blocks/facts.html"
        preview_value = [
            _FACT,
            {"icon": "baht", "term": "ค่าเรียน", "value": "เรียนฟรี", "note": "รวมผ้าและคราม"},
        ]


class TelephoneNumberBlock(blocks.FieldBlock):
    """A telephone number in its stored spelling."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = TelephoneFormField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def value_from_form(self, value: Any) -> Any:
        """Store one spelling; `clean` judges what could not be repaired."""
        return self.field.to_python(value)

    def value_for_form(self, value: Any) -> Any:
        """Show the number in groups."""
        return self.field.prepare_value(value)

    class Meta:
        icon = "mobile-alt"


class TelephoneValue(blocks.StructValue):
    """A telephone panel that knows its number."""

    @property
    def telephone(self) -> Telephone | None:
        """The number, read."""
        return parse_or_none(self.get("number"))


class TelephoneBlock(blocks.StructBlock):
    """Somebody to ring: a person can always take over."""

    title = blocks.CharBlock(max_length=80, label=_("who answers"))
    number = TelephoneNumberBlock(label=_("telephone"))
    note = blocks.CharBlock(
        max_length=120, required=False, label=_("when"), help_text=_("Like จันทร์–ศุกร์ 08.30–16.30 น.")
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Telephone")
        label_format = "{title}"
        description = _("A number to ring, with who answers and when.")
        template = "blocks/telephone.html"
        value_class = TelephoneValue
        preview_value = {
            "title": "สอบถามหรือให้ช่วยสมัคร",
            "number": "020000000",
            "note": "จันทร์–ศุกร์ 08.30–16.30 น.",
        }
