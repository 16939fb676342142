"""A word of the code has one Thai: Django joins the rooms' catalogues, and the first room wins."""

from collections import defaultdict

from babel.messages.pofile import read_po

from portal.translations import ROOT, catalogues


def test_word_is_translated_alike_in_every_room():
    """Two rooms that mean two things by one English word tell them apart by a context."""
    said = defaultdict(dict)
    for path in catalogues():
        room = str(path.relative_to(ROOT).parents[3])
        with path.open("rb") as stream:
            for message in read_po(stream, locale="th"):
                first = message.id if isinstance(message.id, str) else message.id[0]
                if first and message.string:
                    text = message.string
                    said[message.context, first][room] = text if isinstance(text, str) else text[0]
    apart = {key: rooms for key, rooms in said.items() if len(set(rooms.values())) > 1}
    assert apart == {}
