"""Submissions from outside: taken once, pictures within bounds, swept and forgotten in time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from registry.enums import SubmissionKind, SubmissionState
from registry.models import Submission, SubmissionPicture
from registry.models.submission import submission_storage
from registry.references import read_reference
from registry.services import submissions
from tests.factories.media import jpeg
from tests.factories.showcase import make_group, make_product
from tests.factories.submissions import make_clean, make_proposal, send_proposal

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
