"""The public API: entries only, by the listings' filters, with mistakes named in both languages."""

import json

import pytest
from openapi_spec_validator import validate

from search.api import serving
from tests.search.open_data.conftest import SECRET

API = "/api/v1"
LIST = f"{API}/entries/course"


def get(client, path, expected=200, /, **query):
    response = client.get(path, query)
    assert response.status_code == expected, (path, response.status_code, response.content[:500])
    assert response["Content-Type"].startswith("application/json")
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.json()


def mistake(client, path, status, code, /, **query):
    """Return the details of a mistake; it must be said in both languages."""
    error = get(client, path, status, **query)["error"]
    assert error["code"] == code
    assert error["message"]["th"] and error["message"]["en"]
    assert error["message"]["th"] != error["message"]["en"]
    return error["details"]


@pytest.mark.row("S0-34")
def test_list_answers_as_the_listing_does(client, courses):
    """Filters narrow as on the page: by area, group, format, words, sign-up."""
    codes = {name: course.code for name, course in courses.items()}

    def found(**query):
        return {one["code"] for one in get(client, LIST, **query)["items"]}

    assert found() == set(codes.values())
    assert found(province="47") == {codes["indigo"], codes["bread"]}
    assert found(district="4704") == {codes["indigo"]}
    assert found(group=["commerce", "special"]) == {codes["bread"], codes["far"]}
    assert found(format="class") == {codes["bread"]}
    assert found(status="open") == {codes["indigo"]}
    assert found(q="ขนมปัง") == {codes["bread"]}
    assert found(province="47", q="ตัดผม") == set()


def test_item_tells_what_a_visitor_can_see(client, courses):
    """Texts in both languages, official codes, facts, runs with their seats and state."""
    course = courses["indigo"]
    item = get(client, f"{LIST}/{course.code}")
    assert item["url"]["th"] == f"http://testserver/th/courses/{course.code}/"
    assert item["url"]["en"] == f"http://testserver/en/courses/{course.code}/"
    assert item["title"] == {"th": course.title, "en": course.title_en}
    assert item["place"]["district"] == {"code": "4704", "th": "พรรณานิคม", "en": "Phanna Nikhom"}
    assert item["facts"] == {"hours": 30, "fee": 0, "material_fee": 0}
    assert item["facets"]["free"] == ["1"]
    runs = {run["number"]: run for run in item["runs"]}
    assert runs[1]["status"] == "open" and runs[1]["seats_left"] == 8
    assert runs[2]["status"] == "cancelled" and runs[2]["is_cancelled"]
    assert "body" not in item and "card" not in item
    assert get(client, f"{LIST}/{course.code.upper()}") == item


def test_centre_has_a_code_of_several_words(client, courses):
    """A centre's code is its address: words with strokes between."""
    first = get(client, f"{API}/entries/centre", province="47", level="district")["items"][0]
    assert "/" in first["code"]
    assert get(client, f"{API}/entries/centre/{first['code']}") == first


def test_nothing_comes_out_that_is_not_public(client, courses, hidden):
    """Drafts, what was taken back or expired, runs that nobody approved: in no answer."""
    for path in (LIST, f"{API}/harvest/course"):
        text = json.dumps(get(client, path, per_page="100"), ensure_ascii=False)
        assert SECRET not in text
    assert SECRET not in json.dumps(get(client, LIST, q=SECRET), ensure_ascii=False)
    for page in hidden.values():
        mistake(client, f"{LIST}/{page.code}", 404, "unknown_code")


def test_pages_follow_each_other(client, courses):
    """`next` leads through the whole list and then ends; no entry comes twice."""
    seen, address = [], f"{LIST}?per_page=2&sort=newest"
    while address:
        page = client.get(address).json()
        seen += [one["code"] for one in page["items"]]
        address = page["next"]
    assert page["total"] == len(seen) == len(set(seen)) == 3


def test_harvest_walks_through_everything(client, courses):
    """The harvest gives every entry once, by keys; its cursor is opaque and checked."""
    seen, address = [], f"{API}/harvest/course?per_page=1"
    while address:
        page = client.get(address).json()
        seen += [one["code"] for one in page["items"]]
        address = page["next"]
    assert sorted(seen) == sorted(course.code for course in courses.values())
    for cursor in ("1", "k1", "ท", "a" * 40, "azA", "%00", "azk5OTk5OTk5OTk5OTk5OTk5OTk5OTk"):
        mistake(client, f"{API}/harvest/course", 400, "bad_cursor", cursor=cursor)


@pytest.mark.parametrize("path", [LIST, f"{API}/harvest/course"])
def test_cost_is_the_same_for_one_and_for_many(
    client, courses, path, django_assert_max_num_queries
):
    """A page of the API costs few queries, whatever it holds."""
    client.get(path)
    with django_assert_max_num_queries(6):
        client.get(path, {"per_page": "100"})


def test_areas_are_listed_by_official_code(client, areas):
    """Provinces, a province with its districts, a district with its province."""
    provinces = get(client, f"{API}/areas")
    assert [one["code"] for one in provinces] == sorted(one["code"] for one in provinces)
    province = get(client, f"{API}/areas/47")
    assert "4704" in [one["code"] for one in province["districts"]]
    assert get(client, f"{API}/areas/4704")["province"]["code"] == "47"
    mistake(client, f"{API}/areas/99", 404, "unknown_area")


def test_index_leads_everywhere(client, courses):
    """Every address that the beginning names can be opened."""
    index = get(client, f"{API}/")
    for kind in index["kinds"]:
        get(client, kind["items"], per_page="1")
        get(client, kind["harvest"], per_page="1")
        assert all(one["label"]["th"] for one in kind["filters"])
    get(client, index["areas"])
    get(client, index["openapi"])
    assert client.get(index["data"]).status_code == 200
    assert [kind["code"] for kind in get(client, f"{API}/kinds")] == [
        kind["code"] for kind in index["kinds"]
    ]


WRONG = [
    (f"{API}/entries/nothing", {}, 404, "unknown_kind"),
    (f"{API}/harvest/page", {}, 404, "unknown_kind"),
    (f"{API}/nothing", {}, 404, "not_found"),
    (f"{API}/entries/course/snk-0000", {}, 404, "unknown_code"),
    (f"{API}/entries/course/../../admin", {}, 404, "unknown_code"),
    (LIST, {"colour": "red"}, 400, "unknown_parameter"),
    (LIST, {"group": "wealth"}, 400, "bad_value"),
    (LIST, {"province": "99"}, 400, "unknown_value"),
    (LIST, {"province": "๔๗"}, 400, "bad_value"),
    (LIST, {"province": "15", "district": "4704"}, 400, "unknown_value"),
    (LIST, {"near": "1"}, 400, "unknown_value"),
    (LIST, {"page": "51"}, 400, "bad_value"),
    (LIST, {"page": "0"}, 400, "bad_value"),
    (LIST, {"page": "9" * 4000}, 400, "bad_value"),
    (LIST, {"per_page": "101"}, 400, "bad_value"),
    (LIST, {"sort": "price"}, 400, "bad_value"),
    (LIST, {"q": "ก" * 121}, 400, "bad_value"),
    (LIST, {"q": "\x00"}, 400, "bad_request"),
    (LIST, {"\x00": "1"}, 400, "bad_request"),
    (f"{API}/entries/course/%00", {}, 400, "bad_request"),
    (f"{API}/harvest/course", {"since": "1"}, 400, "unknown_parameter"),
]


@pytest.mark.parametrize(("path", "query", "status", "code"), WRONG)
def test_mistakes_are_named(client, tree, path, query, status, code):
    """What is not known is never dropped in silence, and never breaks anything."""
    mistake(client, path, status, code, **query)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_api_can_only_be_read(client, tree, method):
    """Nothing else than reading is allowed, and the answer says so."""
    response = getattr(client, method)(LIST)
    assert response.status_code == 405
    assert "GET" in response["Allow"]
    assert response.json()["error"]["code"] == "method_not_allowed"


def test_other_sites_may_read(client, courses):
    """A browser's question beforehand is answered, without touching anything."""
    response = client.options(LIST)
    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response["Access-Control-Allow-Methods"]
    assert not response.cookies


def test_unchanged_answer_is_not_sent_again(client, courses):
    """An answer has an ETag and may be kept for seconds; who shows the tag gets an empty 304."""
    first = client.get(LIST)
    assert "ย้อมคราม" in first.content.decode()  # letters, not escapes: a third of the bytes
    assert "max-age" in first["Cache-Control"] and "public" in first["Cache-Control"]
    again = client.get(LIST, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"
    head = client.head(LIST)
    assert head.status_code == 200


def test_too_many_requests_are_refused(client, courses, monkeypatch):
    """Beyond the limit the answer says how long to wait."""
    monkeypatch.setattr(serving, "MOST_A_MINUTE", 3)
    for _try in range(3):
        assert client.get(LIST).status_code == 200
    refused = client.get(LIST)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert refused.json()["error"]["code"] == "too_many"


def test_openapi_is_valid(client):
    """The description is OpenAPI 3.1, as a validator from outside reads it."""
    found = get(client, f"{API}/openapi.json")
    assert found["openapi"].startswith("3.1")
    validate(found)
    paths = found["paths"]
    assert f"{API}/entries/course" in paths and f"{API}/entries/centre/{{code}}" in paths
    for path in paths.values():
        assert set(path) == {"get"}
        assert {"200", "400", "404", "429"} <= set(path["get"]["responses"])
