"""A teacher writes a course: drafts save with gaps, publishing asks for what learners need."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from catalogue.models import CoursePage
from tests.factories.catalogue import make_course, make_run
from tests.factories.users import as_role, sign_in


def form_data(title="ย้อมคราม", outcomes=(), topics=(), **fields):
    return nested_form_data(
        {
            "title": title,
            "summary": "",
            "occupational_group": "",
            "hours": "",
            "body": streamfield([]),
            "outcomes": streamfield([("outcome", words) for words in outcomes]),
            "topics": streamfield(
                [("topic", {"title": name, "hours": str(h), "text": ""}) for name, h in topics]
            ),
            **fields,
        }
    )


COMPLETE = {
    "summary": "ก่อหม้อคราม มัดลาย ย้อมผ้า จนได้ผ้าที่ขายได้จริง",
    "occupational_group": "creative",
    "hours": "30",
    "outcomes": ("ก่อหม้อครามเป็น", "มัดลาย 5 แบบ", "ย้อมให้สีเสมอ"),
    "topics": (("ก่อหม้อ", 10), ("มัดและย้อม", 20)),
}


def add_url(centre):
    return reverse("wagtailadmin_pages:add", args=["catalogue", "coursepage", centre.pk])


def test_empty_draft_saves(client, tree, teacher):
    """A title is enough for a draft; code and slug are drawn, nothing is asked."""
    sign_in(client, teacher)
    response = client.post(add_url(tree["d4704"]), form_data())
    assert response.status_code == 302, response.context["form"].errors
    course = CoursePage.objects.get()
    assert not course.live
    assert course.code.startswith("snk-")
    assert course.slug == course.code


def test_second_draft_of_the_same_title_saves(client, tree, teacher):
    """Two drafts may be called the same: their codes tell them apart."""
    sign_in(client, teacher)
    for _number in range(2):
        assert client.post(add_url(tree["d4704"]), form_data()).status_code == 302
    assert CoursePage.objects.count() == 2


GAPS = [
    ({"summary": ""}, "summary", "หนึ่งประโยค"),
    ({"summary": "ก" * 91}, "summary", "90"),
    ({"occupational_group": ""}, "occupational_group", "กลุ่มอาชีพ"),
    ({"hours": "0"}, "hours", "30"),
    ({"outcomes": ("ทำได้",)}, "outcomes", "3"),
    ({"topics": (("ก่อหม้อ", 10),)}, "topics", "รวมได้ 10 ชั่วโมง"),
    ({"topics": ()}, "topics", "สอนอะไร"),
    ({"audience": "โทรหาผู้เรียน 081 234 5678"}, "audience", ""),
    ({"audience": "บัตร 1234567890121"}, "audience", ""),
]


@pytest.mark.parametrize(("gap", "field", "words"), GAPS, ids=[str(row[0])[:40] for row in GAPS])
def test_publishing_names_what_is_missing(client, tree, units, gap, field, words):
    """What learners need is asked for beside its field, in words that say what to write."""
    superuser = as_role("superuser")
    sign_in(client, superuser)
    data = form_data(**{**COMPLETE, **gap}) | {"action-publish": "1"}
    response = client.post(add_url(tree["d4704"]), data)
    assert response.status_code == 200
    assert words in " ".join(response.context["form"].errors.get(field, ["missing"]))
    assert not CoursePage.objects.filter(live=True).exists()


def test_complete_course_is_published(client, tree):
    """Nothing more is asked; the format follows from the hours."""
    sign_in(client, as_role("superuser"))
    response = client.post(
        add_url(tree["d4704"]), form_data(**COMPLETE) | {"action-publish": "1"}, follow=True
    )
    course = CoursePage.objects.get()
    assert course.live, response.context["form"].errors
    assert course.course_format == "interest"
    assert course.entry.group == "creative"


@pytest.mark.parametrize(
    ("hours", "course_format"), [(1, "interest"), (30, "interest"), (31, "class")]
)
def test_format_follows_from_the_hours(tree, hours, course_format):
    """1–30 hours are an interest group, 31 and more a class (S0-21, S0-22)."""
    assert make_course(tree["d4704"], hours=hours).course_format == course_format


def test_form_has_four_tabs_in_thai(client, tree, teacher):
    """The form mirrors the page: content, runs, pictures, publishing; help and examples in Thai."""
    course = make_course(tree["d4704"])
    sign_in(client, teacher)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content.decode()
    for words in ("เนื้อหา", "รอบเรียน", "รูปและไฟล์", "เผยแพร่และแชร์", "ก่อนเผยแพร่ 5 ข้อ"):
        assert words in page
    assert "data-letters" in page


def test_copy_draws_its_own_code(client, tree, teacher):
    """A copied course is another course: another code, the same words, no run."""
    course = make_course(tree["d4704"])
    make_run(course)
    copy = course.copy(update_attrs={"title": "สำเนา"}, keep_live=False)
    assert copy.code not in (None, course.code)
    assert copy.slug == copy.code
    assert not copy.runs.exists()


@pytest.mark.parametrize("mode", ["", "card", "flyer"])
def test_previews_render(rf, tree, mode):
    """Page, card and flyer can be looked at before anything is public."""
    course = make_course(tree["d4704"], live=False)
    make_run(course, "few")
    response = course.make_preview_request(preview_mode=mode)
    assert response.status_code == 200
    assert (
        course.title in response.render().content.decode() if hasattr(response, "render") else True
    )


def test_course_list_shows_place_code_run_and_seats(
    client, tree, teacher, django_assert_max_num_queries
):
    """Officers see at a glance where, which, when next and how full."""
    course = make_course(tree["d4704"])
    make_run(course, "few")
    sign_in(client, teacher)
    page = client.get(reverse("courses:index")).content.decode()
    assert course.code in page
    assert "18/20" in page
    assert "สกร.ระดับอำเภอพรรณานิคม" in page


def test_centre_form_takes_opening_hours_day_by_day(client, tree, director):
    """Hours are typed as people say them; a day with one time only is named."""
    centre = tree["d4704"]
    sign_in(client, director)
    url = reverse("wagtailadmin_pages:edit", args=[centre.pk])
    hours = {f"opening_hours_{day}_{part}": "" for day in range(7) for part in ("opens", "closes")}
    texts = {name: streamfield([]) for name in ("body", "staff", "awards")}
    data = nested_form_data({"title": centre.title, **texts, **hours})
    data |= {"opening_hours_0_opens": "08.30", "opening_hours_0_closes": "๑๖.๓๐"}
    response = client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    centre.refresh_from_db()
    draft = centre.get_latest_revision_as_object()
    assert draft.opening_hours["weekly"] == {"0": [["08:30", "16:30"]]}
    data["opening_hours_1_opens"] = "9.00"
    response = client.post(url, data)
    assert "วันอังคาร" in response.context["form"].errors["opening_hours"][0]
