"""Lists that the portal comes with: each room registers what it loads, one command loads them."""

from collections.abc import Callable, Iterator, Mapping

#: Adds what is missing and may run at any time; returns how much of what was added.
Loader = Callable[[], Mapping[str, int]]

_loaders: dict[str, tuple[int, Loader]] = {}


def register(loader: Loader, *, name: str, order: int = 100) -> None:
    """Load this with the others; smaller orders first. Called in ``AppConfig.ready``."""
    _loaders[name] = (order, loader)


def loaders() -> Iterator[Loader]:
    """Return what rooms registered, in order."""
    return (loader for _order, loader in sorted(_loaders.values(), key=lambda one: one[0]))
