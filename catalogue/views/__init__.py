"""Public addresses of the catalogue; each finds its page and hands it to Wagtail's serve hooks."""
