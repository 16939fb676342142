"""Views of this room; each asks a module of its subject and lays out what it gets."""
