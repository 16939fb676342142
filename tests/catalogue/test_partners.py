"""Partners and agreements: shown beside centres, kept by officers."""

import pytest
from django.urls import reverse

from catalogue.models import Agreement, Partner
from catalogue.services import partners
from search.models import Entry
from tests.catalogue.place_pages import CENTRE, PROVINCE, show, words_of
from tests.factories.catalogue import (
    make_agreement,
    make_course,
    make_partner,
)
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("friday")


@pytest.mark.row("S0-38")
@pytest.mark.row("S0-41")
def test_partners_and_public_agreements_stand_on_centre_and_province(client, tree, units):
    """Name, kind, agreement with scope and dates; what is not public is not there."""
    farm = make_partner(units["d4704"], name_th="สหกรณ์สาธิต", branches=["livestock"])
    make_partner(units["d4704"], name_th="ภาคีที่ยังไม่เผยแพร่", is_public=False)
    make_agreement(units["d4704"], farm, title_th="ร่วมพัฒนาหลักสูตรสาธิต")
    make_agreement(units["d4704"], farm, title_th="ข้อตกลงลับ", is_public=False)
    for address in (CENTRE, PROVINCE, "/th/partners/"):
        page = words_of(show(client, address))
        for words in (
            "สหกรณ์สาธิต",
            "ปศุสัตว์",
            "MOU",
            "ร่วมพัฒนาหลักสูตรสาธิต",
            "พัฒนาหลักสูตร",
            "1 มิ.ย. 2568",
        ):
            assert words in page, (address, words)
        assert "ภาคีที่ยังไม่เผยแพร่" not in page and "ข้อตกลงลับ" not in page
    assert "สหกรณ์สาธิต" not in show(client, tree["d4702"].address())


@pytest.mark.row("S4-26")
def test_agricultural_partners_and_their_courses_are_filtered(client, tree, units):
    """Partners by kind and branch; courses held together with them by a filter of the listing."""
    farm = make_partner(units["d4704"], name_th="กลุ่มประมงสาธิต", branches=["fisheries"])
    make_partner(units["d4704"], name_th="ธนาคารสาธิต", kind="finance")
    make_partner(units["d4704"], name_th="โรงแปรรูปสาธิต", branches=["processing"])
    chosen = show(client, "/th/partners/?kind=agriculture&branch=fisheries&province=47")
    assert "กลุ่มประมงสาธิต" in chosen
    assert "ธนาคารสาธิต" not in chosen and "โรงแปรรูปสาธิต" not in chosen
    course = make_course(tree["d4704"], title="เลี้ยงปลาในบ่อซีเมนต์")
    make_course(tree["d4704"], title="หลักสูตรของศูนย์เอง")
    farm.credits.create(course=course)
    partners.keep(farm)
    listed = show(client, "/th/courses/?province=47&partner=agriculture")
    assert "เลี้ยงปลาในบ่อซีเมนต์" in listed and "หลักสูตรของศูนย์เอง" not in listed
    assert "กลุ่มประมงสาธิต" in show(client, course.get_url())


@pytest.mark.parametrize("query", ["q=สหกรณ์", "page=999", "kind=x&branch=y&province=zz", "page=-1"])
def test_partner_register_takes_any_query(client, tree, units, query):
    """Words narrow it; unknown values and deep pages are repaired."""
    make_partner(units["d4704"], name_th="สหกรณ์สาธิต")
    assert "สหกรณ์สาธิต" in show(client, f"/th/partners/?{query}")


@pytest.mark.row("S0-38")
def test_officer_keeps_partners_of_the_own_unit(client, tree, units):
    """By the form: added, credited on an own course, refused for a course of another unit."""
    own = make_course(tree["d4704"], title="หลักสูตรของเรา")
    other = make_course(tree["d2101"], title="หลักสูตรของเขา")
    sign_in(client, as_role("district_officer", units["d4704"]))
    data = {
        "unit": units["d4704"].pk,
        "kind": "agriculture",
        "name_th": "สหกรณ์ใหม่",
        "name_en": "",
        "branches": ["livestock"],
        "website": "",
        "is_public": "on",
        "credits-TOTAL_FORMS": "1",
        "credits-INITIAL_FORMS": "0",
        "credits-MIN_NUM_FORMS": "0",
        "credits-MAX_NUM_FORMS": "30",
        "credits-0-course": other.pk,
        "credits-0-id": "",
        "credits-0-DELETE": "",
    }
    add = reverse("partners:add")
    assert client.get(add).status_code == 200
    refused = client.post(add, data)
    assert refused.status_code == 200 and not Partner.objects.exists()
    assert client.post(add, {**data, "credits-0-course": own.pk}).status_code == 302
    partner = Partner.objects.get()
    assert partner.branches == ["livestock"]
    assert "สหกรณ์ใหม่" in show(client, own.get_url())
    edit = reverse("partners:edit", args=[partner.pk])
    credit = partner.credits.get()
    gone = {
        **data,
        "credits-INITIAL_FORMS": "1",
        "credits-0-id": credit.pk,
        "credits-0-course": own.pk,
        "credits-0-DELETE": "on",
    }
    assert client.post(edit, gone).status_code == 302
    assert not Entry.objects.get(page=own.pk).facets.filter(name="partner").exists()


@pytest.mark.row("S0-41")
def test_officer_writes_an_agreement(client, tree, units):
    """Days in either era; the end before the start is refused in words; no scope, not public."""
    partner = make_partner(units["d4704"])
    sign_in(client, as_role("district_officer", units["d4704"]))
    data = {
        "unit": units["d4704"].pk,
        "kind": "moa",
        "title_th": "ข้อตกลงใหม่",
        "title_en": "",
        "partners": [partner.pk],
        "scopes": ["training"],
        "signed_on": "1 มิ.ย. 2568",
        "ends_on": "31/05/2567",
        "document": "",
        "is_public": "on",
    }
    add = reverse("agreements:add")
    refused = client.post(add, data)
    assert "วันสิ้นสุดอยู่ก่อนวันลงนาม" in refused.content.decode()
    no_scope = client.post(add, {**data, "ends_on": "", "scopes": []})
    assert "เลือกว่าร่วมมือเรื่องอะไร" in no_scope.content.decode()
    assert client.post(add, {**data, "ends_on": "31/05/2571"}).status_code == 302
    assert Agreement.objects.get().ends_on.isoformat() == "2028-05-31"
    assert "ข้อตกลงใหม่" in show(client, CENTRE)
