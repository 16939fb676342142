"""Where a group sells online, named by the address: "ร้านใน Facebook (เว็บไซต์ภายนอก)"."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from portal.core.thai_dates import format_date

#: End of the host's name → what people call the place.
_PLACES = {
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "shopee.co.th": "Shopee",
    "lazada.co.th": "Lazada",
    "tiktok.com": "TikTok",
    "instagram.com": "Instagram",
    "line.me": "LINE",
    "lin.ee": "LINE",
    "youtube.com": "YouTube",
}


#: A name of several parts that ends in letters: neither an IP address nor a machine next door.
_PUBLIC_NAME = re.compile(
    r"(?!.*\.(?:local|localhost|internal|home|lan|test|invalid)$)"
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop as a page shows it: a link, or words that say since when it does not open."""

    title: str
    url: str
    gone: str = ""


def shop_links(
    addresses: Iterable[str], dead: Collection[str] = (), looked_on: date | None = None
) -> list[Shop]:
    """Name each shop by where it is; nothing leads to one that is gone.

    What is no web address is left out.
    """
    return [
        Shop(_named(address), "", _gone(looked_on))
        if address in dead
        else Shop(_named(address), address)
        for address in addresses
        if is_shop(address)
    ]


def _gone(looked_on: date | None) -> str:
    if looked_on is None:
        return _("This link does not open")
    return _("This link did not open on %(date)s") % {"date": format_date(looked_on)}


def is_shop(address: str) -> bool:
    """Say whether an address is one of the web."""
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        return False


def is_safe_shop(address: str) -> bool:
    """Say whether an address is a public place of the web that is reached in secret: https, by name."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").rstrip(".")
    return (
        parts.scheme == "https"
        and not (parts.username or parts.password)
        and port in {None, 443}
        and bool(_PUBLIC_NAME.fullmatch(host))
    )


def line_url(name: str) -> str:
    """Return the address that opens a talk in LINE, for an official account or a person's name."""
    if not name:
        return ""
    return f"https://line.me/R/ti/p/{quote(name if name.startswith('@') else f'~{name}')}"


def _named(address: str) -> str:
    host = (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
    place = next(
        (name for end, name in _PLACES.items() if host == end or host.endswith(f".{end}")), host
    )
    return _("Shop on %(place)s (another website)") % {"place": place}
