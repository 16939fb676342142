"""Groups: entry, card, page, listing."""
