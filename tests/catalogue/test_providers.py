"""Providers that are no centre: found, shown, with courses and staff of their own."""

import pytest
from django.urls import reverse

from catalogue.models import ProviderPage
from portal.places.models import OrgUnit
from search.models import Entry
from tests.catalogue.place_pages import PROVINCE, show, words_of
from tests.factories.catalogue import (
    make_course,
    make_provider,
    make_run,
)
from tests.factories.users import as_role, sign_in

pytestmark = pytest.mark.usefixtures("friday")


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
