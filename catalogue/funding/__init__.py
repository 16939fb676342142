"""Money for what was learned: sources, the finder, examples of paying back, reminders to check."""
