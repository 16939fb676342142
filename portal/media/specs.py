"""The sizes and formats that pictures are made in at upload: one constant for all of the site."""

#: Format first: that is how Wagtail stores a rendition's name.
WIDTHS = (320, 640, 960)
FORMATS = ("avif", "webp", "jpeg")
SPECS = tuple(f"format-{name}|width-{width}" for name in FORMATS for width in WIDTHS)

MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


def spec(name: str, width: int) -> str:
    """Return the stored name of one size in one format."""
    return f"format-{name}|width-{width}"
