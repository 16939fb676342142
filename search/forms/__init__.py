"""Forms of the central role's screens."""
