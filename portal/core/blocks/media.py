"""Blocks with pictures."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import Filter

MOST_PICTURES = 12
# The widest that portal.media makes at upload; nothing is made while a visitor waits.
_LARGE = Filter(spec="format-jpeg|width-960")


def fetch_renditions(figures: Iterable[Any]) -> None:
    """Fetch the renditions of all figures' pictures at once, before they are shown."""
    images = [image for figure in figures if (image := figure.get("image"))]
    prefetch_related_objects(images, Prefetch("renditions", to_attr="prefetched_renditions"))


class FigureValue(blocks.StructValue):
    """A picture with its words."""

    @property
    def credit(self) -> str:
        """Who made the picture, if the picture says so."""
        return str(getattr(self.get("image"), "credit", "") or "")

    @property
    def alt(self) -> str:
        """What the picture shows, said for this place; empty for decoration."""
        return str(getattr(self.get("image"), "contextual_alt_text", "") or "")

    @property
    def large_url(self) -> str:
        """The address of the large picture; empty while it has not been made."""
        image = self.get("image")
        if image is None:
            return ""
        found = image.find_existing_renditions(_LARGE)
        return str(found[_LARGE].url) if _LARGE in found else ""


class NamedImageBlock(ImageBlock):  # type: ignore[misc]  # untyped
    """Wagtail's picture with its words; the one part that Wagtail names in no language has a name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.child_blocks["image"].label = _("Picture")


class FigureBlock(blocks.StructBlock):
    """One picture with a caption."""

    image = NamedImageBlock(label=_("picture"))
    caption = blocks.CharBlock(
        max_length=160,
        required=False,
        label=_("caption"),
        help_text=_("What the picture adds; the alternative text says what is to be seen."),
    )

    def get_preview_value(self) -> Any:
        """Show the newest picture of the collection, or only the caption while there is none."""
        image = get_image_model().objects.order_by("-pk").first()
        return self.normalize({"image": image, "caption": self.meta.preview_value["caption"]})

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"
        description = _("One picture across the column, with a caption.")
        template = "blocks/figure.html"
        value_class = FigureValue
        preview_value = {"image": None, "caption": "ตักน้ำครามดูฟองตอนเช้า ฟองสีน้ำเงินแปลว่าพร้อมย้อม"}


class GalleryBlock(blocks.ListBlock):
    """Pictures side by side: the first wide, the rest square, every one with its caption."""

    def __init__(self, child_block: Any = None, **kwargs: Any) -> None:
        super().__init__(child_block or FigureBlock(), **{"max_num": MOST_PICTURES, **kwargs})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """Fetch the renditions of all pictures at once."""
        fetch_renditions(value)
        return super().get_context(value, parent_context)

    def get_preview_value(self) -> Any:
        """Show the newest pictures of the collection."""
        images = get_image_model().objects.order_by("-pk")[:3]
        captions = self.meta.preview_value
        return self.normalize(
            [
                {"image": image, "caption": caption["caption"]}
                for image, caption in zip(images, captions, strict=False)
            ]
            or captions
        )

    class Meta:
        icon = "image"
        label = _("Pictures")
        description = _("Two to twelve pictures; the first is shown wide.")
        template = "blocks/gallery.html"
        preview_value = [
            {"image": None, "caption": "ตักน้ำครามดูฟองตอนเช้า"},
            {"image": None, "caption": "ตารางดูแลหม้อ แปะข้างฝา"},
            {"image": None, "caption": "ผ้าที่ย้อมในวันนัดเจอกัน"},
        ]
