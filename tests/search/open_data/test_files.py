"""Open data as files: streamed from entries, safe in a spreadsheet, kept from month to month."""

import csv
import hashlib
import io
import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from portal.outbox import periodic
from search.models import Entry
from search.open_data import dumps, files, files_views, records
from search.open_data.writing import cell
from tests.factories.catalogue import make_course
from tests.factories.search import scatter
from tests.search.open_data.conftest import NOW, SECRET


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path):
    real = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "default": real}


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode("utf-8")


def lines(text):
    assert text.startswith("\ufeff"), "Excel takes it for UTF-8 by this mark only"
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.row("S0-34")
def test_csv_holds_every_course_with_group_and_district(client, courses):
    """Database 1 as an open file: each course with its group, its district and its place."""
    found = {row["code"]: row for row in lines(body(client.get("/data/course.csv")))}
    assert set(found) == {course.code for course in courses.values()}
    row = found[courses["bread"].code]
    assert row["title_th"] == "ขนมปังโฮมเมด"
    assert (row["group"], row["group_th"]) == ("commerce", "พาณิชยกรรมและบริการ")
    assert (row["district_code"], row["district_th"]) == ("4701", "เมืองสกลนคร")
    assert (row["province_code"], row["province_th"]) == ("47", "สกลนคร")
    assert (row["hours"], row["fee"]) == ("45", "200")
    assert row["url"].endswith(f"/th/courses/{courses['bread'].code}/")


def test_json_lines_hold_the_same_as_the_api(client, courses):
    """Each line is one entry in the API's shape, runs inside, without states that grow old."""
    text = body(client.get("/data/course.jsonl"))
    found = {one["code"]: one for one in map(json.loads, text.splitlines())}
    told = client.get(f"/api/v1/entries/course/{courses['indigo'].code}").json()
    line = found[courses["indigo"].code]
    assert set(line) == set(told)
    assert line["title"] == told["title"] and line["place"] == told["place"]
    assert [run["number"] for run in line["runs"]] == [1, 2]
    assert "status" not in line["runs"][0]


def test_runs_have_a_file_of_their_own(client, courses):
    """Each run is a line with its course's code, dates and seats."""
    rows = lines(body(client.get("/data/course-runs.csv")))
    own = [row for row in rows if row["code"] == courses["indigo"].code]
    assert [row["number"] for row in own] == ["1", "2"]
    assert [row["is_cancelled"] for row in own] == ["0", "1"]
    assert own[0]["seats_left"] == "8"


def test_files_hold_nothing_that_is_not_public(client, courses, hidden):
    """Neither drafts nor what was taken back, expired or not approved."""
    for one in files.data_files():
        assert SECRET not in body(client.get(f"/data/{one.name}"))


FORMULAS = ["=1+1", "+66", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    """What a spreadsheet would run is written as text; numbers stay numbers."""
    assert cell(text) == f"'{text}"
    assert cell(-5) == -5 and cell("ก=1") == "ก=1" and cell(None) == "" and cell(True) == 1


def test_typed_formula_comes_out_as_text(client, tree):
    """The same for a title that somebody typed, quotes and line ends included."""
    course = make_course(tree["d4704"], title='=HYPERLINK("http://bad")', summary='a "b"\nc;d')
    (row,) = lines(body(client.get("/data/course.csv")))
    assert row["title_th"] == f"'{course.title}"
    assert row["summary_th"] == 'a "b"\nc;d'


@pytest.mark.django_db
def test_batches_read_by_keys_and_never_far_in(django_assert_num_queries):
    """Each batch is three statements behind the last key, whatever came before."""
    scatter(25)
    with django_assert_num_queries(3 * 3 + 1):
        sizes = [len(batch) for batch in records.batches("course", 10)]
    assert sizes == [10, 10, 5]


@pytest.mark.parametrize(
    "path",
    [
        "/data/nothing.csv",
        "/data/course.exe",
        "/data/course",
        "/data/2026-10/course.csv",
        "/data/2026-13/course.csv",
        "/data/..%2f..%2fmanage.py",
        "/data/2026-11/..%2flist.json",
        "/data/%00.csv",
        "/data/%00/course.csv",
    ],
)
def test_file_that_is_not_there(client, courses, path):
    """An unknown name is not found, whatever it holds."""
    assert client.get(path).status_code == 404


def test_files_are_not_for_robots_that_hurry(client, courses, monkeypatch):
    """Each file reads everything: so many a minute and no more."""
    monkeypatch.setattr(files_views, "MOST_A_MINUTE", 1)
    body(client.get("/data/course.csv"))
    refused = client.get("/data/course.csv")
    assert refused.status_code == 429 and refused["Retry-After"]


def test_command_writes_the_month_and_the_page_lists_it(client, courses, capsys):
    """Files with size, day and sum; the page names them, and they can be taken."""
    call_command("write_dumps")
    assert "2026-11/course.csv 3 lines" in capsys.readouterr().out
    (month,) = dumps.months()
    dump = month.dump("course.csv")
    response = client.get("/data/2026-11/course.csv")
    text = body(response)
    assert len(text.encode()) == dump.size
    assert hashlib.sha256(text.encode()).hexdigest() == dump.sha256
    assert "max-age" in response["Cache-Control"]
    page = client.get("/th/data/").content.decode()
    assert "/data/2026-11/course.csv" in page and "21 พ.ย. 2569" in page
    assert "CC BY 4.0" in page and "province_code" in page


def test_job_writes_once_a_month(courses):
    """It may be asked every day; a new month gets files of its own, old ones stay for two years."""
    assert "write-open-data" in {job.name for job in periodic.registered()}
    assert dumps.write_if_missing(NOW) > 0
    assert dumps.write_if_missing(NOW + timedelta(days=1)) == 0
    assert dumps.write_if_missing(NOW + timedelta(days=15)) > 0
    assert [month.month for month in dumps.months()] == ["2026-12", "2026-11"]


def test_old_months_are_taken_away(courses, monkeypatch):
    """Beyond the months that are kept the oldest goes."""
    monkeypatch.setattr(dumps, "KEPT_MONTHS", 1)
    dumps.write_if_missing(NOW)
    dumps.write_if_missing(NOW + timedelta(days=31))
    assert [month.month for month in dumps.months()] == ["2026-12"]


def test_half_written_month_is_not_listed(courses, tmp_path):
    """Without its list, or with a broken one, a month is not there, and is written again."""
    (tmp_path / "open-data" / "2026-11").mkdir(parents=True)
    (tmp_path / "open-data" / "2026-11" / "list.json").write_text('{"month": ')
    assert dumps.months() == []
    assert dumps.write_if_missing(NOW) > 0


def test_file_that_vanished_is_not_found(client, courses, tmp_path):
    """A file that somebody deleted by hand is no error of the site."""
    dumps.write_dumps(NOW)
    (tmp_path / "open-data" / "2026-11" / "course.csv").unlink()
    assert client.get("/data/2026-11/course.csv").status_code == 404


def test_page_without_any_file_says_so(client, areas):
    """Before the first month is written the page still offers what is live."""
    assert Entry.objects.count() == 0
    page = client.get("/en/data/")
    assert page.status_code == 200
    assert "/data/course.jsonl" in page.content.decode()
    with time_machine.travel(NOW + timedelta(days=400), tick=False):
        assert client.get("/th/data/").status_code == 200


def test_address_without_language_leads_to_the_page(client, areas):
    """/data/ is what people type: it leads to the page in Thai."""
    assert client.get("/data/")["Location"] == "/th/data/"


@pytest.mark.parametrize("language", ["th", "en"])
def test_guide_to_the_api_needs_nothing_from_outside(client, areas, language):
    """The page explains every parameter; no script, style or picture comes from elsewhere."""
    page = client.get(f"/{language}/data/api/").content.decode()
    assert "/api/v1/openapi.json" in page and "province" in page and "creative" in page
    assert "https://" not in page.split("<main")[1].split("</main>")[0]
