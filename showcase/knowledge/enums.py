"""Choices of a knowledge item."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: As people and browsers count it.
MEGABYTE = 1024 * 1024


class Medium(models.TextChoices):
    """What sort of thing it is: those of the knowledge bank (S3-17), and what people send in LINE."""

    DOCUMENT = "document", _("Document or handbook")
    BOOK = "book", _("Book (E-Book)")
    VIDEO = "video", _("Video")
    LESSON = "lesson", _("Online lesson (E-Learning)")
    CONTENT = "content", _("Digital teaching material (E-Content)")
    LIBRARY = "library", _("Online library (E-Library)")
    APP = "app", _("App for the telephone")
    SIMULATOR = "simulator", _("Simulator")
    WEBSITE = "website", _("Website")


class Reader(models.TextChoices):
    """Who it is for."""

    BEGINNER = "beginner", _("Somebody who begins")
    LEARNER = "learner", _("Learners of a course")
    MAKER = "maker", _("Groups and makers")
    TEACHER = "teacher", _("Teachers and trainers")
    PARENT = "parent", _("Parents")


class Level(models.TextChoices):
    """How much one must know before: the levels that colleges teach at (S3-17)."""

    EVERYBODY = "everybody", _("Everybody: nothing needed before")
    SHORT = "short", _("Short vocational course")
    CERTIFICATE = "certificate", _("Vocational certificate (ปวช.)")
    DIPLOMA = "diploma", _("Higher vocational diploma (ปวส.)")


class FileSize(models.TextChoices):
    """What fetching it costs a telephone: filtered by, never typed."""

    SMALL = "small", _("File up to 1 MB")
    MIDDLE = "middle", _("File of 1 to 5 MB")
    LARGE = "large", _("File above 5 MB")
    ONLINE = "online", _("No file: read or watched online")

    @classmethod
    def of(cls, size: int | None) -> "FileSize":
        """Sort a file by its size in bytes; None where there is only a link."""
        if size is None:
            return cls.ONLINE
        if size <= MEGABYTE:
            return cls.SMALL
        return cls.MIDDLE if size <= 5 * MEGABYTE else cls.LARGE


class KnowledgeTopic(models.TextChoices):
    """What it is about, besides the trade."""

    CRAFT = "craft", _("How it is made")
    MONEY = "money", _("Money: accounts, saving, borrowing")
    SELLING = "selling", _("Selling, also online")
    STANDARD = "standard", _("Standards and marks of quality")
    SAFETY = "safety", _("Safety at work")
    GROUP = "group", _("Working as a group")
    LANGUAGE = "language", _("Languages")
    DIGITAL = "digital", _("Computer and telephone")
    SUFFICIENCY = "sufficiency", _("Sufficiency economy")
    PLACE = "place", _("The place and its wisdom")
    TEACHING = "teaching", _("Teaching and running courses")


class TextLanguage(models.TextChoices):
    """The language that it is in."""

    THAI = "th", _("Thai")
    ENGLISH = "en", _("English")
    BOTH = "th-en", _("Thai and English")
    OTHER = "other", _("Another language")

    @property
    def tags(self) -> list[str]:
        """The languages as machines name them."""
        return [] if self is TextLanguage.OTHER else self.value.split("-")


class LinkState(models.TextChoices):
    """What became of the link when somebody last tried it."""

    WORKS = "works", _("It opens")
    GONE = "gone", _("It does not open any more")
