"""The catalogue in the admin: runs on scoped screens, courses as a list."""
