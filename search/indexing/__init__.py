"""Keeping the index of Elasticsearch: entries reach it by the outbox, and a check proves it."""
