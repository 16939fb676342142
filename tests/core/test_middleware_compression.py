"""Pages go compressed over the line."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from portal.core.compression import CompressionMiddleware

_PAGE = "เรียนอาชีพใกล้บ้าน " * 200


def _answer(response, **request):
    cookies = request.pop("cookies", {})
    asked = RequestFactory().get("/th/", headers=request)
    asked.COOKIES.update(cookies)
    return CompressionMiddleware(lambda _request: response)(asked)


@pytest.mark.parametrize(
    ("accepted", "name", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
    ],
)
def test_public_pages_go_in_the_best_wrapping(accepted, name, unpack):
    """A public page goes as brotli where the browser knows it, else as gzip."""
    answer = _answer(HttpResponse(_PAGE, headers={"ETag": '"abc"'}), accept_encoding=accepted)
    assert answer["Content-Encoding"] == name
    assert unpack(answer.content).decode() == _PAGE
    assert answer["ETag"] == 'W/"abc"'
    assert "Accept-Encoding" in answer["Vary"]
    assert answer["Content-Length"] == str(len(answer.content))


@pytest.mark.parametrize(
    ("response", "cookies"),
    [
        (HttpResponse(_PAGE, headers={"Cache-Control": "no-store"}), {}),
        (HttpResponse(_PAGE), {"sessionid": "x"}),
        (HttpResponse(_PAGE), {"csrftoken": "x"}),
    ],
    ids=["form", "session", "token"],
)
def test_pages_with_a_secret_are_padded(response, cookies):
    """A page that may hold a secret never goes as brotli: its length must not tell."""
    answer = _answer(response, accept_encoding="gzip, br", cookies=cookies)
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).decode() == _PAGE


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("short"),
        HttpResponse(b"\x00" * 5000, content_type="image/webp"),
        HttpResponse(_PAGE, headers={"Content-Encoding": "br"}),
        StreamingHttpResponse(iter([_PAGE])),
    ],
    ids=["short", "picture", "packed", "stream"],
)
def test_other_answers_stay_as_they_are(response):
    """Short answers, pictures, streams and what is packed already are left alone."""
    before = response.get("Content-Encoding")
    assert _answer(response, accept_encoding="gzip, br").get("Content-Encoding") == before


def test_browsers_that_accept_nothing_get_the_page():
    """Without Accept-Encoding the page goes as it is."""
    assert _answer(HttpResponse(_PAGE)).content.decode() == _PAGE
