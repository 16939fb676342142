"""What visitors and officers fill in."""
