"""Courses and runs from a spreadsheet: its columns, its cells, and the judge of every row."""
