"""What a centre and a province say of themselves, and how people find them."""

import re

import pytest

from catalogue.models import CentrePage
from portal.places.models import OrgUnit
from tests.catalogue.place_pages import CENTRE, PROVINCE, show, words_of
from tests.factories.catalogue import (
    make_learning_centre,
    make_provider,
)

pytestmark = pytest.mark.usefixtures("friday")


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
