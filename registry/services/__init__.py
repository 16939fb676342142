"""The only code that writes rows of the registry, each change in one transaction."""
