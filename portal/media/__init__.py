"""Pictures and documents, and how they come in."""
