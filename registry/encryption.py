"""Text that only this room can read: AES-256-GCM, bound to the row it belongs to.

Written as ``v1|<key id>|<nonce>|<ciphertext>``; copied into another row it does not open. Keys come
from ``PORTAL_ENCRYPTION_KEYS`` ("id:base64 of 32 bytes", the first encrypts, all decrypt), outside
the database; without any, one follows from the secret key.
"""

import base64
import binascii
import hashlib
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_VERSION = "v1"
_NONCE_BYTES = 12
_KEY_BYTES = 32


class CannotDecrypt(ValueError):
    """The text was changed, belongs to another row, or its key is gone."""


def encrypt(text: str, row: str) -> str:
    """Encrypt for one row, named like ``support_need:<uid>``."""
    key_id, key = next(iter(_keys().items()))
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), row.encode())
    return "|".join((_VERSION, key_id, _encode(nonce), _encode(sealed)))


def decrypt(sealed: str, row: str) -> str:
    """Open what was encrypted for the same row; raises ``CannotDecrypt``."""
    try:
        version, key_id, nonce, text = sealed.split("|")
        if version != _VERSION:
            raise CannotDecrypt(f"unknown version {version}")
        opened = AESGCM(_keys()[key_id]).decrypt(_decode(nonce), _decode(text), row.encode())
    except (ValueError, KeyError, InvalidTag) as broken:
        raise CannotDecrypt(type(broken).__name__) from broken
    return opened.decode()


def _keys() -> dict[str, bytes]:
    return _keys_from(tuple(settings.PORTAL_ENCRYPTION_KEYS), settings.SECRET_KEY)


@lru_cache(maxsize=2)
def _keys_from(configured: tuple[str, ...], secret: str) -> dict[str, bytes]:
    if not configured:
        return {"0": hashlib.sha256(f"registry.encryption:{secret}".encode()).digest()}
    keys = {}
    for one in configured:
        key_id, _, value = one.partition(":")
        try:
            key = base64.b64decode(value, validate=True)
        except binascii.Error:
            key = b""
        if not key_id or "|" in key_id or len(key) != _KEY_BYTES:
            raise ImproperlyConfigured(
                "PORTAL_ENCRYPTION_KEYS is a list of “id:base64 of 32 bytes”."
            )
        keys[key_id] = key
    return keys


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
