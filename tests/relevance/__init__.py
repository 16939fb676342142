"""The relevance set and its tests: see README.md."""
