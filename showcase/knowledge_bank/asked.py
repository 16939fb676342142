"""What an address asks of the list of knowledge banks; what nobody knows is dropped."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from portal.core.thai_text import normalise_line
from showcase.knowledge_bank.parts import BankPart

LONGEST_TEXT = 120
#: Where the institutions begin: whoever turns the page or asks again does not start at the top.
RESULTS = "h-banks"
_PAGE = re.compile("[1-9][0-9]{0,2}")


@dataclass(frozen=True)
class Asked:
    """Part of a name, a province, a part that is in use, and the numbered page."""

    text: str = ""
    province: str = ""
    part: str = ""
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether some institutions are left out."""
        return bool(self.text or self.province or self.part)

    def with_page(self, page: int) -> str:
        """The address of another page of the same."""
        numbered = ("page", str(page) if page > 1 else "")
        asked = [("q", self.text), ("province", self.province), ("part", self.part), numbered]
        query = urlencode([pair for pair in asked if pair[1]])
        return f"{reverse('showcase:knowledge-banks')}{'?' if query else ''}{query}#{RESULTS}"


def read(given: QueryDict, provinces: Collection[str]) -> Asked:
    """Read an address; only a province that has an institution can be chosen."""
    part, province, page = (given.get(name, "") for name in ("part", "province", "page"))
    return Asked(
        text=normalise_line(given.get("q", "")[:LONGEST_TEXT]),
        province=province if province in provinces else "",
        part=part if part in BankPart.values else "",
        page=int(page) if _PAGE.fullmatch(page) else 1,
    )
