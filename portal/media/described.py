"""Beside a page's picture its words are asked for: whoever publishes must not look for them elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from portal.core.page_forms import FreshPageForm
from portal.core.thai_text import normalise_line
from portal.media.models import PortalImage


class DescribedPictureForm(FreshPageForm):
    """A page's form with the words of its picture, which the picture itself keeps.

    Words left empty, or left as they were beside another picture, change nothing; words without a
    picture would be kept nowhere, which is said.
    """

    picture_shows = forms.CharField(
        label=gettext_lazy("What the picture shows"),
        help_text=gettext_lazy(
            "Read aloud to whoever cannot see it. For example: ผ้าครามสามผืนตากบนราวไม้ไผ่"
        ),
        max_length=255,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._described: PortalImage | None = None
        picture = self.instance.picture
        if picture is not None:
            self.initial["picture_shows"] = picture.description

    def clean(self) -> dict[str, Any]:
        """Give the chosen picture its words, so that it is judged by them; kept on saving."""
        cleaned: dict[str, Any] = super().clean()
        picture = cleaned.get("picture")
        words = normalise_line(cleaned.get("picture_shows") or "")
        before = normalise_line(self.initial.get("picture_shows") or "")
        if words in {"", before}:
            return cleaned
        if picture is None:
            self.add_error(
                "picture_shows", _("Choose the picture first: these words are kept with it")
            )
            return cleaned
        if words == picture.description:
            return cleaned
        if picture.description and not self._may_change(picture):
            self.add_error(
                "picture_shows",
                _("This picture is another centre's, and so are its words. Choose one of your own"),
            )
            return cleaned
        picture.description = words
        self._described = picture
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save the page, and with it the words of its picture."""
        page = super().save(commit=commit)
        if self._described is not None:
            self._described.save(update_fields=["description"])
        return page

    def _may_change(self, picture: PortalImage) -> bool:
        user = self.for_user
        policy = policy_registry.get_by_type(PortalImage)
        return user is None or bool(
            policy.user_has_permission_for_instance(user, "change", picture)
        )
