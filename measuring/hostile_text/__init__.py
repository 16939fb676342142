"""Hostile words for text fields: what is typed, how it gets into a page's form, what must not come out."""
