"""Search fields that give our tokens for whatever field a model has named."""

from functools import lru_cache
from typing import Any

from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField

from search.admin_search.letters import coded
from search.dictionary import words
from search.thai import Words, analyse

#: Of a longer text only the beginning is found in the admin.
LONGEST_TEXT = 20_000


class Analysed:
    """An object on its way into the index, whose search fields give tokens."""

    def __init__(self, original: Any) -> None:
        self.original = original
        self.pk = original.pk

    def get_search_fields(self) -> list[BaseField | RelatedFields]:
        """The fields of the object's model, each speaking in tokens."""
        return [_analysed(field) for field in self.original.get_search_fields()]


class AnalysedSearchField(SearchField):
    """A search field's text in tokens."""

    def __init__(self, field: SearchField) -> None:
        super().__init__(field.field_name, boost=field.boost, **field.kwargs)
        self.field = field

    def get_value(self, obj: Any) -> str:
        return _tokens(self.field.get_value(_original(obj)))


class AnalysedAutocompleteField(AutocompleteField):
    """The same for the field that unfinished words are looked up in."""

    def __init__(self, field: AutocompleteField) -> None:
        super().__init__(field.field_name, **field.kwargs)
        self.field = field

    def get_value(self, obj: Any) -> str:
        return _tokens(self.field.get_value(_original(obj)))


class AnalysedRelatedFields(RelatedFields):
    """The same for fields of related objects."""

    def __init__(self, related: RelatedFields) -> None:
        super().__init__(related.field_name, [_analysed(field) for field in related.fields])
        self.related = related

    def get_value(self, obj: Any) -> Any:
        return self.related.get_value(_original(obj))


def _analysed(field: Any) -> Any:
    if isinstance(field, SearchField):
        return AnalysedSearchField(field)
    if isinstance(field, AutocompleteField):
        return AnalysedAutocompleteField(field)
    if isinstance(field, RelatedFields):
        return AnalysedRelatedFields(field)
    return field


def _original(obj: Any) -> Any:
    return obj.original if isinstance(obj, Analysed) else obj


def _tokens(value: Any) -> str:
    return _cut(_text(value)[:LONGEST_TEXT], words())


@lru_cache(maxsize=16)
def _cut(text: str, known: Words) -> str:
    """Return a text's tokens in code; modelsearch asks for each of an object's fields six times."""
    return " ".join(dict.fromkeys(map(coded, analyse(text, known))))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return " ".join(map(_text, value.values()))
    if isinstance(value, list | tuple):
        return " ".join(map(_text, value))
    return str(value)
