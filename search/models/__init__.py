"""The read model: published entries, the tokens they are found by, and the words of the index."""

from search.models.entry import Entry, EntryFacet, EntryRun
from search.models.tokens import EntryTokens
from search.models.vocabulary import VocabularyChange, VocabularyWord
from search.models.wording import MissedQuery, ProtectedWord, Stamp, SynonymGroup

__all__ = [
    "Entry",
    "EntryFacet",
    "EntryRun",
    "EntryTokens",
    "MissedQuery",
    "ProtectedWord",
    "Stamp",
    "SynonymGroup",
    "VocabularyChange",
    "VocabularyWord",
]
