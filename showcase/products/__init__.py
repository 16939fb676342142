"""Products: entry, card, page, listing."""
