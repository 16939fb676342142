"""Security headers on real answers."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.core import headers
from portal.core.middleware import ScopedCSPMiddleware


def _policy(path, view=None):
    request = RequestFactory().get(path)
    value = ScopedCSPMiddleware(view or (lambda r: HttpResponse()))(request)[
        "Content-Security-Policy"
    ]
    return {part.split()[0]: part.split()[1:] for part in value.split("; ")}


@pytest.mark.parametrize(
    "path", ["/th/", "/en/courses/", "/", "/c/snk-7k4p", "/administrator/", "/th/admin/"]
)
def test_public_policy_allows_nothing_inline_and_no_other_origin(path):
    """Scripts and styles come from ourselves, from files; no nonce, so that pages can be kept."""
    policy = _policy(path)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["font-src"] == ["'self'"]
    assert policy["img-src"] == ["'self'", "data:"]
    assert policy["form-action"] == policy["frame-ancestors"] == ["'self'"]
    assert policy["base-uri"] == policy["object-src"] == ["'none'"]
    assert "unsafe" not in str(policy)
    assert "nonce" not in str(policy)
    assert "http" not in str(policy)


def test_admin_has_a_policy_of_its_own():
    """Wagtail's editor needs inline scripts, on the admin's addresses only."""
    policy = _policy("/admin/pages/1/edit/")
    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["frame-ancestors"] == policy["form-action"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert "http" not in str(policy)


def test_view_may_name_a_stricter_policy_anywhere():
    """A view that sets the header itself keeps it (Wagtail's document view does)."""

    def view(request):
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    assert _policy("/admin/documents/1/", view) == {"default-src": ["'none'"]}


def test_headers_on_a_real_answer(client):
    """Every answer of the portal carries them, the smallest one too."""
    response = client.get("/-/live")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=(self)" in response["Permissions-Policy"]
    assert len(response["X-Request-ID"]) == 32


def test_hsts_is_said_over_https_when_production_asks(client, settings):
    """Browsers remember for a year to use https only."""
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    assert "Strict-Transport-Security" not in client.get("/-/live")
    response = client.get("/-/live", secure=True)
    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_policies_name_directives_that_the_library_knows():
    """A misspelt directive would silently be dropped."""
    from csp.utils import DEFAULT_DIRECTIVES

    for policy in (headers.PUBLIC_CSP, headers.ADMIN_CSP):
        assert set(policy["DIRECTIVES"]) <= set(DEFAULT_DIRECTIVES)
