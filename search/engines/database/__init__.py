"""The engine that is always there: SQL on SQLite or PostgreSQL. Nothing outside writes predicates."""

from search.engines.database.asides import count_by_area, count_each
from search.engines.database.engine import DatabaseEngine
from search.engines.database.soonest import soonest

__all__ = ["DatabaseEngine", "count_by_area", "count_each", "soonest"]
