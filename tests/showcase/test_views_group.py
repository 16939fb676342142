"""The page of a group: who they are, what they learned and make, where they sell, how to reach them."""

import pytest
from django.urls import reverse

from showcase.groups.completeness import checklist
from tests.factories.catalogue import make_course
from tests.factories.showcase import make_group, make_product
from tests.factories.users import as_role, sign_in
from tests.showcase.test_views_product import at, flat, soup

pytestmark = pytest.mark.django_db


@pytest.mark.row("S4-19", "S4-20", "S4-22", "S2-19")
def test_group_tells_all_that_people_ask(client, tree):
    """Stage, legal form, year, members, roles, growth, strengths, markets, awards, courses, goods."""
    course = make_course(tree["d4704"], title="ย้อมคราม")
    group = make_group(tree["d4704"], courses=[course])
    make_product(tree["d4704"], group=group)
    said = flat(soup(client, at(group)).main.get_text(" "))
    for words in (
        "กลุ่มครามบ้านถ้ำเต่า",
        "2568",
        "6 คน",
        "กลุ่มอาชีพ",
        "เหรัญญิก 1 คน",
        "ก่อหม้อครามเพิ่มเป็น 4 ใบ",
        "ก่อหม้อครามได้ทุกฤดู",
        "ตลาดนัดหน้าอำเภอ",
        "ชนะเลิศประกวดลายผ้าอำเภอ",
        "ย้อมคราม",
        "ผ้าพันคอย้อมคราม",
        "081 000 0000",
    ):
        assert words in said, words


def test_group_names_no_member(client, tree):
    """Members are counted and their work is named by role; who they are is kept elsewhere."""
    page = soup(client, at(make_group(tree["d4704"])))
    roles = page.find("h2", string=lambda words: words and "ใครทำอะไร" in words)
    assert roles is None or not any(
        title in roles.parent.get_text() for title in ("นาย", "นางสาว", "น.ส.")
    )


@pytest.mark.row("S4-19")
def test_editor_sees_what_a_group_still_lacks(client, tree, units):
    """Each thing with whether it is told, and a group of the same name beside it; all may be published."""
    group = make_group(tree["d4704"], strengths="", title="กลุ่มทอ")
    make_product(tree["d4704"], group=group)
    assert [item.is_done for item in checklist(group)] == [
        *(False, True, True, True),
        *(False, True, True),
        *(True, False),
    ]
    twin = make_group(tree["d4704"], title="กลุ่มทอ")
    make_group(tree["d4702"], title="กลุ่มทอ")
    sign_in(client, as_role("district_director", units["d4704"]))
    said = client.get(reverse("wagtailadmin_pages:edit", args=[group.pk])).content.decode()
    assert "6 จาก 9" in said
    assert "มีกลุ่มชื่อนี้อยู่แล้ว" in said
    assert f"/admin/pages/{twin.pk}/edit/" in said
