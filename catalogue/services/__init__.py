"""All writes of the catalogue; each function is one use case in one transaction."""
