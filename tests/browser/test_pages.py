"""Every page type at three widths: axe, console, width, HTML; a picture of each is kept."""

import pytest
from wagtail.models import Page, get_page_models

from measuring import html
from measuring.browser import findings, opened
from measuring.looking import at_each_width, html_errors
from measuring.visits import WIDTHS
from tests.browser.fitting import beyond, fits

pytestmark = pytest.mark.browser

#: What `measuring.visits` finds; named here so that each page is a test of its own.
NAMES = (
    "home",
    "home_en",
    "standard",
    "course_list",
    "course_list_en",
    "course_list_filtered",
    "course_list_empty",
    "learn_to_earn",
    "course_detail",
    "course_detail_en",
    "course_without_run",
    "funding_list",
    "funding_list_en",
    "funding_question",
    "funding_results",
    "funding_detail",
    "funding_detail_en",
    "product_list",
    "product_list_en",
    "product_list_empty",
    "product",
    "product_en",
    "group_list",
    "group",
    "event_list",
    "event_archive",
    "event_empty",
    "event_detail",
    "event_detail_en",
    "news_list",
    "news_detail",
    "letter",
    "practice_list",
    "practice_list_en",
    "practice_detail",
    "practice_detail_en",
    "knowledge_list",
    "knowledge_list_filtered",
    "knowledge_list_en",
    "knowledge_detail",
    "knowledge_video",
    "knowledge_banks",
    "knowledge_banks_en",
    "cvm_list",
    "cvm_list_en",
    "cvm_detail",
    "cvm_doubtful",
    "cvm_test_centres",
    "centre_index",
    "province",
    "centre",
    "centre_without_course",
    "subdistrict_centre",
    "provider_list",
    "provider",
    "learning_centre_list",
    "learning_centre",
    "partner_list",
    "report_fact",
    "report_number",
    "signup_status",
    "signup_status_code",
    "rights_request",
    "privacy_notices",
    "privacy_notices_en",
    "sign_up",
    "sign_up_en",
    "sign_up_waiting",
    "sign_up_not_yet",
    "sign_up_received",
    "proposal",
    "proposal_en",
    "proposal_change",
    "search",
    "search_en",
    "search_one_kind",
    "search_empty",
    "search_start",
    "suggestions",
    "learning_database",
    "learning_database_province",
    "learning_database_en",
    "open_data",
    "open_data_api",
    "state_sheet",
    "not_found",
)


#: Where axe looks: what is wrong at 320 px only lies beside the page, and `make axe` looks there too.
_AXE_AT = WIDTHS[1:]


@pytest.mark.parametrize("name", NAMES)
def test_page_is_sound(base, chromium, seen, name):
    """It answers, axe finds nothing, the console is silent, and nothing lies beside the page."""
    visit = seen[name]
    with opened(chromium, base + visit.path, width=WIDTHS[0], expected=visit.status) as (
        page,
        view,
    ):
        assert view.status == visit.status
        for width in at_each_width(page, view, name):
            fits(page)
            if width in _AXE_AT:
                assert findings(page) == [], f"at {width}"
        assert view.complaints == []
        assert view.foreign == set(), "it asks another website for something"


def test_visits_are_all_page_types(seen):
    """Every page type that a visitor can open is looked at, and every visit is a test above."""
    assert tuple(seen) == NAMES
    types = {model._meta.label for model in get_page_models() if model is not Page}
    assert {visit.page_type for visit in seen.values() if visit.page_type} == types


def test_html_is_valid(base, seen, tmp_path):
    """The HTML checker finds no error on any page."""
    assert html_errors(base, seen.values(), tmp_path) == []


def test_checkers_notice_what_is_wrong(open_page, tmp_path):
    """A button without a name, a box that is too wide and an unclosed element are found."""
    page = open_page("/th/help/", width=320)
    page.evaluate(
        """() => { const one = document.createElement('button'); one.style.width = '500px';
            document.querySelector('main').append(one); }"""
    )
    assert any(line.startswith("button-name") for line in findings(page))
    assert beyond(page, 320) == ["BUTTON."]
    (tmp_path / "wrong.html").write_text("<!DOCTYPE html><html><title>x</title><p><div></p>")
    assert html.errors(tmp_path)
