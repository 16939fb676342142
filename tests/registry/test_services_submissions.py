"""Submissions from outside: taken once, pictures within bounds, swept and forgotten in time."""

import pytest

from registry.models.submission import submission_storage

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(tree):
    """The district centre of Phanna Nikhom."""
    return tree["d4704"].unit


def files():
    """The names of all files that are kept."""
    try:
        return set(submission_storage().listdir("pictures")[1])
    except FileNotFoundError:
        return set()
