"""Where lines of a printed sheet may end: between words, never inside of what belongs together."""

from portal.core import protected_words
from portal.core.line_breaks import whole_end
from search.thai.breaking import with_breaks


def whole_words(text: str) -> str:
    """Mark the ends of words in a text; names, dates and numbers with their unit stay whole."""
    listed = protected_words.words()
    return with_breaks(text, lambda whole, at: whole_end(whole, at, listed))
