"""What the home room gives to every template: the site's facts, the menu, the foot's links."""

from dataclasses import dataclass
from typing import cast

from django.core.cache import cache
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.models import HomePage, SiteSettings
from home.querysets import foot_pages
from portal.core import navigation
from portal.core.navigation import MenuItem

_CACHE_SECONDS = 15


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The site's own facts as templates read them."""

    phone: str
    hours: str
    banner: str
    is_mourning: bool
    show_demonstration_notice: bool


def site_facts(request: HttpRequest) -> SiteFacts:
    """Return the facts that stand on every page."""
    try:
        settings = cast(
            "SiteSettings",
            cache.get_or_set("home:site-settings", SiteSettings.load, _CACHE_SECONDS),
        )
    except (DatabaseError, InterfaceError):
        # A page that says that the database is away, and keeps what was typed, is a page too.
        settings = SiteSettings()
    return SiteFacts(
        phone=settings.phone,
        hours=settings.hours,
        banner=settings.banner(timezone.now()),
        is_mourning=settings.is_mourning,
        show_demonstration_notice=settings.show_demonstration_notice,
    )


def main_menu(request: HttpRequest) -> list[MenuItem]:
    """Return the main sections."""
    return navigation.menu(request)


def foot_links(request: HttpRequest) -> list[MenuItem]:
    """Return the standard pages that the foot lists, in the order of the tree."""
    try:
        links = cache.get_or_set(
            f"home:foot-links:{get_language()}", lambda: [*_pages(), _open_data()], _CACHE_SECONDS
        )
    except (DatabaseError, InterfaceError):
        links = [_open_data()]
    return cast("list[MenuItem]", links)


def _pages() -> list[MenuItem]:
    # Straight below the front page: asking Wagtail for the address would cost a query.
    home = reverse("home:home")
    return [
        MenuItem(title=page.shown_title, url=f"{home}{page.slug}/", current="")
        for page in foot_pages()
    ]


def _open_data() -> MenuItem:
    return MenuItem(title=_("Open data"), url=reverse("search:open-data"), current="")


def page_paths() -> list[str]:
    """Return the addresses of the standard pages, for the sitemap."""
    return [f"{reverse('home:home')}{page.slug}/" for page in foot_pages()]


def popular_words() -> list[str]:
    """Return what people often look for, as the front page lists it."""
    words = cache.get_or_set(
        "home:popular", lambda: _popular(HomePage.objects.first()), _CACHE_SECONDS
    )
    return cast("list[str]", words)


def _popular(page: HomePage | None) -> list[str]:
    return [str(word.value) for word in page.popular_searches] if page is not None else []


def forget() -> None:
    """Forget what is kept, after the settings or a standard page changed."""
    cache.delete_many(
        ["home:site-settings", "home:popular", "home:foot-links:th", "home:foot-links:en"]
    )
