"""Reading answers: what is not of the shape that was asked for is garbage, and nobody's mistake here.

Every look into an answer goes through this class, so that an error of our own is never taken for
an error of Elasticsearch.
"""

from collections.abc import Iterator

from search.engines.base import Unavailable


class Garbage(Unavailable):
    """The answer is not what was asked for."""


class Answer:
    """Something within an answer; all ways into it check what they find."""

    def __init__(self, value: object, at: str = "answer") -> None:
        self._value = value
        self._at = at

    def __getitem__(self, key: str) -> "Answer":
        """Return what stands under a key; it must be there."""
        if not isinstance(self._value, dict) or key not in self._value:
            raise Garbage(f"{self._at} has no {key}")
        return Answer(self._value[key], f"{self._at}.{key}")

    def has(self, key: str) -> bool:
        """Say whether something stands under a key."""
        return key in self.mapping()

    def mapping(self) -> dict[str, object]:
        """Return it as a mapping."""
        if not isinstance(self._value, dict):
            raise Garbage(f"{self._at} is no mapping")
        return self._value

    def items(self) -> Iterator[tuple[str, "Answer"]]:
        """Give each key with what stands under it."""
        for key, value in self.mapping().items():
            yield key, Answer(value, f"{self._at}.{key}")

    def each(self) -> Iterator["Answer"]:
        """Give each element of a list."""
        if not isinstance(self._value, list):
            raise Garbage(f"{self._at} is no list")
        for value in self._value:
            yield Answer(value, f"{self._at}[]")

    def last(self) -> "Answer":
        """Return the last element of a list."""
        elements = list(self.each())
        if not elements:
            raise Garbage(f"{self._at} is empty")
        return elements[-1]

    def first(self) -> "Answer":
        """Return the first element of a list."""
        for element in self.each():
            return element
        raise Garbage(f"{self._at} is empty")

    def integer(self) -> int:
        """Return it as a whole number."""
        if isinstance(self._value, bool) or not isinstance(self._value, int):
            raise Garbage(f"{self._at} is no whole number")
        return self._value

    def number(self) -> float:
        """Return it as a number."""
        if isinstance(self._value, bool) or not isinstance(self._value, int | float):
            raise Garbage(f"{self._at} is no number")
        return float(self._value)

    def text(self) -> str:
        """Return it as text."""
        if not isinstance(self._value, str):
            raise Garbage(f"{self._at} is no text")
        return self._value

    def raw(self) -> object:
        """Return it as it came."""
        return self._value

    def is_false(self) -> bool:
        """Say whether it is the word false."""
        return self._value is False
