"""Answers that say what is wrong, in Thai and in English at once, whoever asks."""

from collections.abc import Sequence
from typing import Any

from django.http import JsonResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

JSON = {"ensure_ascii": False}

MESSAGES: dict[str, str | Promise] = {
    "not_found": _("There is nothing at this address"),
    "unknown_kind": _("There is no such kind. The kinds are listed at /api/v1/kinds"),
    "unknown_code": _("Nothing public has this code"),
    "unknown_area": _("There is no such area. Use the official codes of provinces and districts"),
    "unknown_parameter": _("This address does not know these parameters"),
    "unknown_value": _("These values are not known, or do not fit together"),
    "bad_value": _("These parameters cannot be read, or lie outside of what is allowed"),
    "bad_cursor": _("This cursor is not one of ours. Begin again without one"),
    "bad_request": _("This address holds signs that no address of ours has"),
    "method_not_allowed": _("The API can only be read: use GET"),
    "too_many": _("Too many requests. Wait a little, or take the files at /th/data/"),
}


def problem(status: int, code: str, details: Sequence[str] = ()) -> JsonResponse:
    """Answer with a mistake in words."""
    mistake = {"code": code, "message": in_both(MESSAGES[code]), "details": list(details)}
    return JsonResponse({"error": mistake}, status=status, json_dumps_params=JSON)


def in_both(text: str | Promise) -> dict[str, str]:
    """Say a text in Thai and in English."""
    said: dict[str, Any] = {}
    for language in ("th", "en"):
        with translation.override(language):
            said[language] = str(text)
    return said
