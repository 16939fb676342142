"""All addresses: rooms' own first, Wagtail's catch-all last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from catalogue.views.short_links import course_short
from registry.views.status import signup_short
from search.api.urls import urls as api_urls
from showcase.views.knowledge import knowledge_short
from showcase.views.products import product_short

urlpatterns = [
    path("-/", include("portal.core.urls")),
    path("admin/", include("portal.users.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(settings.MEDIA_URL.lstrip("/"), include("portal.media.urls")),
    path("api/v1/", api_urls),
    path("", include("search.root_urls")),
    path("c/<str:code>", course_short, name="course-short"),
    path("s/<str:ref>", signup_short, name="signup-short"),
    path("p/<str:code>", product_short, name="product-short"),
    path("k/<str:code>", knowledge_short, name="knowledge-short"),
    path("favicon.ico", RedirectView.as_view(url=settings.STATIC_URL + "icons/favicon.svg")),
    *i18n_patterns(
        path("", include("portal.places.urls")),
        path("", include("search.urls")),
        path("", include("registry.urls")),
        path("", include("showcase.urls")),
        path("", include("catalogue.urls")),
        path("", include("home.urls")),
        path("", include(wagtail_urls)),
    ),
]

handler400 = "portal.core.errors.bad_request"
handler403 = "portal.core.errors.permission_denied"
handler404 = "portal.core.errors.not_found"
handler500 = "portal.core.errors.server_error"
