"""What a messenger makes of a link: read from the page's own head, as the messenger reads it."""

from dataclasses import dataclass
from html.parser import HTMLParser

#: LINE cuts off what is longer.
LONGEST_TITLE, LONGEST_DESCRIPTION = 60, 100


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The card under a link in LINE: picture, title, description, site."""

    title: str
    description: str
    picture: str
    host: str

    @property
    def is_title_cut(self) -> bool:
        """The title is longer than the card."""
        return len(self.title) > LONGEST_TITLE

    @property
    def is_description_cut(self) -> bool:
        """The description is longer than the card."""
        return len(self.description) > LONGEST_DESCRIPTION


def line_card(html: str, host: str) -> ShareCard:
    """Read the card of a page from its HTML."""
    head = _Head(html)
    return ShareCard(
        title=head.properties.get("og:title", ""),
        description=head.properties.get("og:description", ""),
        picture=head.properties.get("og:image", ""),
        host=host,
    )


class _Head(HTMLParser):
    """The properties that the head of a page declares."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.properties: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and (name := values.get("property")):
            self.properties.setdefault(name, values.get("content") or "")
