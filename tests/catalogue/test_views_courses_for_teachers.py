"""Courses for teachers: found by staff, and by nobody else."""

import pytest

from portal.places.models import OrgUnit
from search.models import Entry
from tests.catalogue.course_pages import show, titles
from tests.factories.catalogue import make_course, make_run
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("saturday")


@pytest.fixture
def training(tree):
    OrgUnit.objects.filter(code="d4704").update(phone="042000000")
    return make_course(tree["d4704"], title="พัฒนาครูผู้สอน", intended_for="teachers")


@pytest.mark.row("S3-27")
def test_citizens_do_not_find_courses_for_teachers(client, training):
    """No listing, no search, no calendar; the page asks to sign in."""
    make_run(training, "open")
    assert titles(client) == set()
    assert titles(client, "q=พัฒนาครู") == set()
    assert not Entry.objects.filter(kind="course").exists()
    for address in (f"/th/courses/{training.code}/", "/th/courses/for-teachers/"):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/?next=/th/courses/")
    assert client.get(f"/th/courses/{training.code}/runs/1.ics").status_code == 404


@pytest.mark.row("S3-27")
def test_teachers_find_courses_for_teachers(client, training, units):
    """Signed-in staff have a list of them, and each page says who sees it."""
    sign_in(client, as_role("teacher", units["d4702"]))
    listed = client.get("/th/courses/for-teachers/").content.decode()
    assert f'href="/th/courses/{training.code}/"' in listed
    page = show(client, training)
    assert "ประชาชนไม่เห็นหลักสูตรนี้" in page
    assert "noindex" in page


@pytest.mark.row("S3-27")
def test_kept_page_is_never_a_course_for_teachers(client, training, units, settings):
    """What staff saw is not kept for the next visitor, nor the way to sign in for staff."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 15
    address = f"/th/courses/{training.code}/"
    assert client.get(address).status_code == 302
    sign_in(client, as_role("teacher", units["d4702"]))
    assert client.get(address).status_code == 200
    client.logout()
    client.cookies.clear()
    assert client.get(address).status_code == 302


@pytest.mark.row("S3-27")
def test_course_that_becomes_one_for_teachers_leaves_the_listing(client, tree):
    """Its entry goes with the change and comes back with it."""
    course = make_course(tree["d4704"])
    course.intended_for = "teachers"
    course.save()
    assert titles(client) == set()
    course.intended_for = "citizens"
    course.save()
    assert titles(client) == {course.title}
