"""Finding things: the published-entry read model, filters and listings."""
