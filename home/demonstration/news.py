"""News and circular letters of the demonstration; one letter is shaped like that of the papers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model

from home.content import prose
from home.demonstration import pages
from home.demonstration.courses import CONTENT
from home.models import NewsIndexPage, NewsPage
from home.models.news import LetterRecipient
from portal.media.models import PortalDocument
from portal.places.models import OrgUnit

_PLAIN = ("title", "title_en", "summary", "summary_en", "kind", "urgency")


def make(today: date) -> Sequence[Model]:
    """Make news and letters: those of the country below the listing, others below who sends them."""
    index = NewsIndexPage.objects.first()
    made: list[Model] = []
    for row in pages.rows("news", "item"):
        place = row.get("place", "")
        unit = pages.unit_at(place)
        if unit is None or index is None:
            continue
        page = NewsPage(**_values(row, today))
        if "file" in row:
            page.attachment = _document(row["file"], row["title"])
            made.append(page.attachment)
        codes = [f"p{code}" for code in row.get("targets", ())]
        page.recipients.set(
            [LetterRecipient(unit=one) for one in OrgUnit.objects.filter(code__in=codes)]
        )
        pages.add_page(unit, page, _published(row, today), None if place else index)
        made.append(page)
    return made


def _values(row: dict[str, Any], today: date) -> dict[str, Any]:
    is_letter = row["kind"] == "circular"
    return {
        **{name: row[name] for name in _PLAIN if name in row},
        "body": prose.blocks(row["text"]),
        "letter_number": row.get("number", ""),
        "dated": row.get("letter_date") or (_published(row, today).date() if is_letter else None),
        "sent_to_levels": row.get("levels", []),
    }


def _published(row: dict[str, Any], today: date) -> Any:
    return pages.days_ago(today, row["published"])


def _document(file: str, title: str) -> PortalDocument:
    content = (CONTENT / "papers" / file).read_bytes()
    document = PortalDocument(title=title, file=ContentFile(content, name=file))
    document.save()
    return document
