"""The engine that is always there: SQL on SQLite or PostgreSQL. Nothing outside writes predicates."""

from search.engines.database.answering import run, soonest
from search.engines.database.asides import count_by_area, count_each

__all__ = ["count_by_area", "count_each", "run", "soonest"]
