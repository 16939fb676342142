"""Funding, learning centres, events, news and partners of the demonstration keep their promises."""

import re
import tomllib
from collections import Counter
from datetime import date

import pytest
from wagtail.models import Page

from catalogue.services import reference
from catalogue.services.centre_pages import make_centre_pages
from home.demonstration.courses import CONTENT, demo_titles
from home.demonstration.kinds import KINDS
from home.services.site import make_site
from portal.core.picture_words import PictureWord
from portal.core.text_checks import check_text
from portal.media import documents

_TABLES = {
    "funding": "source",
    "learning_centres": "centre",
    "events": "event",
    "news": "item",
    "partners": "partner",
    "providers": "provider",
    "centres": "centre",
    "groups": "group",
    "products": "product",
}
#: Made-up mobile numbers of groups, numbers of registers and of marks: judged by fields of their own.
_NOT_PROSE = {"phone", "registration_number", "standards"}
#: What the papers name of funding, by code.
_NAMED_SOURCES = {
    "village_fund",
    "financial_institutions",
    "doae",
    "gsb",
    "isoc_wiset",
    "isoc_pamok",
    "lao_budget",
    "group_savings",
    "asset_capitalisation",
    "dole_fy_budget",
}
#: What the papers do not say of a source: nobody may make it up.
_NOT_IN_THE_PAPERS = {
    "min_amount_baht",
    "max_amount_baht",
    "interest_method",
    "interest_rate",
    "term_months",
    "checked",
    "phone",
}


def _file(name):
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def _rows(name):
    return _file(name)[_TABLES[name]]


def _words(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in _NOT_PROSE:
                yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)


@pytest.mark.parametrize("name", _TABLES)
def test_demonstration_texts_of_other_kinds_pass_the_content_checks(name):
    """No text has what an editor would be warned of, apart from made-up office telephones."""
    wrong = {
        words: [finding.code for finding in check_text(words)]
        for row in _rows(name)
        for words in _words(row)
        if check_text(words) or re.search("[๐-๙]|เเ", words)
    }
    assert wrong == {}


@pytest.mark.parametrize("name", ["funding", "learning_centres", "events", "news"])
def test_demonstration_pages_of_other_kinds_have_english(name):
    """Each page has a title and a promise in English, without Thai letters."""
    wrong = [
        row["title"]
        for row in _rows(name)
        for text in (row["title_en"], row["summary_en"])
        if not text or re.search("[ก-๎]", text)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["funding", "learning_centres", "events", "news", "centres"])
def test_demonstration_repeats_no_promise_of_other_kinds(name):
    """Each page promises something of its own."""
    promises = Counter(row["summary"] for row in _rows(name))
    assert max(promises.values()) == 1


@pytest.mark.row("S0-39")
def test_named_funding_sources_say_what_the_papers_say():
    """All ten sources that the papers name are there, with nothing made up about their money."""
    named = {row["fact"]: row for row in _rows("funding") if "fact" in row}
    assert set(named) == _NAMED_SOURCES
    assert [code for code, row in named.items() if _NOT_IN_THE_PAPERS & set(row)] == []
    pilot = named["gsb"]
    assert (pilot["target_people"], pilot["project_budget_baht"]) == (555, 59_500)


def test_made_up_funding_sources_say_so():
    """A source that no paper names says in title and funder that it is made up."""
    made_up = [row for row in _rows("funding") if "fact" not in row]
    assert len(made_up) >= 8
    assert all("(ตัวอย่าง)" in row["title"] for row in made_up)
    assert all("(สมมติ)" in row["funder"] for row in made_up)


@pytest.mark.row("S1-34")
def test_named_learning_centres_are_there():
    """The six learning centres that the papers name are there; all others say that they are made up."""
    rows = _rows("learning_centres")
    assert sum("source" in row for row in rows) == 6
    assert all("(ตัวอย่าง)" in row["title"] for row in rows if "source" not in row)


@pytest.mark.row("S0-24")
def test_events_show_every_state_and_the_expo_has_no_day_yet():
    """At least eight events: the expo without a day, one today, over, postponed and called off."""
    rows = _rows("events")
    assert len(rows) >= 8
    assert rows[0]["kind"] == "expo"
    assert rows[0]["is_date_later"]
    assert "starts" not in rows[0]
    assert any(row.get("starts") == 0 for row in rows)
    assert any(row.get("starts", 0) < -7 for row in rows)
    assert any(row.get("is_postponed") for row in rows)
    assert any(row.get("is_cancelled") for row in rows)
    assert {row["kind"] for row in rows} >= {"expo", "market", "training", "contest"}
    assert {row["picture_word"] for row in rows} <= set(PictureWord.values)


@pytest.mark.row("S0-01")
def test_news_have_an_urgent_letter_with_number_day_and_paper():
    """At least eight items, among them a most urgent letter shaped like that of the papers."""
    rows = _rows("news")
    assert len(rows) >= 8
    letter = rows[0]
    assert (letter["kind"], letter["urgency"]) == ("circular", "most_urgent")
    assert letter["number"].startswith("ศธ 07079/")
    assert letter["letter_date"] == date(2025, 1, 2)
    files = [row["file"] for row in rows if "file" in row]
    assert letter["file"] in files
    for name in files:
        with (CONTENT / "papers" / name).open("rb") as file:
            documents.demand_pdf(file)


def test_partners_are_those_that_the_papers_name_or_say_so():
    """Nineteen partners are named by the papers; the others and all agreements are marked."""
    rows, agreements = _rows("partners"), _file("partners")["agreement"]
    assert sum("source" in row for row in rows) == 19
    assert all("(สมมติ)" in row["name_th"] for row in rows if "source" not in row)
    assert all("(ตัวอย่าง)" in row["title_th"] for row in agreements)
    known = {row["name_th"] for row in rows}
    assert {name for row in agreements for name in row["partners"]} <= known


def test_titles_that_are_named_are_taught():
    """Every title that partners, learning centres and marks name is a title of a course."""
    taught = {course.title for course in demo_titles()}
    marks = _file("marks")
    named = [title for row in _rows("partners") for title in row.get("credits", ())]
    named += [title for row in _rows("learning_centres") for title in row.get("courses", ())]
    for table in ("market_skills", "tags", "industries"):
        named += [title for titles in marks[table].values() for title in titles]
    named += [*marks["standards"], *marks["follow_on"], *marks["follow_on"].values()]
    assert set(named) <= taught


def test_centres_say_how_to_get_there():
    """About twenty centres have hours, a landmark and a way there; telephones are plainly made up."""
    rows = _rows("centres")
    assert len(rows) >= 20
    assert all(row["landmark"] and row["directions"] and row["hours"] for row in rows)
    assert all(
        re.fullmatch(r"0\d{1,2} 000 00\d{2}|0\d{2} 000 0\d{2}", row["phone"]) for row in rows
    )


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__module__.rpartition(".")[2])
def test_pages_of_other_kinds_can_be_opened(make, units, client):
    """Each page that is made opens in both languages, by the same code each time."""
    make_site()
    make_centre_pages()
    reference.load()
    made = [one for one in make(date(2026, 11, 21)) if isinstance(one, Page)]
    # What was proposed from outside may be a draft still.
    are_drafts_too = make.__module__.endswith(".submissions")
    pages = [page.specific for page in made if page.live or not are_drafts_too]
    for page in pages:
        assert client.get(page.get_url()).status_code == 200
        assert client.get(f"/en/{page.get_url().split('/', 2)[2]}").status_code == 200
    codes = [page.code for page in pages]
    assert len(codes) == len(set(codes))
