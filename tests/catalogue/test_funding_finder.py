"""The finder: one question a page, all in the address, and an answer that always leads on."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue.funding.matching import candidates
from portal.core.cookies import REMEMBERED_AREA
from portal.places.models import OrgUnit
from tests.catalogue.test_funding_views import Said, flat
from tests.factories.funding import make_national, make_source

pytestmark = pytest.mark.usefixtures("saturday")


FIND = "/th/funding/find/"
ALL = {"who": "single", "for": "tools", "amount": "50k"}
HERE = {**ALL, "province": "47", "district": "4704"}


def ask(client, **answers):
    response = client.get(FIND, answers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def words(page):
    return Said(flat(page.main.get_text()))


def fitting(page):
    return [one.get_text(strip=True) for one in page.select(".rows h3")]


def possible(page):
    return [one.get_text(strip=True) for one in page.select(".list li b")]


QUESTIONS = [
    ({}, "คุณเป็นใคร", "who", "ต่อไป: ใช้ทำอะไร"),
    ({"who": "single"}, "จะเอาเงินไปทำอะไร", "for", "ต่อไป: เท่าไร"),
    ({"who": "single", "for": "tools"}, "ต้องการประมาณเท่าไร", "amount", "ดูทุนที่ตรงกับฉัน"),
    ({"who": "nobody", "for": "tools"}, "คุณเป็นใคร", "who", "ต่อไป: เท่าไร"),
    ({"who": "", "for": "", "amount": ""}, "คุณเป็นใคร", "who", "ต่อไป: ใช้ทำอะไร"),
    ({**ALL, "ask": "for"}, "จะเอาเงินไปทำอะไร", "for", "ดูทุนที่ตรงกับฉัน"),
    ({**ALL, "amount": "\x00"}, "ต้องการประมาณเท่าไร", "amount", "ดูทุนที่ตรงกับฉัน"),
]


@pytest.mark.parametrize(("answers", "question", "name", "button"), QUESTIONS)
def test_one_question_at_a_time(client, tree, answers, question, name, button):
    """The first question without a known answer is asked; what was said goes along."""
    page = ask(client, **answers)
    assert page.h1.get_text(strip=True) == question
    assert "จาก 3" in page.title.get_text()
    radios = page.select(f'input[type=radio][name="{name}"]')
    assert len(radios) in (5, 6) and sum(one.has_attr("checked") for one in radios) == 1
    assert page.select_one("form.ask button").get_text(strip=True) == button
    hidden = {one["name"]: one["value"] for one in page.select("form.ask input[type=hidden]")}
    assert name not in hidden
    known = {"who": {"single"}, "for": {"tools"}, "amount": {"50k"}}
    assert all(value in known[key] for key, value in hidden.items())


def test_questions_lead_to_results_without_a_script(client, tree):
    """Whoever presses the button of each page comes to the results in three steps."""
    make_national()
    address, steps = FIND, 0
    while steps < 3:
        form = BeautifulSoup(client.get(address).content, "html5lib").select_one("form.ask")
        pairs = [(one["name"], one["value"]) for one in form.select("input[type=hidden]")]
        chosen = form.select("input[type=radio]")[1]
        pairs.append((chosen["name"], chosen["value"]))
        address = f"{FIND}?" + "&".join(f"{name}={value}" for name, value in pairs)
        steps += 1
    page = BeautifulSoup(client.get(address).content, "html5lib")
    assert page.h1.get_text(strip=True) == "ทุนที่ตรงกับคุณ"


def test_answers_lead_back_to_their_question(client, tree):
    """Each answer is a link to its question, with the answer still chosen and the others kept."""
    page = ask(client, **HERE)
    chips = page.select(".answers a.chip")
    assert [one.select("span")[-1].get_text(strip=True) for one in chips] == [
        "คนเดียว เพิ่งเริ่มใหม่", "ซื้ออุปกรณ์", "10,001–50,000 บาท",
    ]  # fmt: skip
    query = parse_qs(urlsplit(chips[1]["href"]).query)
    assert query == {key: [value] for key, value in {**HERE, "ask": "for"}.items()}
    again = BeautifulSoup(client.get(chips[1]["href"]).content, "html5lib")
    assert again.select_one("input[checked]")["value"] == "tools"


def test_results_are_grouped_and_say_why(client, tree):
    """What fits comes first; what may not fit says why; what may be old stands apart."""
    make_source(tree["d4704"], title="ตรง")
    make_source(tree["d4704"], title="คนอื่น", eligible_who=["care"], eligibility="อายุ 60 ปีขึ้นไป")
    make_source(tree["d4704"], title="เรื่องอื่น", uses=["market"])
    make_source(tree["d4704"], title="น้อยไป", max_amount_baht=5_000)
    make_source(tree["d4704"], title="มากไป", min_amount_baht=100_000, max_amount_baht=900_000)
    make_source(tree["d4704"], title="ไม่เข้าเลย", eligible_who=["care"], uses=["market"])
    make_source(tree["d4704"], title="เก่า", verified_on=date(2026, 1, 1))
    page = ask(client, **HERE)
    assert fitting(page) == ["ตรง"]
    assert set(possible(page)) == {"คนอื่น", "เรื่องอื่น", "น้อยไป", "มากไป", "เก่า"}
    said = words(page)
    for reason in (
        "อาจไม่เข้า เพราะให้เฉพาะอายุ 60 ปีขึ้นไป", "อาจไม่เข้า เพราะไม่ได้ให้สำหรับซื้ออุปกรณ์",
        "อาจไม่เข้า เพราะให้ไม่เกิน 5,000 บาท", "เพราะให้100,000 บาท ถึง 900,000 บาท",
        "ตรงกับคุณ 1 แหล่ง และอาจใช้ได้อีก 4 แหล่ง", "ข้อมูลอาจเก่า", "ตรวจข้อมูลล่าสุด 1 ม.ค. 2569",
        "คืนรวมประมาณ 10,600 บาท ใน 1 ปี ผ่อนเดือนละประมาณ 884 บาท",
        "หน่วยงานของรัฐไม่เก็บค่าธรรมเนียมล่วงหน้า ไม่ขอรหัส OTP",
    ):  # fmt: skip
        assert reason in said, reason
    assert "ไม่เข้าเลย" not in said


def test_results_stand_by_fit_then_by_cost(client, tree):
    """Who names the answers stands before who takes all; among equals the cheaper one."""
    for title, fields in {
        "เปิดทุกคน ฟรี": {"kind": "revolving", "interest_rate": "0"},
        "ตรง ร้อยละ 6": {"interest_rate": "6"},
        "ตรง ร้อยละ 1": {"interest_rate": "1"},
        "ตรง ไม่รู้ดอกเบี้ย": {"interest_rate": None},
        "ตรง คิดที่ค้าง 6": {"interest_rate": "6", "interest_method": "effective"},
    }.items():
        make_national(**{"title": title, **fields})
    make_national("grant", title="ตรง ให้เปล่า", max_amount_baht=20_000)
    assert fitting(ask(client, **ALL)) == [
        "ตรง ให้เปล่า", "ตรง ร้อยละ 1", "ตรง คิดที่ค้าง 6", "ตรง ร้อยละ 6", "ตรง ไม่รู้ดอกเบี้ย",
        "เปิดทุกคน ฟรี",
    ]  # fmt: skip


def test_not_sure_narrows_nothing(client, tree):
    """ "Not sure yet" is an answer: nothing is left out for it."""
    make_national(title="หนึ่ง", eligible_who=["care"], uses=["market"], max_amount_baht=100)
    page = ask(client, **{"who": "unsure", "for": "unsure", "amount": "unsure"})
    assert fitting(page) == ["หนึ่ง"]


def test_money_of_other_places_is_for_people_there(client, tree):
    """A district's money is not for others; a visitor who says where they live finds their own."""
    make_source(tree["d4704"], title="ของพรรณานิคม")
    make_source(tree["d4702"], title="ของกุสุมาลย์")
    make_source(tree["d4704"].get_parent(), title="ของสกลนคร", reach="province")
    make_national(title="ของทุกคน")
    assert set(fitting(ask(client, **ALL))) == {"ของทุกคน"}
    assert set(fitting(ask(client, **HERE))) == {"ของพรรณานิคม", "ของสกลนคร", "ของทุกคน"}
    page = ask(client, **ALL, province="47")
    assert set(fitting(page)) == {"ของสกลนคร", "ของทุกคน"}
    assert set(possible(page)) == {"ของพรรณานิคม", "ของกุสุมาลย์"}
    assert "ให้เฉพาะคนในอ.พรรณานิคม" in words(page)
    other = ask(client, **ALL, province="21", district="4704")
    assert set(fitting(other)) == {"ของทุกคน"}


def test_remembered_area_counts(client, tree):
    """Whoever asked us to remember their district need not say it again."""
    make_source(tree["d4704"], title="ของพรรณานิคม")
    client.cookies[REMEMBERED_AREA] = "4704"
    assert fitting(ask(client, **ALL)) == ["ของพรรณานิคม"]
    assert fitting(ask(client, **ALL, province="21")) == []


def test_nothing_fits_and_still_leads_on(client, tree):
    """No fit: the nearest matches, whatever speaks against them, and the centre's number."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    make_source(tree["d4704"], title="ใกล้เคียง", eligible_who=["care"], uses=["market"])
    page = ask(client, **HERE)
    assert fitting(page) == [] and possible(page) == ["ใกล้เคียง"]
    assert "ไม่มีแหล่งที่ตรงพอดี มีใกล้เคียง 1 แหล่ง" in words(page)
    assert page.main.select('a[href^="tel:+6642000000"]')


def test_no_source_at_all_still_leads_on(client, tree):
    """An empty table: no error, a way to say where one lives, the notice about cheats."""
    page = ask(client, **ALL)
    assert "ยังไม่มีแหล่งทุนที่ตรงกับคำตอบ" in words(page)
    assert page.select_one("select#province") and "OTP" in words(page)


def test_drafts_and_taken_down_sources_are_not_found(client, tree):
    """Only what is public is offered."""
    make_national(title="ร่าง", live=False)
    gone = make_national(title="ถอน")
    gone.unpublish()
    assert fitting(ask(client, **ALL)) == []


def test_matching_asks_once(tree):
    """One statement finds the sources for a group and a place, however many there are."""
    for number in range(5):
        make_national(title=f"ทุน {number}", groups=["creative"])
    with CaptureQueriesContext(connection) as asked:
        found = candidates(group="creative", province="47", district="4704")
    assert len(found) == 5 and len(asked) == 1
    assert candidates(group="agriculture", province="47", district="4704") == []


def test_finder_is_not_for_search_engines(client, tree):
    """Results and later questions are noindex; the first question may be found."""
    assert not ask(client).select("meta[name=robots]")
    assert ask(client, **ALL).select_one("meta[name=robots]")["content"] == "noindex, follow"
