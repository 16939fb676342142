"""The engine that is always there: SQL on SQLite or PostgreSQL. Nothing outside writes predicates."""

from search.engines.database.answering import run, soonest
from search.engines.database.asides import count_each, count_by_area

__all__ = ["count_each", "count_by_area", "run", "soonest"]
