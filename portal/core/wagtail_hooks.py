"""What the kernel registers in Wagtail's admin."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from portal.core import lost_answers
from portal.core.viewsets import ProtectedWordViewSet


@hooks.register("register_admin_viewset")
def register_protected_words() -> ProtectedWordViewSet:
    """The list of words that a line must not cut."""
    return ProtectedWordViewSet()


@hooks.register("insert_editor_js")
def autosave_holds() -> SafeString:
    """Keeps the editor's autosave going on a line that comes and goes."""
    return format_html('<script type="module" src="{}"></script>', static("core/autosave.js"))


@hooks.register("insert_global_admin_css")
def saving_is_seen() -> SafeString:
    """On a telephone, too, it is seen whether the editor could save."""
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin.css"))


@hooks.register("before_create_page")
def go_on_with_made_page(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """An editor whose answer got lost does not make its page a second time."""
    return lost_answers.saved_before(request)


@hooks.register("before_edit_page")
def know_own_version(request: HttpRequest, page: Page) -> None:
    """An editor whose answer got lost is not told that its own version is somebody else's."""
    lost_answers.own_version(request, page)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def remember_version(request: HttpRequest, page: Page) -> None:
    """Keep what an open editor saved."""
    lost_answers.remember(request, page)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_numbers(request: HttpRequest, page: Page) -> None:
    """Say in time that a draft holds a person's number, and where: it is kept all the same."""
    if request.accepts("text/html"):
        for words in getattr(page, "draft_warnings", ()):
            messages.warning(request, words)
