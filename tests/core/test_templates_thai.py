"""Filters for Thai text, dates, times, money and telephone numbers."""

from datetime import date, time

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.core import protected_words

NB = "\u00a0"


@pytest.fixture(autouse=True)
def _thai():
    """Pages are Thai unless a test says otherwise."""
    with translation.override("th"):
        yield


@pytest.fixture
def _words():
    """The list holds one name; the database is not asked."""
    before = list(protected_words._providers)
    protected_words._providers[:] = [lambda: ["พรรณานิคม"]]
    protected_words.forget()
    yield
    protected_words._providers[:] = before
    protected_words.forget()


def render(source, **values):
    """Render a snippet that loads the filters."""
    return Template("{% load thai %}" + source).render(Context(values))


@pytest.mark.parametrize(
    ("source", "values", "html"),
    [
        ("{{ v|thai_date }}", {"v": date(2026, 12, 12)},
         f'<time datetime="2026-12-12">12{NB}ธ.ค. 2569</time>'),
        ('{{ v|thai_date:"long weekday" }}', {"v": date(2026, 12, 12)},
         f'<time datetime="2026-12-12">วันเสาร์ที่{NB}12{NB}ธันวาคม 2569</time>'),
        ('{{ v|thai_date:"no-year" }}', {"v": date(2026, 12, 12)},
         f'<time datetime="2026-12-12">12{NB}ธ.ค.</time>'),
        ("{{ v|thai_date }}", {"v": None}, ""),
        ("{{ v|thai_date }}", {"v": "12"}, ""),
        ("{{ v|thai_month }}", {"v": date(2026, 1, 2)}, f"ม.ค.{NB}2569"),
        ("{{ v|thai_date_range:w }}", {"v": date(2026, 12, 12), "w": date(2026, 12, 27)},
         '<time datetime="2026-12-12">12</time>–'
         f'<time datetime="2026-12-27">27{NB}ธ.ค. 2569</time>'),
        ("{{ v|thai_date_range:w }}", {"v": None, "w": None}, ""),
        ("{{ v|thai_time }}", {"v": time(16, 30)}, f"16.30{NB}น."),
        ("{{ v|tel_link }}", {"v": "0810000000"},
         f'<a href="tel:+66810000000">081{NB}000{NB}0000</a>'),
        ('{{ v|tel_link:"btn" }}', {"v": "1669"}, '<a class="btn" href="tel:1669">1669</a>'),
        ('{% tel_link v extension="12" label="โทรหาครู" %}', {"v": "020000000"},
         '<a href="tel:+6620000000;ext=12">โทรหาครู</a>'),
        ("{{ v|tel }}", {"v": "0810000000"}, f"081{NB}000{NB}0000"),
        ("{{ v|tel_href }}", {"v": "x"}, ""),
        ("{{ v|nbsp }}", {"v": "ก. <b>"}, f"ก.{NB}&lt;b&gt;"),
    ],
)  # fmt: skip
def test_filter_writes_html(source, values, html):
    """Each filter writes what the portal's style asks for, and nothing where there is no value."""
    assert render(source, **values) == html


@pytest.mark.usefixtures("_words")
def test_th_keeps_words_of_the_list_and_of_the_page():
    """The list of the portal and the page's own names are kept whole, and all is escaped."""
    assert render("{{ v|th }}", v="ที่พรรณานิคม <b>") == (
        'ที่<wbr><span class="nb">พรรณานิคม</span> &lt;b&gt;'
    )
    assert render("{{ v|th:w }}", v="กลุ่มทอผ้า", w="ทอผ้า") == ('กลุ่ม<wbr><span class="nb">ทอผ้า</span>')
    assert render("{{ v|th|th }}", v="เรียนฟรี") == '<span class="nb">เรียนฟรี</span>'
