"""Awards and certificates of a centre, a group, a product or a story: what, by whom, when."""
