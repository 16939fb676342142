"""The frame of the house: settings, addresses, command line, and the rooms below every feature."""
