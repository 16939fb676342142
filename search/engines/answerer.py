"""Who answers a question."""

from dataclasses import dataclass

from search.engines.base import Engine


@dataclass(frozen=True, slots=True)
class Answerer:
    """An engine that answers one question, and whether it stands in for another."""

    engine: Engine
    is_fallback: bool = False
