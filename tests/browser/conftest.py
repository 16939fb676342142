"""A prepared demonstration portal, served, and a real browser: once for each process of the run."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from measuring import browser as real
from measuring import portal_server
from measuring.visits import visits


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    """The folder of the portal; the processes of one run prepare it once between them."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    portal_server.prepared_once(folder / "portal")
    return folder / "portal"


@pytest.fixture(scope="session")
def base(data):
    """The address where the portal is served."""
    with portal_server.served(data) as address:
        yield address


@pytest.fixture(scope="session")
def seen(base):
    """Every page to look at, by name."""
    return {visit.name: visit for visit in visits(base)}


@pytest.fixture(scope="session")
def chromium():
    """The browser."""
    with real.browser() as one:
        yield one


@pytest.fixture
def open_page(base, chromium):
    """A function that opens a path of the portal and gives the page; what it opened is closed."""
    with ExitStack() as stack:

        def opened(path, *, width=1280, script=True):
            page, _seen = stack.enter_context(
                real.opened(chromium, base + path, width=width, script=script)
            )
            return page

        yield opened
