"""Contacts that buyers use: asked again each year, by whoever looks after the group."""
