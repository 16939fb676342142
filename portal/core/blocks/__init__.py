"""Blocks that every room may use, by family."""

from portal.core.blocks.links import ButtonBlock, DocumentLinkBlock, LinkBlock
from portal.core.blocks.media import FigureBlock, GalleryBlock
from portal.core.blocks.panels import FactsBlock, FoldBlock, NoticeBlock, TelephoneBlock
from portal.core.blocks.streams import BodyBlock
from portal.core.blocks.text import (
    BASIC,
    FULL,
    INLINE,
    CleanRichTextBlock,
    HeadingBlock,
    ParagraphBlock,
    PointsBlock,
    QuoteBlock,
    StepsBlock,
)

__all__ = [
    "BASIC",
    "FULL",
    "INLINE",
    "BodyBlock",
    "ButtonBlock",
    "CleanRichTextBlock",
    "DocumentLinkBlock",
    "FactsBlock",
    "FigureBlock",
    "FoldBlock",
    "GalleryBlock",
    "HeadingBlock",
    "LinkBlock",
    "NoticeBlock",
    "ParagraphBlock",
    "PointsBlock",
    "QuoteBlock",
    "StepsBlock",
    "TelephoneBlock",
]
