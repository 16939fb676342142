"""The words that people are told about their data, as the portal brings them along."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.enums import Purpose
from registry.reference import read

LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class Wording:
    """A notice in one language."""

    title: str
    text: str

    @property
    def hash(self) -> str:
        """What a consent keeps, so that the words shown can be proved."""
        return text_hash(self.title, self.text)


def text_hash(title: str, text: str) -> str:
    """Return the hash of a notice as it is shown."""
    return hashlib.sha256(f"{title}\n\n{text}".encode()).hexdigest()


def brought_along() -> Iterator[tuple[Purpose, Mapping[str, Wording]]]:
    """Yield every purpose with its words by language, as ``reference/notices.toml`` has them."""
    for row in read("notices")["notice"]:
        yield (
            Purpose(row["purpose"]),
            {
                language: Wording(row[f"title_{language}"], row[f"text_{language}"].strip())
                for language in LANGUAGES
            },
        )
