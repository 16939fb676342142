"""Who is of age, when only the year of birth is known."""

from datetime import date

from django.conf import settings


def is_minor(birth_year: int, on: date) -> bool:
    """Say whether a guardian has to agree; in doubt somebody is taken to be younger.

    Whoever was born in the year has had this year's birthday or not: then not.
    """
    youngest_age = on.year - birth_year - 1
    return youngest_age < settings.PORTAL_ADULT_AGE
