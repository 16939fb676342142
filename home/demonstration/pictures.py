"""The demonstration's pictures: all of them made, some dealt to courses."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from home.demonstration.shapes import DemoCourse
from portal.media.models import PortalImage

#: Shown beside each: nobody takes it for a photograph.
CREDIT = "ภาพวาดประกอบ"
_CONTENT = Path(__file__).with_name("content")
#: So many courses wear the same picture; the others keep the drawing of their craft.
MOST_USES = 5


@dataclass(slots=True)
class Pictures:
    """Pictures by the picture word that they stand for."""

    by_word: dict[str, PortalImage] = field(default_factory=dict)
    _used: dict[int, int] = field(default_factory=dict)
    _titles: set[str] = field(default_factory=set)
    _made: list[PortalImage] = field(default_factory=list)

    def add(self, picture: PortalImage, words: Iterable[str]) -> None:
        """Keep a picture, for the courses of these words."""
        self._made.append(picture)
        self.by_word.update(dict.fromkeys(words, picture))

    def deal(self, course: DemoCourse) -> PortalImage | None:
        """Give a course the picture of its craft, while there are any left of it."""
        picture = self.by_word.get(course.picture_word)
        if picture is None or course.title in self._titles:
            return None
        if self._used.get(picture.pk, 0) >= MOST_USES:
            return None
        self._used[picture.pk] = self._used.get(picture.pk, 0) + 1
        self._titles.add(course.title)
        return picture

    def all(self) -> list[PortalImage]:
        """Return each picture once."""
        return list(self._made)


def picture_rows() -> list[dict[str, Any]]:
    """Return what is written about each picture."""
    text = (_CONTENT / "pictures.toml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(text)["picture"]
    return rows


def make_pictures() -> Pictures:
    """Take the pictures in as an upload is taken in, with all their sizes and formats."""
    pictures = Pictures()
    for row in picture_rows():
        content = (_CONTENT / "pictures" / row["file"]).read_bytes()
        picture = PortalImage(
            title=row["title"],
            description=row["alt"],
            credit=CREDIT,
            file=ContentFile(content, name=row["file"]),
        )
        picture.save()
        pictures.add(picture, row.get("words", ()))
    return pictures
