"""What visitors see of the registry."""
