"""The one kind of failure that is shown without a traceback."""


class Problem(Exception):
    """Something the person at the keyboard can mend; its text is the one line that says how."""
