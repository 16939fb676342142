"""When a photograph is fetched, and what is shown to who saves data."""

import pytest
from django.http import HttpResponse
from django.template import Context, RequestContext, Template

from portal.core import photographs
from portal.core.page_cache import PageCacheMiddleware
from portal.core.parts import Card, Picture

FACTS = {"src": "/media/x.jpg", "width": 640, "height": 427, "alt": "ผ้าบนกี่"}
SAVING = {"headers": {"Save-Data": "on"}}


def shown(rf, *, sizes="", **request):
    """Return how a picture of the facts is written inside an isolated include."""
    source = "{% load look %}{% include inner with picture=picture sizes=sizes only %}"
    inner = Template("{% load look %}{% photograph picture sizes %}")
    picture = Picture(**FACTS, is_first=request.pop("is_first", False))
    context = {"inner": inner, "picture": picture, "sizes": sizes}
    return Template(source).render(RequestContext(rf.get("/th/", **request), context))


def test_first_picture_is_fetched_at_once(rf):
    """What heads a page is in its markup, asks to be first, and is never lazy."""
    html = shown(rf, is_first=True)
    assert html.startswith("<picture>")
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_other_pictures_wait_and_need_no_script(rf):
    """All others keep their room and words, and stand lazily in <noscript> for who has no script."""
    html = shown(rf)
    room, _tag, kept = html.partition("<noscript>")
    assert room == '<svg viewBox="0 0 640 427" role="img" aria-label="ผ้าบนกี่"></svg>'
    assert 'loading="lazy"' in kept
    assert 'width="640" height="427" alt="ผ้าบนกี่"' in kept
    assert "fetchpriority" not in kept


def test_who_saves_data_gets_no_picture_at_once(rf):
    """Even what heads the page waits until it is asked for."""
    assert "<noscript>" in shown(rf, is_first=True, **SAVING)
    assert "<noscript>" not in shown(rf, is_first=True, headers={"Save-Data": "off"})


def test_picture_outside_of_a_request_waits_unless_first():
    """A part that is rendered without a request keeps to the same rule."""
    template = Template("{% load look %}{% photograph picture %}")
    for is_first in (False, True):
        html = template.render(Context({"picture": Picture(**FACTS, is_first=is_first)}))
        assert ("<noscript>" in html) is not is_first
    assert template.render(Context({"picture": None})).strip() == ""


def test_component_says_how_wide_it_shows_a_picture(rf):
    """A row shows a picture narrower than a card does, so that a phone fetches a smaller one."""
    source = ("image/avif", "/media/x.avif 320w")
    template = Template("{% load look %}{% photograph picture sizes %}")
    picture = Picture(**FACTS, sources=[source])
    html = template.render(Context({"picture": picture, "sizes": "120px"}))
    assert 'sizes="120px"' in html
    assert f'sizes="{picture.sizes}"' in template.render(Context({"picture": picture}))


def test_first_row_is_fetched_at_once():
    """Only so many cards of a listing as stand in its first row; cards without a photo stay."""
    picture = Picture(**FACTS)
    cards = [Card("ก", "/", picture=picture), Card("ข", "/"), Card("ค", "/", picture=picture)]
    first, second, third = photographs.first_row(cards, 2)
    assert first.picture.is_first
    assert second is cards[1]
    assert not third.picture.is_first


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>ไม่มีรูป</p>", False),
        ('<svg viewBox="0 0 1 1" aria-hidden="true"></svg><noscript><picture>', True),
        ('<div class="results" id="results">', True),
    ],
)
def test_pages_without_photographs_load_no_script(content, expected):
    """Only a page that has some, or a listing that may be given some, loads `photos.js`."""
    assert photographs.may_come(content) is expected


def test_kept_page_is_another_for_who_saves_data(rf, settings):
    """The page cache keeps both pages apart, and caches on the way are told."""
    settings.PORTAL_PAGE_CACHE_SECONDS = 15

    def view(request):
        return HttpResponse("saves" if photographs.saves_data(request) else "fetches")

    pages = PageCacheMiddleware(photographs.SaveDataMiddleware(view))
    for _turn in range(2):
        for headers, expected in (({}, b"fetches"), ({"Save-Data": "on"}, b"saves")):
            answer = pages(rf.get("/th/photographs/", headers=headers))
            assert answer.content == expected
            assert "Save-Data" in answer["Vary"]
    assert answer["X-Portal-Cache"] == "hit"


def test_files_do_not_vary_by_saving_data(rf):
    """Only pages differ; data and pictures are the same for everybody."""
    answer = photographs.SaveDataMiddleware(lambda _r: HttpResponse(content_type="text/csv"))
    assert "Vary" not in answer(rf.get("/th/data/x.csv"))
