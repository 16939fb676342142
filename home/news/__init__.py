"""News and circular letters."""
