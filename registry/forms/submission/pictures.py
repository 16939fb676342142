"""What somebody says that a picture of theirs shows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.core.findings import Level
from portal.core.text_checks import check_text, is_file_name
from portal.core.thai_text import normalise_line

LONGEST_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Described:
    """What a picture is said to show, and what is wrong with that."""

    uid: str
    words: str
    problem: str = ""

    @classmethod
    def judged(cls, uid: str, text: str) -> "Described":
        """Judge the words as those of a page: no file names, no numbers of people."""
        words = normalise_line(text)
        if len(words) > LONGEST_DESCRIPTION:
            return cls(uid, words[:LONGEST_DESCRIPTION], _("Write at most 200 letters"))
        if words and is_file_name(words):
            return cls(uid, words, _("This is the name of a file. Say what the picture shows"))
        blocking = [one for one in check_text(words) if one.level is Level.BLOCK]
        return cls(uid, words, str(blocking[0]) if blocking else "")
