"""The public API, read-only: what the site's listings show, for programs. It reads entries only."""
