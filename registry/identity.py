"""Who is who without an identity card: keyed hashes that tell nothing to whoever steals them."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal.core.thai_text import comparison_key

#: How a person is matched: telephone, folded name and year of birth. Not the telephone alone: a
#: household shares one phone, and neighbours sign each other up.
CONTACT = "contact"


def person_key(name: str, telephone: str, birth_year: int) -> str:
    """Return the key of a person; the same for spellings that differ in spaces and marks only."""
    folded = "".join(comparison_key(name).split())
    return keyed_hash(CONTACT, f"{telephone}\n{folded}\n{birth_year}")


def answers_hash(answers: Mapping[str, object]) -> str:
    """Return the hash that tells whether the same form was sent with other answers."""
    return keyed_hash("answers", json.dumps(answers, sort_keys=True, ensure_ascii=False))


def token_hash(token: str) -> str:
    """Return what is kept of a one-time link or a cookie instead of itself."""
    return keyed_hash("token", token)


def keyed_hash(purpose: str, value: str) -> str:
    """HMAC-SHA256 with the pepper, which lies outside the database."""
    message = f"{purpose}:{value}".encode()
    return hmac.new(_pepper(), message, hashlib.sha256).hexdigest()


def _pepper() -> bytes:
    return _pepper_from(settings.PORTAL_PERSON_PEPPER, settings.SECRET_KEY)


@lru_cache(maxsize=2)
def _pepper_from(own: str, secret: str) -> bytes:
    if own and len(own) < 32:
        raise ImproperlyConfigured("PORTAL_PERSON_PEPPER has at least 32 characters.")
    source = own or f"registry.person-key:{secret}"
    return hashlib.sha256(source.encode()).digest()
