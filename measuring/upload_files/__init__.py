"""Files that people and attackers send: made by code, the same every time."""
