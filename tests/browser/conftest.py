"""A prepared demonstration portal, served, and a real browser: once for each process of the run."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from measuring import browser as real
from measuring import portal_server
from measuring.visits import visits

#: As long as Playwright's own waits; its five seconds are too few where three runs share two cores.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session", autouse=True)
def _presses_settle():
    """A press that leads to another page is over when that page is loaded.

    Playwright ends it when the answer begins; what a test reads at once may then have no root.
    """
    with pytest.MonkeyPatch.context() as patch:
        for kind in (Page, Locator):
            patch.setattr(kind, "click", _settled(kind.click))
        yield


def _settled(press):
    def pressed(self, *rest, **named):
        press(self, *rest, **named)
        page = getattr(self, "page", self)
        if not page.is_closed():
            page.wait_for_load_state("load")

    return pressed


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
