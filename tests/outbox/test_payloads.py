"""What a payload may hold."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from portal.outbox.payloads import validate_payload


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"entry_id": 12},
        {"page": 99_999_999, "deleted": True},
        {"code": "snk-7k4p", "language": "th"},
        {"run": "snk-7k4p-2", "district": "470601"},
        {"signup": str(uuid.UUID(int=0x1234567890123456789012345678901234567890 >> 32))},
        {"event": "entry.changed", "path": "entry:12/th"},
    ],
)
def test_payload_with_ids_and_codes_is_accepted(payload):
    """Row numbers, short codes, UUIDs and truth values may leave."""
    validate_payload(payload)


@pytest.mark.parametrize(
    "payload",
    [
        [],
        "text",
        None,
        {"text": "ขอสมัครเรียนทำขนม"},
        {"words": "two words"},
        {"code": ""},
        {"code": "a" * 65},
        {"ids": [1, 2]},
        {"nested": {"id": 1}},
        {"nothing": None},
        {"price": 1.5},
        {"code": "1234567890123"},
        {"code": "1-2345-67890-12-3"},
        {"code": "0810000000"},
        {"code": "081-000-0000"},
        {"code": "+66810000000"},
        {"number": 810000000},
        {"number": 1234567890123},
        {"number": -810000000},
        {"code": "someone@example.org"},
        {"name": "somchai"},
        {"first_name": "somchai"},
        {"telephone": "1"},
        {"national_id": 1},
        {"Key": 1},
        {"key-with-dash": 1},
        {1: 1},
        {f"k{n}": n for n in range(21)},
    ],
)
def test_payload_with_words_or_personal_numbers_is_refused(payload):
    """Text, lists, objects, telephones, identity numbers and e-mails never enter the outbox."""
    with pytest.raises(ValidationError):
        validate_payload(payload)


def test_refusal_does_not_repeat_the_value():
    """The error names the key only: the value may be what must not be written down."""
    with pytest.raises(ValidationError) as refusal:
        validate_payload({"contact": "0810000000"})
    assert "0810000000" not in str(refusal.value)
