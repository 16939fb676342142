"""Screens of the registry in the admin."""
