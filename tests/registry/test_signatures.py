"""The signature between portal and registry: which bytes, by whom, when."""

import pytest

from registry.signatures import WINDOW, Unsigned, asking, sign, verify

EVENT = "01234567-89ab-cdef-0123-456789abcdef"
OTHER_EVENT = "01234567-89ab-cdef-0123-456789abcdee"
SECRET, OTHER = "one-" * 10, "two-" * 10
NOW = 1_795_000_000
BODY = '{"name": "สมมติ"}'.encode()


def good():
    return sign(SECRET, EVENT, BODY, NOW)


def test_signature_has_the_form_that_was_agreed():
    """t and v1, hexadecimal SHA-256."""
    moment, digest = good().split(",")
    assert moment == f"t={NOW}"
    assert digest.startswith("v1=")
    assert len(digest) == 3 + 64


@pytest.mark.parametrize(
    ("header", "event", "body", "secrets", "at"),
    [
        (good(), EVENT, BODY, [SECRET], NOW),
        (good(), EVENT, BODY, [SECRET], NOW + WINDOW),
        (good(), EVENT, BODY, [SECRET], NOW - WINDOW),
        (good(), EVENT, BODY, [OTHER, SECRET], NOW),
        (good() + ",v2=later", EVENT, BODY, [SECRET], NOW),
    ],
    ids=["now", "late", "early", "second secret", "newer scheme beside it"],
)
def test_signature_is_accepted(header, event, body, secrets, at):
    """Within the window, by any live secret."""
    verify(header, event, body, secrets=secrets, at=at)


@pytest.mark.parametrize(
    ("header", "event", "body", "secrets", "at"),
    [
        (good(), EVENT, BODY, [SECRET], NOW + WINDOW + 1),
        (good(), EVENT, BODY, [SECRET], NOW - WINDOW - 1),
        (good(), EVENT, BODY, [OTHER], NOW),
        (good(), EVENT, BODY, [], NOW),
        (good(), EVENT, BODY + b" ", [SECRET], NOW),
        (good(), OTHER_EVENT, BODY, [SECRET], NOW),
        (good().replace(f"t={NOW}", f"t={NOW + 1}"), EVENT, BODY, [SECRET], NOW),
        (good()[:-1], EVENT, BODY, [SECRET], NOW),
        (good().upper(), EVENT, BODY, [SECRET], NOW),
        (good().replace("v1=", "v2="), EVENT, BODY, [SECRET], NOW),
        ("", EVENT, BODY, [SECRET], NOW),
        (f"t=,v1={'0' * 64}", EVENT, BODY, [SECRET], NOW),
        (f"t={'9' * 400},v1={'0' * 64}", EVENT, BODY, [SECRET], NOW),
        (f"t=๑,v1={'0' * 64}", EVENT, BODY, [SECRET], NOW),
        (good() + "\n", EVENT, BODY, [SECRET], NOW),
        (sign(SECRET, "", BODY, NOW), "", BODY, [SECRET], NOW),
        (sign(SECRET, "a.b", BODY, NOW), "a.b", BODY, [SECRET], NOW),
        (sign(SECRET, EVENT, asking("/signups"), NOW), EVENT, b"", [SECRET], NOW),
    ],
    ids=[
        "too old", "from the future", "unknown secret", "no secret", "another body",
        "another event", "another time", "cut", "capitals", "another scheme", "nothing", "no time",
        "endless time", "Thai digits", "line end", "no event", "no uuid", "a question's as a body's",
    ],
)  # fmt: skip
def test_signature_is_refused(header, event, body, secrets, at):
    """Whatever differs by one sign."""
    with pytest.raises(Unsigned):
        verify(header, event, body, secrets=secrets, at=at)
