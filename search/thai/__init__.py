"""Thai text made ready for search: pure Python, without Django and without other packages.

``analyse`` gives the tokens of a page or of a query; ``planner`` turns what a visitor typed into
clauses of tokens. Engines store and match these tokens and never see the text itself.
"""

from search.thai.analysis import Word, analyse, words_of
from search.thai.normalise import normalise
from search.thai.word_list import Words, default_words

__all__ = ["Word", "Words", "analyse", "default_words", "normalise", "words_of"]
