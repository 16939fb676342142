"""Other providers, learning centres, partners: found, shown, kept by those who may."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import override

from catalogue.models import Agreement, CentrePage, Partner, ProviderPage, ProvincePage
from catalogue.services import partners
from portal.places.models import OrgUnit
from search.models import Entry
from tests.factories.catalogue import (
    bangkok,
    make_agreement,
    make_course,
    make_learning_centre,
    make_partner,
    make_provider,
    make_run,
)
from tests.factories.users import as_role, sign_in

NOW = bangkok(2026, 11, 20, 10, 0)
CENTRE = "/th/centres/sakon-nakhon/phanna-nikhom/"
PROVINCE = "/th/centres/sakon-nakhon/"


@pytest.fixture(autouse=True)
def _now():
    # The language too: the test before may have read an English page.
    with time_machine.travel(NOW, tick=False), override("th"):
        yield


def show(client, path):
    response = client.get(path)
    assert response.status_code == 200, (path, response)
    return response.content.decode()


def words_of(page):
    """The page as it is read: without tags, with plain blanks."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page).replace("\u00a0", " "))


@pytest.fixture
def province(tree):
    return ProvincePage.objects.get(province="47")


@pytest.mark.row("S0-03")
def test_centre_says_what_it_belongs_to(client, tree):
    """The command chain stands on the page: sub-district, district, provincial office."""
    page = show(client, tree["s470401"].address())
    assert f'href="{CENTRE}"' in page and f'href="{PROVINCE}"' in page
    assert "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสกลนคร" in words_of(page)


@pytest.mark.row("S0-04")
def test_province_shows_its_office_and_the_group_in_charge(client, province):
    """Telephone with extension, fax, e-mail of the office, and the self-development group's desk."""
    OrgUnit.objects.filter(code="p47").update(
        phone="042000000", phone_extension="12", fax="042000001", email="office@example.com"
    )
    province.staff = [("staff", {"role": "self_development", "telephone": "042000002;ext=7"})]
    province.save()
    page = words_of(show(client, PROVINCE))
    for words in ("042 000 000 ต่อ 12", "โทรสาร", "042 000 001", "office@example.com"):
        assert words in page, words
    assert "กลุ่มส่งเสริมการเรียนรู้เพื่อการพัฒนาตนเอง" in page
    assert "042 000 002 ต่อ 7" in page


def test_centre_shows_staff_by_role(client, tree):
    """Roles with what they help with and the desk's number; without words, the usual ones."""
    page = CentrePage.objects.get(pk=tree["d4704"].pk)
    page.staff = [
        (
            "staff",
            {"role": "registry", "helps_with": "ขอใบแทนวุฒิบัตร", "telephone": "042000000;ext=3"},
        ),
        ("staff", {"role": "head", "helps_with": "", "telephone": ""}),
    ]
    page.save()
    text = words_of(show(client, CENTRE))
    assert "ใครช่วยเรื่องอะไร" in text
    for words in ("งานทะเบียน", "ขอใบแทนวุฒิบัตร", "042 000 000 ต่อ 3", "หัวหน้าศูนย์", "อยากชมอยากติ"):
        assert words in text, words


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"role": "head", "helps_with": "นายสมมติ ตัวอย่าง", "telephone": ""}, "helps_with"),
        ({"role": "head", "helps_with": "ถาม น.ส.สาธิต ตัวอย่าง", "telephone": ""}, "helps_with"),
        ({"role": "head", "helps_with": "Mr. John Sample", "telephone": ""}, "helps_with"),
        ({"role": "head", "helps_with": "", "telephone": "0810000000"}, "telephone"),
        ({"role": "nobody", "helps_with": "", "telephone": ""}, "role"),
    ],
)
def test_staff_takes_no_names(value, field):
    """A person's name or mobile number is refused where only roles belong."""
    from wagtail.blocks import StructBlockValidationError

    from catalogue.staff_blocks import StaffBlock

    block = StaffBlock()
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(value))
    assert field in refused.value.block_errors


@pytest.mark.parametrize(
    "words", ["ครูงานอาชีพ ครูตำบล ช่วยเลือกหลักสูตร", "คุณภาพสินค้า และการขาย", "นายทะเบียน ออกวุฒิบัตร"]
)
def test_staff_takes_ordinary_words(words):
    """Words that begin like a title of a person are no name."""
    from catalogue.staff_blocks import StaffBlock

    block = StaffBlock()
    block.clean(block.to_python({"role": "head", "helps_with": words, "telephone": ""}))


@pytest.mark.row("S0-14")
def test_country_says_how_many_centres_there_are(client, tree):
    """The delivery network in numbers, by kind, with the ways to everything beside the centres."""
    page = show(client, "/th/centres/")
    active = OrgUnit.objects.filter(kind="subdistrict", is_active=True).count()
    assert f"ศูนย์ระดับตำบล/แขวง {active:,}" in words_of(page)
    for room in ("providers", "learning-centres", "partners"):
        assert f'href="/th/{room}/"' in page


@pytest.mark.parametrize("words", ["กศน.อำเภอพรรณานิคม", "กศน.พรรณานิคม", "กศน พรรณานิคม"])
def test_old_name_finds_the_centre(client, tree, words):
    """Old papers say กศน.: the old name leads to the centre of today, first of all."""
    page = show(client, f"/th/centres/?q={words}")
    found = re.findall(r'href="(/th/centres/[a-z-]+/[a-z-]+/[^"]*)"', page)
    assert found and found[0] == CENTRE, found[:5]


# --- other providers


def test_provider_stands_in_the_catalogue(client, province):
    """Its page says kind, area, website, telephone, and the courses that it holds."""
    provider = make_provider(province, district_id="4704")
    OrgUnit.objects.filter(pk=provider.unit_id).update(phone="042000003", line_id="@college")
    make_run(make_course(provider, title="เชื่อมโลหะเบื้องต้น"))
    page = show(client, provider.get_url())
    for words in (
        "วิทยาลัยอาชีวศึกษา (สอศ.)",
        "อ.พรรณานิคม สกลนคร",
        "https://college.example/",
        'href="tel:+6642000003"',
        "line.me/R/ti/p/",
        "เชื่อมโลหะเบื้องต้น",
        "/th/report/provider/",
    ):
        assert words in page, words


def test_course_of_a_provider_names_it(client, province):
    """Listing and course page name the provider; its runs are its unit's."""
    provider = make_provider(province, title="วิทยาลัยการอาชีพสาธิต", district_id="4704")
    course = make_course(provider, title="เชื่อมโลหะเบื้องต้น")
    run = make_run(course)
    assert run.unit == provider.unit
    assert "วิทยาลัยการอาชีพสาธิต" in show(client, "/th/courses/?province=47")
    page = show(client, course.get_url())
    assert "วิทยาลัยการอาชีพสาธิต" in page and f'href="{provider.get_url()}"' in page


def test_provider_without_a_number_shows_the_offices(client, province):
    """Nobody is left without a telephone: the provincial office answers, and that is said."""
    OrgUnit.objects.filter(code="p47").update(phone="042000000")
    page = words_of(show(client, make_provider(province).get_url()))
    assert "042 000 000" in page and "ประจำจังหวัดสกลนคร" in page


def test_providers_are_listed_by_kind_and_place(client, province):
    """The list has filters; unknown values are dropped; the province's page leads to it."""
    make_provider(province, title="วิทยาลัยหนึ่ง", provider_kind="vec")
    make_provider(province, title="เทศบาลสาธิต", provider_kind="lao")
    everything = show(client, "/th/providers/")
    assert "วิทยาลัยหนึ่ง" in everything and "เทศบาลสาธิต" in everything
    chosen = show(client, "/th/providers/?provider=lao&province=47")
    assert "เทศบาลสาธิต" in chosen and "วิทยาลัยหนึ่ง" not in chosen
    assert "เทศบาลสาธิต" in show(client, "/th/providers/?provider=nonsense&province=99&page=zz")
    assert "ไม่พบผู้จัดแบบนี้" in words_of(show(client, "/th/providers/?province=21"))
    assert "/th/providers/?province=47" in show(client, PROVINCE)


def test_provider_follows_its_page(client, province):
    """A new name and district reach unit, entry and courses; the old name still finds it."""
    provider = make_provider(province, title="วิทยาลัยเดิม")
    course = make_course(provider)
    page = ProviderPage.objects.get(pk=provider.pk)
    page.title, page.district_id = "วิทยาลัยใหม่", "4704"
    page.save()
    unit = OrgUnit.objects.get(pk=provider.unit_id)
    assert (unit.name_th, unit.district_id) == ("วิทยาลัยใหม่", "4704")
    entry = Entry.objects.get(page=course.pk)
    assert entry.district_code == "4704" and "วิทยาลัยใหม่" in entry.place_th
    assert "วิทยาลัยใหม่" in words_of(show(client, "/th/providers/?q=วิทยาลัยเดิม"))


def test_provider_that_is_deleted_closes_its_unit(tree, province):
    """The unit stays for what happened in it, but it is no longer active."""
    provider = make_provider(province)
    ProviderPage.objects.get(pk=provider.pk).delete()
    assert not OrgUnit.objects.get(pk=provider.unit_id).is_active


def test_teacher_of_a_provider_writes_its_courses(client, tree, province, units):
    """A role held in the provider's unit reaches its page and no centre's."""
    provider = make_provider(province)
    unit = OrgUnit.objects.get(pk=provider.unit_id)
    sign_in(client, as_role("teacher", unit))
    add = "wagtailadmin_pages:add"
    own = reverse(add, args=["catalogue", "coursepage", provider.pk])
    assert client.get(own).status_code == 200
    foreign = reverse(add, args=["catalogue", "coursepage", tree["d4704"].pk])
    assert client.get(foreign).status_code in {302, 403}


def test_district_of_another_province_is_refused(client, province, units):
    """The form of a provider offers the districts of its province only."""
    provider = make_provider(province)
    sign_in(client, as_role("superuser"))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[provider.pk])).content.decode()
    assert 'value="4704"' in form and 'value="2101"' not in form


# --- learning centres


@pytest.mark.row("S1-34")
def test_learning_centre_says_what_and_how(client, tree):
    """Topics, opening, the way to visit, whom to call, what to learn next."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    page = make_learning_centre(
        tree["d4704"],
        phone="042000009",
        phone_extension="4",
        opening_hours={"weekly": {str(day): [["08:30", "16:30"]] for day in range(5)}},
    )
    course = make_course(tree["d4701"], title="ทำปุ๋ยหมักขาย")
    make_run(course)
    page.related_courses.create(course=course)
    page.save()
    text = show(client, page.get_url())
    for words in (
        "ทำปุ๋ยหมักไม่กลับกอง",
        "กลุ่มเกิน 10 คนโทรก่อน 3 วัน",
        "วันนี้เปิดถึง 16.30 น.",
        'href="tel:+6642000009;ext=4"',
        "ทำปุ๋ยหมักขาย",
        f'href="{CENTRE}"',
        "/th/report/learning_centre/",
    ):
        assert words in text, words


@pytest.mark.row("S1-34")
def test_learning_centres_are_listed_by_theme_and_found(client, tree, province):
    """By theme and place; the centre's and the province's page lead to them; the search finds them."""
    make_learning_centre(tree["d4704"], title="สวนเกษตรธรรมชาติ", themes=["natural_farming"])
    make_learning_centre(province, title="โคกหนองนาสาธิต", themes=["khok_nong_na"])
    chosen = show(client, "/th/learning-centres/?theme=khok_nong_na")
    assert "โคกหนองนาสาธิต" in chosen and "สวนเกษตรธรรมชาติ" not in chosen
    near = show(client, "/th/learning-centres/?province=47&district=4704")
    assert "สวนเกษตรธรรมชาติ" in near and "โคกหนองนาสาธิต" not in near
    assert "สวนเกษตรธรรมชาติ" in show(client, CENTRE)
    assert "โคกหนองนาสาธิต" in show(client, PROVINCE)
    assert "สวนเกษตรธรรมชาติ" in words_of(show(client, "/th/search/?q=สวนเกษตรธรรมชาติ"))


def test_learning_centre_without_a_number_shows_its_keepers(client, tree):
    """The centre that looks after it answers."""
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    assert "042 000 000" in words_of(show(client, make_learning_centre(tree["d4704"]).get_url()))


# --- partners and agreements


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


# --- what people type into addresses


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/th/centres/SAKON-NAKHON/", PROVINCE),
        ("/th/centres/sakon nakhon/", PROVINCE),
        ("/th/centres/Sakon_Nakhon/Phanna%20Nikhom/", CENTRE),
        ("/th/centres/สกลนคร/", PROVINCE),
        ("/th/centres/จังหวัดสกลนคร/อำเภอพรรณานิคม/", CENTRE),
        ("/th/centres/47/4704/", CENTRE),
        ("/th/centres/sakon-nakhon/phanna-nikhom/NA-NAI/", f"{CENTRE}na-nai/"),
    ],
)
def test_place_typed_otherwise_leads_to_its_page(client, tree, typed, meant):
    """Capital letters, blanks, Thai names and official codes lead to the one address."""
    response = client.get(typed, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == meant


@pytest.mark.parametrize(
    "path",
    [
        "/th/centres/atlantis/",
        "/th/centres/%20/",
        "/th/centres/sakon-nakhon/atlantis/",
        "/th/centres/sakon-nakhon/phanna-nikhom/atlantis/",
        "/th/centres/%00/x/",
        "/th/centres/99/9999/",
        "/th/providers/none-0000/",
        "/th/providers/%00/",
        "/th/learning-centres/%E0%B8%81/",
        "/th/report/centre/nowhere/",
        "/th/report/nothing/x/",
        "/th/reported/nothing/",
    ],
)
def test_unknown_address_is_not_found(client, tree, path):
    """What nobody can repair is 404 with the page of help, never an error."""
    assert client.get(path).status_code == 404


def test_code_typed_otherwise_leads_to_its_page(client, tree, province):
    """Codes in capital letters or with a blank are repaired."""
    provider, place = make_provider(province), make_learning_centre(tree["d4704"])
    for page, room in ((provider, "providers"), (place, "learning-centres")):
        for typed in (page.code.upper(), page.code.replace("-", " "), f" {page.code}"):
            response = client.get(f"/th/{room}/{typed}/")
            assert response.status_code == 301 and response["Location"] == page.get_url()
