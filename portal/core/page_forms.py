"""The forms that pages are edited with: nothing typed is lost, and a slug is for who wants one."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.core.content_checks import check_public_text, draft_warnings
from portal.core.times import format_time

#: What a browser's form is asked for by name: a field called so would stand in its way, and the
#: editor's autosave, which asks ``form.method`` and ``form.action``, would never save.
NAMES_OF_A_FORM = frozenset(
    {"action", "elements", "enctype", "id", "length", "method", "name", "reset", "submit", "target"}
)


def posted_name(field_name: str) -> str:
    """The name that a field of a page is posted by: apart from what the browser's form has itself."""
    return f"page-{field_name}" if field_name in NAMES_OF_A_FORM else field_name


class FreshPageForm(WagtailAdminPageForm):
    """Says once that somebody else saved the page meanwhile, instead of writing over it.

    Wagtail keeps both versions, but the later one would silently be the page. The words that were
    typed stay in the form; saving again uses them knowingly.
    """

    def add_prefix(self, field_name: str) -> str:
        """Keep a field's name apart from what the browser's form has itself."""
        prefixed: str = super().add_prefix(posted_name(field_name))
        return prefixed

    def check_text(
        self, fields: Iterable[str] | None = None, allowed_telephones: Iterable[str] = ()
    ) -> None:
        """Keep people's numbers out of public text: refused on publishing, told of in a draft."""
        if self.is_deferred_validation:
            self.instance.draft_warnings = draft_warnings(self, fields, allowed_telephones)
        else:
            check_public_text(self, fields, allowed_telephones)

    def clean(self) -> dict[str, Any]:
        """Compare the version that was opened with the newest one."""
        cleaned: dict[str, Any] = super().clean()
        newest = self.instance.latest_revision if self.instance.pk else None
        # The editor names the version it opened, or the last one that it saved by itself.
        opened = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        # One's own later version is no surprise: an answer to the editor may have been lost.
        is_others = newest is not None and newest.user_id != getattr(self.for_user, "pk", None)
        if newest is not None and is_others and opened and opened != str(newest.pk):
            self.add_error(
                None,
                ValidationError(
                    _(
                        "%(who)s saved this page at %(time)s, after you had opened it. Nothing is"
                        " saved yet, and what you typed is still here. Look at the other version in"
                        " the page's history; save again to use yours."
                    ),
                    code="stale",
                    params={
                        "who": str(newest.user) if newest.user else _("Somebody"),
                        "time": format_time(timezone.localtime(newest.created_at)),
                    },
                ),
            )
        return cleaned


class PageForm(FreshPageForm):
    """Lets the slug be left empty: a Thai title makes none, and a draft must not wait for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Keep the address of a page whose slug was emptied; a new page draws its own."""
        kept: str = self.cleaned_data["slug"] or self.instance.slug
        return kept
