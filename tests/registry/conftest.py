"""What tests of the registry share."""

import re

import pytest

from catalogue.models import CentrePage
from registry import current_notices, gateways, known_rows
from tests.factories.catalogue import make_course, tree, tree_layer  # noqa: F401 - fixtures
from tests.factories.registry import make_notices, make_open_run
from tests.factories.showcase import make_group
from tests.factories.users import as_role, sign_in
from tests.layers import layer


@layer(upon=tree_layer)
def course_layer():
    """A course of the district centre of Phanna Nikhom."""
    return make_course(CentrePage.objects.get(unit__code="d4704"))


@pytest.fixture
def course(course_layer, tree):  # noqa: F811 - the fixture
    """A course of the district centre of Phanna Nikhom."""
    return course_layer


@pytest.fixture
def centre(tree):  # noqa: F811 - the fixture
    """That centre."""
    return tree["d4704"]


@pytest.fixture
def unit(centre):
    """That centre as a unit of the department."""
    return centre.unit


@pytest.fixture
def run(course):
    """An open run with seats for everybody."""
    return make_open_run(course, capacity=500)


@pytest.fixture
def group(centre):
    """A group of that centre that says it has 6 members."""
    return make_group(centre)


@pytest.fixture
def teacher(units):
    """A teacher of that centre."""
    return as_role("teacher", units["d4704"])


@pytest.fixture
def officer(unit):
    """An officer of that centre."""
    return as_role("district_officer", unit)


@pytest.fixture
def desk(client, officer):
    """The browser of that officer."""
    return sign_in(client, officer)


@pytest.fixture
def sent(monkeypatch):
    """What the gateway was given."""
    given = []

    class Gateway:
        def send(self, to, text, reference):
            given.append((to, text, reference))

    monkeypatch.setattr(gateways, "gateway", Gateway)
    return given


@pytest.fixture(autouse=True)
def _fresh_rows():
    """No test sees the notices, runs and places of another one."""
    current_notices.forget()
    known_rows.forget()
    yield
    current_notices.forget()
    known_rows.forget()


@layer()
def notices_layer():
    """The notices that the form shows, in both languages."""
    return [make_notices("th"), make_notices("en")]


@pytest.fixture
def notices(notices_layer):
    """The notices that the form shows, in both languages."""
    return notices_layer


def plain(page):
    """The text of a page as it is read: no tags, ordinary blanks."""
    html = page if isinstance(page, str) else page.content.decode()
    return " ".join(re.sub(r"<[^>]*>", "", html).replace("\u00a0", " ").split())
