"""Public views of this room."""
