"""What a course's page tells beside runs and topics, and the filters that find it."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from catalogue.models import PolicyReference, TargetGroup
from catalogue.services import runs
from portal.media.services import make_renditions
from portal.places import area_cache
from tests.catalogue.course_pages import LIST, plain, show, titles
from tests.factories.catalogue import make_course, make_run
from tests.factories.media import PortalImageFactory
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


FACTS = [
    pytest.param(
        {"skill_types": ["new_skill"]}, "ทักษะใหม่", marks=pytest.mark.row("S0-08"), id="skill"
    ),
    pytest.param(
        {"tags": ["area_based"]},
        "พัฒนาอาชีพเชิงพื้นที่",
        marks=pytest.mark.row("S0-09"),
        id="area-based",
    ),
    pytest.param(
        {"tags": ["career_based"]},
        "การศึกษาเพื่ออาชีพ",
        marks=pytest.mark.row("S0-09"),
        id="career-based",
    ),
    pytest.param(
        {"expected_results": "รับย้อมที่บ้านได้"},
        "รับย้อมที่บ้านได้",
        marks=pytest.mark.row("S0-11"),
        id="results",
    ),
    pytest.param(
        {"tags": ["learn_to_earn"]},
        'href="/th/courses/learn-to-earn/"',
        marks=pytest.mark.row("S0-15"),
        id="learn-to-earn",
    ),
    pytest.param(
        {"market_skills": ["packaging"]}, "บรรจุภัณฑ์", marks=pytest.mark.row("S0-16"), id="market"
    ),
    pytest.param(
        {"occupational_standard": "มาตรฐานฝีมือแรงงาน ระดับ 1"},
        "มาตรฐานฝีมือแรงงาน ระดับ 1",
        marks=pytest.mark.row("S0-16"),
        id="standard",
    ),
    pytest.param(
        {"selection_criteria": "มีบ้านอยู่ในตำบล"},
        "มีบ้านอยู่ในตำบล",
        marks=pytest.mark.row("S0-20"),
        id="criteria",
    ),
    pytest.param(
        {"min_age": 15, "max_age": 60}, "อายุ 15–60 ปี", marks=pytest.mark.row("S0-20"), id="ages"
    ),
    pytest.param(
        {"priority_rule": "first_come"},
        "สมัครก่อนได้ก่อน",
        marks=pytest.mark.row("S0-20"),
        id="priority",
    ),
    pytest.param(
        {"industries": ["food_processing"]},
        "การแปรรูปอาหาร",
        marks=pytest.mark.row("S2-20"),
        id="industry",
    ),
]


@pytest.mark.parametrize(("fields", "words"), FACTS)
def test_page_says_each_fact(client, tree, fields, words):
    """What the centre filed about a course stands on its page; what it did not is left out."""
    assert words not in show(client, make_course(tree["d4704"]))
    assert words in show(client, make_course(tree["d4704"], **fields))


@pytest.mark.row("S1-19")
def test_parents_find_their_answers(client, tree):
    """Place and distance, safety, allowance and whom to ask stand in a part of their own."""
    course = make_course(
        tree["d4704"],
        parents_travel="ห่างจากตลาด 2 กม.",
        parents_safety="มีครูอยู่ด้วยตลอด",
        parents_allowance="มีค่ารถวันละ 50 บาท",
        parents_contact="โทรหาครูที่ศูนย์",
    )
    page = show(client, course)
    assert "สำหรับผู้ปกครอง" in page
    for answer in ("ห่างจากตลาด", "มีครูอยู่ด้วยตลอด", "มีค่ารถวันละ", "โทรหาครูที่ศูนย์"):
        assert answer in page


@pytest.mark.row("S0-10")
def test_target_groups_are_shown_and_found(client, tree):
    """A group that the department added is on the page and a filter; sensitive ones are neither."""
    sign_in(client, as_role("superuser"))
    added = client.post(
        reverse("target_groups:add"),
        {"code": "fishers", "name_th": "ชาวประมงพื้นบ้าน", "name_en": "Fishers", "sort_order": 90},
    )
    assert added.status_code == 302, added.context["form"].errors
    client.logout()
    course = make_course(tree["d4704"])
    course.target_groups.set(TargetGroup.objects.filter(code__in=["fishers", "prisoners"]))
    course.save()
    make_course(tree["d4704"], title="อีกหลักสูตร")
    page = show(client, course)
    assert "ชาวประมงพื้นบ้าน" in page
    assert "เรือนจำ" not in page
    assert titles(client, "target=fishers") == {course.title}
    assert 'value="fishers"' in client.get(LIST).content.decode()
    assert 'value="prisoners"' not in client.get(LIST).content.decode()


@pytest.mark.row("S0-10")
@pytest.mark.parametrize(("role", "status"), [("department_officer", 302), ("teacher", 302)])
def test_lists_are_kept_by_the_department(client, tree, units, role, status):
    """The department adds to the list of target groups, a teacher does not."""
    unit = units["dole"] if role == "department_officer" else units["d4704"]
    sign_in(client, as_role(role, unit))
    given = {"code": "new-one", "name_th": "กลุ่มใหม่", "name_en": "New", "sort_order": 1}
    assert client.post(reverse("target_groups:add"), given).status_code == status
    assert TargetGroup.objects.filter(code="new-one").exists() == (role != "teacher")


FILTERS = [
    ({"skill_types": ["up_skill"]}, "skill=up_skill"),
    ({"market_skills": ["digital", "packaging"]}, "market=packaging&market=services"),
    ({"tags": ["career_based"]}, "tag=career_based"),
]


@pytest.mark.row("S0-08")
@pytest.mark.row("S0-16")
@pytest.mark.parametrize(("fields", "query"), FILTERS)
def test_filters_find_skills_and_tags(client, tree, fields, query):
    """Kinds of skill, skills of the market and tags are filters; a ticked one says how many."""
    course = make_course(tree["d4704"], title="หลักสูตรนี้", **fields)
    make_course(tree["d4704"], title="หลักสูตรอื่น")
    assert titles(client, query) == {course.title}
    page = client.get(f"{LIST}?{query}").content.decode()
    name, value = query.split("&")[0].split("=")
    box = re.search(rf'name="{name}" value="{value}" checked>.*?</label>', page, re.S)[0]
    assert re.search(r'class="n">1', box)


@pytest.mark.row("S0-15")
def test_learn_to_earn_is_a_listing_of_its_own(client, tree):
    """The campaign has an introduction and only its courses, with the usual filters."""
    make_course(tree["d4704"], title="เรียนแล้วมีงาน", tags=["learn_to_earn"])
    make_course(tree["d4704"], title="ราคาแพง", tags=["learn_to_earn"], fee_baht=100)
    make_course(tree["d4704"], title="เรียนเล่น")
    path = "/th/courses/learn-to-earn/"
    page = plain(client.get(path).content.decode())
    assert "สร้างงาน สร้างรายได้" in page
    assert f'action="{path}"' in page
    assert titles(client, path=path) == {"เรียนแล้วมีงาน", "ราคาแพง"}
    assert titles(client, "free=1", path=path) == {"เรียนแล้วมีงาน"}
    assert "เอาออก" not in page
    assert client.get("/en/courses/learn-to-earn/").status_code == 200
    assert client.get(f"{path}?q=ไม่มีเรื่องนี้&tag=x&page=99").status_code == 200


@pytest.mark.row("S1-30")
def test_versions_are_compared_by_their_hours(client, tree):
    """A shorter version names the full one; both pages say how much longer the other takes."""
    full = make_course(tree["d4704"], title="ช่างไฟฟ้า", hours=60, version="ฉบับเต็ม")
    short = make_course(tree["d4704"], title="ช่างไฟฟ้าวันหยุด", hours=18, version_of=full)
    assert "สั้นกว่าหลักสูตรนี้ 42 ชั่วโมง" in show(client, full)
    page = show(client, short)
    assert "ยาวกว่าหลักสูตรนี้ 42 ชั่วโมง" in page
    assert "ฉบับเต็ม" in page
    assert f'href="/th/courses/{full.code}/"' in page


@pytest.mark.row("S1-30")
def test_modules_are_marked(client, tree):
    """A topic that can be learned by itself says so beside its hours."""
    topics = [("topic", {"title": "เดินสาย", "hours": 30, "text": "", "is_module": True})]
    assert "30 ชม. · โมดูล" in show(client, make_course(tree["d4704"], topics=topics))
    assert "โมดูล" not in show(client, make_course(tree["d4704"]))


def test_next_course_is_offered_while_it_is_public(client, tree):
    """What to learn next is a link; a draft, or a course for teachers, is none."""
    following = make_course(tree["d4704"], title="ย้อมขั้นสูง")
    course = make_course(tree["d4704"], follow_on=following)
    assert f'href="/th/courses/{following.code}/"' in show(client, course)
    following.intended_for = "teachers"
    following.save()
    assert "ย้อมขั้นสูง" not in show(client, course)
    following.intended_for = "citizens"
    following.unpublish()
    assert "ย้อมขั้นสูง" not in show(client, course)


def test_policies_of_the_papers_are_shown(client, tree):
    """The acts and plans that a course answers to stand on its page."""
    course = make_course(tree["d4704"])
    course.policy_references.set([PolicyReference.objects.get(code="national-strategy")])
    course.save()
    assert "ยุทธศาสตร์ชาติ 20 ปี" in show(client, course)
    assert "National Strategy" in show(client, course, "en")


def test_lists_are_loaded_once(tree, capsys):
    """The command adds what is missing and leaves alone what an officer changed."""
    TargetGroup.objects.filter(code="women").update(name_th="ผู้หญิง")
    known = PolicyReference.objects.count()
    PolicyReference.objects.filter(code="national-strategy").delete()
    call_command("load_reference")
    assert "1 policies" in capsys.readouterr().out
    call_command("load_reference")
    assert "up to date" in capsys.readouterr().out
    assert TargetGroup.objects.get(code="women").name_th == "ผู้หญิง"
    assert PolicyReference.objects.count() == known


GROUPS = {
    "agriculture": "เกษตรกรรม",
    "industry": "อุตสาหกรรม",
    "commerce": "พาณิชยกรรมและบริการ",
    "creative": "ความคิดสร้างสรรค์",
    "special": "อาชีพเฉพาะทาง",
}


@pytest.mark.row("S0-07")
@pytest.mark.parametrize("group", GROUPS)
def test_five_groups_file_every_course(client, tree, group):
    """Each of the five groups is a filter, and a course says its group in words."""
    for other in GROUPS:
        make_course(tree["d4704"], title=f"หลักสูตร {other}", occupational_group=other)
    assert titles(client, f"group={group}") == {f"หลักสูตร {group}"}
    course = make_course(tree["d4702"], occupational_group=group)
    banner = re.search(r'class="banner__tags">(.*?)</p>', show(client, course), re.S)[1]
    assert GROUPS[group] in banner


# --- the photo
def test_photo_takes_the_place_of_the_drawing(client, tree):
    """A course with a photo shows it on its card and its page, at no further query."""
    picture = PortalImageFactory()
    make_renditions(picture.pk)
    course = make_course(tree["d4704"], picture=picture)
    page = client.get(f"/th/courses/{course.code}/").content.decode()
    assert re.search(r'<div class="banner [^>]*>.*?<picture>.*?alt="ผ้าทอลายขิด"', page, re.S)
    assert "<picture>" in client.get(LIST).content.decode()


@pytest.mark.budget
def test_full_page_costs_eight_queries(client, tree, django_assert_max_num_queries):
    """With everything filed, funding and partners beside it, the page keeps its budget."""
    picture = PortalImageFactory()
    make_renditions(picture.pk)
    following = make_course(tree["d4704"])
    course = make_course(
        tree["d4704"], follow_on=following, picture=picture, tags=["learn_to_earn"]
    )
    make_course(tree["d4704"], version_of=course)
    course.target_groups.set(TargetGroup.objects.all())
    course.policy_references.set(PolicyReference.objects.all())
    course.save()
    run = make_run(course, "open")
    later = run.closes_at + timedelta(days=2)
    runs.extend(run, closes_at=later, reason="ยังมีที่ว่าง", by=None, at=timezone.now())
    area_cache.table()
    show(client, course)
    with django_assert_max_num_queries(8):
        show(client, course)
