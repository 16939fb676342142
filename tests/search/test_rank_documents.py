"""The door for outside collections: whatever is brought, the command ranks it and says who did."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.places.loading import load_areas_only

pytestmark = pytest.mark.django_db

DOCUMENTS = (
    {
        "id": "c1",
        "type": "course",
        "group": "อุตสาหกรรม",
        "province": "สกลนคร",
        "district": "พรรณานิคม",
        "title": "ซ่อมเครื่องใช้ไฟฟ้าในบ้าน",
        "summary": "พัดลม หม้อหุงข้าว",
        "body": "ถอดล้าง ตรวจวงจร",
    },
    {"id": "p1", "type": "product", "title": "ขนมไข่เตาถ่าน", "province": "จังหวัดที่ไม่มี"},
    {"id": "x1", "type": "a type nobody knows", "title": None, "body": "ข้อความ" * 2_000},
)
QUERIES = (
    {"id": "q1", "query": "พัดลม"},
    {"id": "q2", "query": "l;ylfu"},
    {"id": "q3", "query": "\x00\u200b🙂"},
    {"id": "q4", "query": ""},
    {"id": "q5"},
    {"id": "q6", "query": "ขนมใข่"},
    {"id": "q7", "query": "ก" * 5_000},
)


@pytest.fixture
def collection(tmp_path):
    """A folder with both files, the second line of each followed by an empty one."""
    for name, rows in (("d", DOCUMENTS), ("q", QUERIES)):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (tmp_path / f"{name}.jsonl").write_text("\n\n".join(lines), encoding="utf-8")
    load_areas_only()
    return tmp_path


def ranked(folder, **options):
    """Run the command; returns what it wrote and what it said."""
    said = io.StringIO()
    call_command(
        "rank_documents",
        *(str(folder / name) for name in ("d.jsonl", "q.jsonl", "run.json")),
        stdout=said,
        **options,
    )
    return json.loads((folder / "run.json").read_text(encoding="utf-8")), said.getvalue()


def test_rank_documents_answers_every_query(collection):
    """Each query has its list, odd ones too, and the misspelt one finds what was meant."""
    run, said = ranked(collection, engine=connection.vendor)
    assert list(run) == [query["id"] for query in QUERIES]
    assert run["q1"][0] == "c1" and run["q6"][0] == "p1"
    assert run["q3"] == run["q4"] == run["q5"] == []
    assert "0 raised" in said and f"answered by {{'{connection.vendor}':" in said


def test_rank_documents_fails_when_another_engine_answered(collection):
    """A run that says "elasticsearch" was made by Elasticsearch, or the command fails."""
    with pytest.raises(CommandError, match="elasticsearch was asked"):
        ranked(collection, engine="elasticsearch")


def test_rank_documents_refuses_a_store_with_entries(collection):
    """What the site publishes would be searched as well."""
    ranked(collection)
    with pytest.raises(CommandError, match="holds entries already"):
        ranked(collection)
