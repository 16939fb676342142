"""What a form of the public carries, as it was typed."""

from collections.abc import Iterable, Mapping

from portal.core.thai_text import storable


def typed_of(posted: Mapping[str, str], names: Iterable[str], *, most: int) -> dict[str, str]:
    """Return what was typed, without what no database takes; the last of repeated keys.

    What stands behind `most` letters is longer than any answer: neither judged nor shown again.
    """
    return {name: storable(str(posted.get(name, ""))[:most]) for name in names}
