"""Drafts of sign-ups: written while somebody fills in the form, forgotten when it is sent."""

from datetime import datetime

from registry.models import SignupDraft


def keep(key_hash: str, ciphertext: str, expires_at: datetime) -> None:
    """Write a draft, over an earlier one of the same browser; one statement."""
    SignupDraft.objects.bulk_create(
        [SignupDraft(key_hash=key_hash, ciphertext=ciphertext, expires_at=expires_at)],
        update_conflicts=True,
        unique_fields=["key_hash"],
        update_fields=["ciphertext", "expires_at"],
    )


def drop(key_hash: str) -> None:
    """Forget a draft."""
    SignupDraft.objects.filter(key_hash=key_hash).delete()


def prune(at: datetime) -> int:
    """Forget drafts whose time is over."""
    return SignupDraft.objects.filter(expires_at__lte=at).delete()[0]
