"""What a group needs to show its product elsewhere (S1-15): a caption, a short link, a picture."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.flyers import qr_svg


@dataclass(frozen=True, slots=True)
class ShareKit:
    """A caption to copy, the link that is easy to say, and the picture to go with them."""

    caption: str
    short_link: str
    #: How the link is said and printed: without "https://".
    short_words: str
    picture_url: str = ""
    #: The link as a drawing for the inside of a page.
    qr: str = ""


def product_kit(
    *,
    title: str,
    price: str,
    summary: str,
    group: str,
    place: str,
    short_link: str,
    picture_url: str,
) -> ShareKit:
    """Write the caption: what, how much, why, who and where, the link."""
    made_by = _("By %(group)s") % {"group": group} if group else ""
    said = [
        " ".join(part for part in (title, price) if part),
        summary,
        " · ".join(part for part in (made_by, place) if part),
        short_link,
    ]
    return ShareKit(
        caption="\n".join(line for line in said if line),
        short_link=short_link,
        short_words=short_link.removeprefix("https://").removeprefix("http://"),
        picture_url=picture_url,
        qr=qr_svg(short_link) if short_link else "",
    )
