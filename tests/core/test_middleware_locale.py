"""The language comes from the address."""

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse, HttpResponseNotFound
from django.test import RequestFactory
from django.urls import path, re_path
from django.utils import translation

from portal.core.middleware import PublicLocaleMiddleware


def _view(request, *args, **kwargs):
    return HttpResponse()


urlpatterns = [
    path("c/<slug:code>", _view),
    *i18n_patterns(
        path("courses/", _view, name="courses"),
        re_path(r"^((?:[\w\-]+/)*)$", _view, name="wagtail_serve"),
    ),
]


@pytest.fixture(autouse=True)
def _own_addresses(settings):
    settings.ROOT_URLCONF = __name__
    with translation.override("th"):
        yield


def _request(address, method="get", status=404, **headers):
    request = getattr(RequestFactory(), method)(address, **headers)
    response = PublicLocaleMiddleware(
        lambda r: HttpResponseNotFound() if status == 404 else HttpResponse()
    )(request)
    return request, response


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/th/courses/", "th"),
        ("/en/courses/", "en"),
        ("/admin/", "th"),
        ("/xx/courses/", "th"),
        ("/thai/", "th"),
    ],
)
def test_language_follows_the_address_only(address, language):
    """Neither the browser's header nor a cookie changes the language of an address."""
    request, response = _request(
        address, status=200, headers={"accept-language": "en"}, HTTP_COOKIE="django_language=en"
    )
    assert language == request.LANGUAGE_CODE
    assert response["Content-Language"] == language
    assert "Vary" not in response


@pytest.mark.parametrize(
    ("cookie", "target"),
    [
        ("", "/th/"),
        ("django_language=en", "/en/"),
        ("django_language=th", "/th/"),
        ("django_language=//evil", "/th/"),
    ],
)
def test_root_leads_home_in_the_language_chosen_earlier(cookie, target):
    """A saved choice may redirect `/`, the browser's header must not."""
    _, response = _request("/", HTTP_COOKIE=cookie, headers={"accept-language": "en"})
    assert (response.status_code, response["Location"]) == (302, target)
    assert response["Vary"] == "Cookie"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/courses/", "/th/courses/"),
        ("/courses/?q=a&province=47", "/th/courses/?q=a&province=47"),
        ("/courses", "/th/courses"),
    ],
)
def test_public_address_without_language_leads_to_thai(address, target):
    """A listing typed without its language is found."""
    _, response = _request(address)
    assert (response.status_code, response["Location"]) == (302, target)


@pytest.mark.parametrize(
    "address",
    ["/api/v1/nope", "/api/v1/nope/", "/c/BAD", "/nothing/", "/-/nope", "/th/nothing/", "/a.php"],
)
def test_unknown_address_stays_404(address):
    """A mistyped address is no redirect: the page tree's catch-all does not count."""
    assert _request(address)[1].status_code == 404


def test_post_is_never_redirected():
    """A form sent to a wrong address is an error, not a page."""
    assert _request("/courses/", method="post")[1].status_code == 404
    assert _request("/", method="post")[1].status_code == 404
