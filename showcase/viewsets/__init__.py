"""Lists of this room in the admin."""
