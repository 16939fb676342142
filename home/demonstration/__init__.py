"""Content that shows what the portal can do: deterministic, made up, deletable as a whole."""
