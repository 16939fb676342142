"""Blocks that lead elsewhere; each says where it goes."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from portal.core.text_checks import is_bare_link_text

#: Sites that people know by another name than their address.
KNOWN_SITES = {
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "line.me": "LINE",
    "lin.ee": "LINE",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "tiktok.com": "TikTok",
    "instagram.com": "Instagram",
    "shopee.co.th": "Shopee",
    "lazada.co.th": "Lazada",
}


def site_name(url: str) -> str:
    """Name the site that an address belongs to: Facebook, LINE, else its host."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    for known, name in KNOWN_SITES.items():
        if host == known or host.endswith(f".{known}"):
            return name
    return host


class LinkValue(blocks.StructValue):
    """A link that knows its address and whether it leaves the site."""

    @property
    def href(self) -> str:
        """Where it goes; empty while the page it names is not public."""
        page = self.get("page")
        if page is not None:
            return (page.specific.url or "") if page.live else ""
        return str(self.get("url") or "")

    @property
    def is_external(self) -> bool:
        """Whether it leaves the site."""
        return self.get("page") is None and bool(self.get("url"))

    @property
    def site(self) -> str:
        """The name of the other site."""
        return site_name(str(self.get("url") or "")) if self.is_external else ""


class LinkBlock(blocks.StructBlock):
    """A link to a page of the portal or to another site."""

    title = blocks.CharBlock(
        max_length=80,
        label=_("words of the link"),
        help_text=_("Say where it goes, like ดูสินค้าทั้งหมด."),
    )
    page = blocks.PageChooserBlock(required=False, label=_("page of the portal"))
    url = blocks.URLBlock(required=False, max_length=500, label=_("or address of another site"))

    def clean(self, value: Any) -> Any:
        """Want exactly one destination and words that say where it leads."""
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        if is_bare_link_text(str(cleaned.get("title") or "")):
            errors["title"] = ValidationError(_now("Say where the link goes, not “click here”."))
        url = str(cleaned.get("url") or "")
        if cleaned.get("page") and url:
            errors["url"] = ValidationError(_now("Choose a page or give an address, not both."))
        elif not self.is_deferred_validation and not cleaned.get("page") and not url:
            errors["page"] = ValidationError(_now("Choose a page or give an address."))
        if url and not url.lower().startswith(("https://", "http://")):
            errors["url"] = ValidationError(_now("The address begins with https://"))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{title}"
        description = _("A next step as a line of its own; other sites are named.")
        template = "blocks/link.html"
        value_class = LinkValue
        preview_value = {"title": "ร้านของกลุ่ม", "page": None, "url": "https://www.facebook.com/"}


class ButtonBlock(LinkBlock):
    """A link that looks like a button: the one next step of a page."""

    class Meta:
        icon = "link"
        label = _("Button")
        label_format = "{title}"
        description = _("The one next step of this page. Use it once.")
        template = "blocks/button.html"
        value_class = LinkValue
        preview_value = {"title": "จองที่นั่งงานมหกรรม", "page": None, "url": "https://example.com/"}


class DocumentLinkValue(blocks.StructValue):
    """A document with what people want to know before they fetch it."""

    @property
    def kind(self) -> str:
        """PDF, DOCX …"""
        document = self.get("document")
        return str(document.file_extension).upper() if document else ""

    @property
    def size(self) -> int | None:
        """Bytes, if the file is there."""
        document = self.get("document")
        if document is None:
            return None
        if document.file_size is not None:
            return int(document.file_size)
        try:
            return int(document.file.size)
        except (OSError, ValueError):
            return None

    @property
    def pages(self) -> int | None:
        """Number of pages, if the document model counts them."""
        return getattr(self.get("document"), "page_count", None)


class DocumentLinkBlock(blocks.StructBlock):
    """A document to fetch, with its kind, size and pages."""

    title = blocks.CharBlock(max_length=80, label=_("what the document is"))
    document = DocumentChooserBlock(label=_("document"))

    class Meta:
        icon = "doc-full"
        label = _("Document")
        label_format = "{title}"
        description = _("A PDF to fetch; kind, size and pages are written by themselves.")
        template = "blocks/document_link.html"
        value_class = DocumentLinkValue
        preview_value = {"title": "ใบสมัครกระดาษ", "document": None}
