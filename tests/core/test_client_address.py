"""Whose request it is."""

import pytest
from django.test import RequestFactory

from portal.core.client_address import UNKNOWN, client_address


@pytest.mark.parametrize(
    ("trusted", "remote", "forwarded", "expected"),
    [
        ([], "198.51.100.7", "", "198.51.100.7"),
        # Nobody is trusted: what the client claims counts for nothing.
        ([], "198.51.100.7", "203.0.113.9", "198.51.100.7"),
        (["10.0.0.0/8"], "198.51.100.7", "203.0.113.9", "198.51.100.7"),
        # One proxy: the last hop is what it saw, everything further left is the client's invention.
        (["10.0.0.0/8"], "10.0.0.1", "203.0.113.9", "203.0.113.9"),
        (["10.0.0.0/8"], "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (["10.0.0.0/8"], "10.0.0.1", "10.0.0.5, 203.0.113.9", "203.0.113.9"),
        # Two proxies.
        (["10.0.0.0/8"], "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        # Only proxies, or a broken hop: as far left as can be believed.
        (["10.0.0.0/8"], "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        (["10.0.0.0/8"], "10.0.0.1", "203.0.113.9, nonsense", "10.0.0.1"),
        (["10.0.0.0/8"], "10.0.0.1", "nonsense, 10.0.0.2", "10.0.0.2"),
        (["10.0.0.0/8"], "10.0.0.1", "", "10.0.0.1"),
        # Both families, also one inside the other.
        (["2001:db8::/32"], "2001:db8::1", "2001:db9::5", "2001:db9::5"),
        (["10.0.0.1"], "::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"),
        # A socket has no address.
        ([], "", "203.0.113.9", UNKNOWN),
        (["unix"], "", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (["unix"], "", "", UNKNOWN),
        (["unix"], "garbage", "203.0.113.9", UNKNOWN),
        (["not-a-network"], "198.51.100.7", "203.0.113.9", "198.51.100.7"),
    ],
)
def test_client_address_is_the_first_one_not_of_a_proxy(
    settings, trusted, remote, forwarded, expected
):
    """Read from right to left; a forged header changes nothing."""
    settings.PORTAL_TRUSTED_PROXIES = trusted
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert (
        client_address(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)) == expected
    )
