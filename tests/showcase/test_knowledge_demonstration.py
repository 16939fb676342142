"""Knowledge items of the demonstration: enough of them, every sort and state, nothing that may not be."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from catalogue.cvm import loading
from catalogue.place_enums import ProviderKind
from home.demonstration.courses import CONTENT
from home.demonstration.knowledge_banks import facts_of
from home.demonstration.pages import rows
from portal.media.pdf_pages import pages_of
from showcase.knowledge.enums import KnowledgeTopic, Level, Medium, Reader
from showcase.knowledge.freshness import is_old
from showcase.knowledge.licences import Licence
from showcase.knowledge.links import host_of, video_site
from showcase.knowledge.rules import problems
from showcase.knowledge_bank.parts import BankPart, PartState
from showcase.knowledge_bank.rules import institution_problems, part_problems

ROWS = rows("knowledge", "item")
TODAY = date(2026, 11, 20)


@pytest.mark.row("S0-40", "S1-17", "S1-32", "S3-17")
def test_what_the_papers_name_is_there():
    """Guidelines, the CVM site, ENLIS, two textbooks and LOGAS come from the papers; the rest says so."""
    named = [row for row in ROWS if "source" in row]
    assert len(named) == 7 and {row["source"] for row in named} == {"S0", "S1", "S3"}
    for row in ROWS:
        is_made_up = "ตัวอย่าง" in row["title"] or "(sample)" in row["title"]
        assert is_made_up is ("source" not in row), row["title"]


def test_every_sort_topic_and_state_is_there():
    """Each choice of the filters finds something, and each state of a link and of a check is met."""
    assert len(ROWS) >= 12
    assert {row["medium"] for row in ROWS} == set(Medium.values)
    assert {topic for row in ROWS for topic in row["topics"]} == set(KnowledgeTopic.values)
    assert {reader for row in ROWS for reader in row["readers"]} == set(Reader.values)
    assert len({row["licence"] for row in ROWS}) >= len(Licence) - 1
    assert {video_site(row.get("link", "")) for row in ROWS} >= {"YouTube", "Vimeo", "Facebook"}
    assert any(row["checked"] > 365 for row in ROWS)
    assert any(row.get("link_state") == "gone" for row in ROWS)
    assert {len(row["place"]) for row in ROWS} >= {0, 2, 4}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["title_en"][:40])
def test_item_keeps_the_rules(row):
    """The demonstration shows nothing that an officer could not publish; addresses are made up."""
    file = row.get("file")
    item = SimpleNamespace(
        title=row["title"],
        summary=row["summary"],
        medium=row["medium"],
        topics=row["topics"],
        document=file,
        link=row.get("link", ""),
        link_state=row.get("link_state", "works"),
        licence=row["licence"],
        licence_other=row.get("licence_other", ""),
        licence_url=row.get("licence_url", ""),
        author=row.get("author", ""),
        publisher=row["publisher"],
        issued_on=None,
        checked_on=TODAY - timedelta(days=row["checked"]),
    )
    size = (CONTENT / "papers" / file).stat().st_size if file else None
    assert list(problems(item, size, TODAY, is_live=True)) == []
    host = host_of(item.link)
    assert not host or host == "cvm.vec.go.th" or video_site(item.link) or "example" in host
    if file:
        assert pages_of((CONTENT / "papers" / file).read_bytes()) == 1


def test_made_up_colleges_show_every_state_of_a_bank():
    """Each part and state is met, one part nobody looked at, one check is old; nothing real is told."""
    banks = rows("knowledge_banks", "bank")
    providers = {row["title"]: row for row in rows("providers", "provider")}
    told = [part for bank in banks for part in facts_of(bank, TODAY)]
    assert {part.part for part in told} == set(BankPart)
    assert {part.state for part in told} == set(PartState)
    assert len(told) < 4 * len(banks)
    assert any(is_old(part.checked_on, TODAY) for part in told)
    for part in told:
        assert list(part_problems(part, TODAY)) == [], part
        assert not part.link or host_of(part.link).endswith(".example")
    for bank in banks:
        assert "ตัวอย่าง" in bank["provider"]
        kind = ProviderKind(providers[bank["provider"]]["provider_kind"]).unit_kind
        assert list(institution_problems(kind, "47", "", {})) == []


def test_levels_and_fields_of_items_are_met():
    """Each level is there, and the fields that items name stand in the handbook's list."""
    assert {row["level"] for row in ROWS if "level" in row} == set(Level.values)
    known = {row.code for row in loading.rows()}
    named = {row["field"] for row in ROWS if "field" in row}
    assert named and named <= known
