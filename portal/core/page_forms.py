"""The form that pages are edited with: a slug is for those who want one."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class PageForm(WagtailAdminPageForm):
    """Lets the slug be left empty: a Thai title makes none, and a draft must not wait for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Keep the address of a page whose slug was emptied; a new page draws its own."""
        kept: str = self.cleaned_data["slug"] or self.instance.slug
        return kept
