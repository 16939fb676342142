"""What the hours make of a course (S0-21, S0-22): 1–30 an interest group, 31 and more a class."""

from catalogue.enums import CourseFormat

MIN_HOURS = 1
INTEREST_MAX_HOURS = 30


def format_of(hours: int | None) -> CourseFormat | None:
    """Return the format that follows from the hours, None while there are none."""
    if hours is None or hours < MIN_HOURS:
        return None
    return CourseFormat.INTEREST if hours <= INTEREST_MAX_HOURS else CourseFormat.CLASS
