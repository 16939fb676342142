"""Rows that many tests only read are written once, in layers that lie upon each other.

Each layer is a transaction inside the one below, and a test runs in a savepoint upon the layers
that its fixtures name: it sees these and no others, and nobody sees what it writes. What lies upon
a layer that the next test does not name is rolled back first. A test that commits starts from none;
for it layers are written plainly, and emptied with everything else.

    @layer(upon=areas_layer)
    def units_layer():
        load_units()

    @pytest.fixture
    def units(units_layer):
        return Rows(OrgUnit.objects.all(), "code")

A layer's fixture gives each test a copy of its own of what the function returned. Layers are
written at the real time of day: what depends on a test's clock belongs into a plain fixture.
"""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction


@dataclass(frozen=True)
class Layer:
    """A function that writes rows, and the layer that it writes them upon."""

    name: str
    write: Callable[[], Any]
    upon: "Layer | None"

    @property
    def depth(self) -> int:
        """How many layers lie below."""
        return self.upon.depth + 1 if self.upon else 0


@dataclass
class Laid:
    """A layer that lies in the database now."""

    layer: Layer
    atomic: transaction.Atomic
    kept: bytes


#: Name of a layer's fixture → the layer; two of the same name would be mistaken for each other.
LAYERS: dict[str, Layer] = {}


def layer(*, upon=None):
    """Make of a function that writes rows the fixture of a layer; ``upon`` is such a fixture."""

    def register(write):
        name = write.__name__
        assert name not in LAYERS, f"two layers are called {name}"
        below = LAYERS[upon.__name__] if upon else None
        LAYERS[name] = Layer(name, write, below)

        def laid(db, _layers):
            return _layers.value_of(name)

        laid.__name__, laid.__doc__ = name, write.__doc__
        return pytest.fixture(laid)

    return register


#: Whoever asks for none of these, and has no ``django_db`` mark, is refused every connection.
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}


def uses_database(item) -> bool:
    """Say whether a test touches the database."""
    return bool(
        item.get_closest_marker("django_db")
        or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    )


def wanted_by(item) -> tuple[Layer, ...]:
    """Return the layers that a test's fixtures name, with those below, the lowest first."""
    names = set(getattr(item, "fixturenames", ()))
    commits = {"transactional_db", "live_server"} & names
    marker = item.get_closest_marker("django_db")
    if commits or (marker and marker.kwargs.get("transaction")):
        return ()
    wanted = {}
    for name in names:
        one = LAYERS.get(name)
        while one:
            wanted[one.name] = one
            one = one.upon
    return tuple(sorted(wanted.values(), key=lambda one: (one.depth, one.name)))


@dataclass
class Layers:
    """The layers that lie in this process's database."""

    laid: list[Laid] = field(default_factory=list)
    prepared_for: Any = None
    #: What was written plainly for the test that runs now: layer → its value.
    plain: dict[str, bytes] = field(default_factory=dict)

    def prepare(self, item) -> None:
        """Lay what a test wants, once for each test and before its own savepoint."""
        if item is self.prepared_for:
            return
        self.prepared_for = item
        self.plain.clear()
        wanted = wanted_by(item)
        same = 0
        while same < min(len(wanted), len(self.laid)) and self.laid[same].layer is wanted[same]:
            same += 1
        self.take_away(down_to=same)
        for one in wanted[same:]:
            self.lay(one)

    def lay(self, one: Layer) -> None:
        """Write a layer's rows upon those that lie."""
        atomic = transaction.atomic()
        # As of Django's own test cases: services that write durably may be called within it.
        atomic._from_testcase = True
        atomic.__enter__()
        self.laid.append(Laid(one, atomic, b""))
        try:
            value = one.write()
            connection.check_constraints()  # here, and not again after every test
            self.laid[-1].kept = pickle.dumps(value)
        except BaseException:
            self.take_away(down_to=len(self.laid) - 1)
            raise

    def take_away(self, down_to: int = 0) -> None:
        """Roll the topmost layers back."""
        while len(self.laid) > down_to:
            transaction.set_rollback(True)
            self.laid.pop().atomic.__exit__(None, None, None)

    def value_of(self, name: str) -> Any:
        """Return a copy of what a layer's function returned."""
        kept = {one.layer.name: one.kept for one in self.laid}.get(name)
        if kept is None:
            kept = self.write_plainly(LAYERS[name])
        return pickle.loads(kept)  # noqa: S301 - our own

    def write_plainly(self, one: Layer) -> bytes:
        """Write a layer and those below for a test that commits."""
        if one.name not in self.plain:
            if one.upon:
                self.write_plainly(one.upon)
            self.plain[one.name] = pickle.dumps(one.write())
        return self.plain[one.name]


@pytest.fixture(scope="session")
def _layers(django_db_setup, django_db_blocker):
    """The layers of this process."""
    layers = Layers()
    yield layers
    with django_db_blocker.unblock():
        layers.take_away()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef, request):
    """Before the first fixture of a test that uses the database: lay the layers that it names."""
    if fixturedef.scope == "function" and uses_database(request.node):
        layers = request.getfixturevalue("_layers")
        if layers.prepared_for is not request.node:
            with request.getfixturevalue("django_db_blocker").unblock():
                layers.prepare(request.node)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what judges the database; tests upon the same layers follow each other.

    A test that only stores rows to judge something else (the words of a form, a PDF) says so by
    ``one_database``: it is not run again on PostgreSQL.
    """
    for item in items:
        if uses_database(item) and not item.get_closest_marker("one_database"):
            item.add_marker("database")
    items.sort(key=lambda item: [one.name for one in wanted_by(item)])
