"""Whose request it is: the address that our own proxies saw, not the one a client claims."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
UNKNOWN = "0.0.0.0"  # noqa: S104  a word for "nobody", not a place to listen


def client_address(request: HttpRequest) -> str:
    """The first address, read from right to left, that is not one of `PORTAL_TRUSTED_PROXIES`.

    Everything further left was written by the client. A proxy on a Unix socket has no address and
    is trusted only when the list holds the word `unix`.
    """
    trusted = settings.PORTAL_TRUSTED_PROXIES
    remote = request.META.get("REMOTE_ADDR", "")
    found = _parse(remote)
    if found is None:
        if remote or "unix" not in trusted:
            return UNKNOWN
    elif not _is_trusted(found, trusted):
        return str(found)
    for hop in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        address = _parse(hop)
        if address is None:
            break
        found = address
        if not _is_trusted(address, trusted):
            break
    return str(found) if found is not None else UNKNOWN


def _parse(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def _is_trusted(address: Address, trusted: list[str]) -> bool:
    for entry in trusted:
        try:
            network = ipaddress.ip_network(entry, strict=False)
        except ValueError:
            continue
        if address.version == network.version and address in network:
            return True
    return False
