"""The two bodies of text that pages of every room use."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks.links import ButtonBlock, DocumentLinkBlock, LinkBlock
from portal.core.blocks.media import FigureBlock, GalleryBlock, fetch_renditions
from portal.core.blocks.panels import FactsBlock, FoldBlock, NoticeBlock, TelephoneBlock
from portal.core.blocks.text import (
    HeadingBlock,
    ParagraphBlock,
    PointsBlock,
    QuoteBlock,
    StepsBlock,
)

_PARAGRAPH = ("paragraph", "<p>มัดลายพื้นฐาน 5 แบบ และย้อมซ้ำให้ได้ 3 ระดับสี</p>")
_WORDS = _("Words")
_PICTURES = _("Pictures")
_LINKS = _("Links")
_PANELS = _("Panels")


class PagesStreamBlock(blocks.StreamBlock):
    """A stream whose pictures cost the same queries, however many there are."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """Fetch the renditions of all figures and galleries at once."""
        figures = [child.value for child in value if child.block_type == "figure"]
        for child in value:
            if child.block_type == "gallery":
                figures += child.value
        fetch_renditions(figures)
        return super().get_context(value, parent_context)


class BodyBlock(PagesStreamBlock):
    """The body of a page."""

    heading = HeadingBlock(group=_WORDS)
    paragraph = ParagraphBlock(group=_WORDS)
    points = PointsBlock(group=_WORDS)
    steps = StepsBlock(group=_WORDS)
    quote = QuoteBlock(group=_WORDS)
    figure = FigureBlock(group=_PICTURES)
    gallery = GalleryBlock(group=_PICTURES)
    notice = NoticeBlock(group=_PANELS)
    fold = FoldBlock(group=_PANELS)
    facts = FactsBlock(group=_PANELS)
    telephone = TelephoneBlock(group=_PANELS)
    link = LinkBlock(group=_LINKS)
    button = ButtonBlock(group=_LINKS)
    document = DocumentLinkBlock(group=_LINKS)

    class Meta:
        icon = "doc-full"
        label = _("Body")
        description = _("The body of a page, from all blocks.")
        template = "blocks/body.html"
        required = False
        block_counts = {"button": {"max_num": 1}}
        preview_value = [("heading", {"text": "เรียนจบแล้วทำอะไรได้", "size": "h2"}), _PARAGRAPH]
