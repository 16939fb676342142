"""Asking whether an address is still there: public places by https only, and what answers mean."""

import http.client
import socket

import pytest

from portal.core import outgoing
from portal.core.outgoing import Answer

PUBLIC = "93.184.216.34"


def asked(url, *, addresses=(PUBLIC,), answers=((200, ""),)):
    """Ask with made-up addresses and answers; returns the answer and the calls that were made."""
    calls, waiting = [], list(answers)

    def resolve(host):
        if isinstance(addresses, Exception):
            raise addresses
        return addresses if not isinstance(addresses, dict) else addresses[host]

    def head(host, address, path):
        calls.append((host, address, path))
        answer = waiting.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return outgoing.ask(url, resolve=resolve, head=head), calls


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example.com/",
        "https://user@shop.example.com/",
        "https://shop.example.com:8443/",
        "https://shop.example.com:0x1/",
        "ftp://shop.example.com/",
        "https:///nothing",
        "https://shop.example.com/a b",
        "https://shop.example.com/a\r\nX: y",
        "https://" + "a" * 70 + ".com/",
    ],
)
def test_what_is_no_plain_https_address_is_not_asked(url):
    """Other ways, ports, names with a password, and blanks in an address make no call."""
    assert asked(url) == (Answer.REFUSED, [])


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104 - never called
        "100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
        "2002:7f00:1::", "nonsense",
    ],
)  # fmt: skip
def test_no_call_goes_inside(address):
    """A name with one address that is not public is not called, wherever that stands in the list."""
    for addresses in ((address,), (PUBLIC, address), (address, PUBLIC)):
        assert asked("https://shop.example.com/", addresses=addresses) == (Answer.REFUSED, [])


def test_call_goes_to_the_address_that_was_looked_at():
    """The name is looked up once; the connection gets its address."""
    answer, calls = asked("https://shop.example.com/a?b=c#d")
    assert (answer, calls) == (Answer.THERE, [("shop.example.com", PUBLIC, "/a?b=c")])


def test_redirects_are_looked_at_again():
    """To a public place, yes; inside, to http, or round and round, no."""
    hosts = {
        "shop.example.com": (PUBLIC,),
        "new.example.com": (PUBLIC,),
        "inside.example.com": ("10.0.0.1",),
    }
    url = "https://shop.example.com/"
    moved = ((301, "https://new.example.com/x"), (200, ""))
    assert asked(url, addresses=hosts, answers=moved)[0] is Answer.THERE
    inside = ((302, "https://inside.example.com/"),)
    assert asked(url, addresses=hosts, answers=inside)[0] is Answer.REFUSED
    assert (
        asked(url, addresses=hosts, answers=((302, "http://new.example.com/"),))[0]
        is Answer.REFUSED
    )
    answer, calls = asked(url, addresses=hosts, answers=((302, "/again"),) * 9)
    assert (answer, len(calls)) == (Answer.UNKNOWN, outgoing.MOST_REDIRECTS + 1)


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ((200, ""), Answer.THERE),
        ((403, ""), Answer.THERE),
        ((405, ""), Answer.THERE),
        ((429, ""), Answer.THERE),
        ((404, ""), Answer.GONE),
        ((410, ""), Answer.GONE),
        ((503, ""), Answer.UNKNOWN),
        (ConnectionRefusedError(), Answer.GONE),
        (TimeoutError(), Answer.UNKNOWN),
        (http.client.BadStatusLine("x"), Answer.UNKNOWN),
    ],
    ids=str,
)
def test_only_what_is_certainly_gone_counts_as_gone(answer, meant):
    """Busy places and places that answer no programs are no dead links."""
    assert asked("https://shop.example.com/", answers=(answer,))[0] is meant


def test_name_that_is_not_there_is_gone():
    """Nobody answers to the name; a network that fails says nothing."""
    assert asked("https://x.example.com/", addresses=socket.gaierror())[0] is Answer.GONE
    assert asked("https://x.example.com/", addresses=OSError())[0] is Answer.UNKNOWN
