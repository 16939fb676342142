"""Wagtail's checks beside the preview, with rules that our pages need."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

#: What cameras and messengers call their files, in words of a regular expression for JavaScript.
_FILE_NAMES = (
    r"\.(avif|gif|heic|jpe?g|png|svg|webp|pdf)$|_"
    r"|^(img|dsc|dscn|image|photo|pict?|screenshot|line|received)[ _-]?[0-9()-]+$"
)


class OurContentChecker(ContentCheckerItem):
    """Adds alternative texts, tables and languages to what is looked at; words are ours.

    What axe cannot see (numbers of people, official words, hours that do not sum) is checked on
    the server: ``portal.core.content_checks``, ``catalogue.course_rules``.
    """

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "image-redundant-alt",
        "link-in-text-block",
        "list",
        "td-headers-attr",
        "valid-lang",
    ]
    axe_custom_checks: list[dict[str, Any]] = [
        {"id": "check-image-alt-text", "options": {"pattern": _FILE_NAMES}},
        {"id": "check-empty-meta-description"},
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "alt-text-quality": {
            "error_name": _("The alternative text is a file name"),
            "help_text": _("Say what the picture shows"),
        },
        "image-alt": {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Say what the picture shows"),
        },
        "heading-order": {
            "error_name": _("A heading level is skipped"),
            "help_text": _("Use the next smaller heading"),
        },
        "link-name": {
            "error_name": _("A link has no words"),
            "help_text": _("Say where the link goes, like ดูสินค้าทั้งหมด."),
        },
        "empty-meta-description": {
            "error_name": _("The sentence for search engines is empty"),
            "help_text": _("Write in one sentence what a learner gets"),
        },
    }
