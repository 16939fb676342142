"""Privacy notices in the admin: a new version may be added, an old one is never changed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from portal.core.never_added import nobody
from portal.core.thai_text import normalise, normalise_line
from registry.enums import Purpose
from registry.models import Notice
from registry.notices import Wording
from registry.services import notices

#: What people read before they tick must be short.
MOST_LINES = {Purpose.SIGN_UP: 5}
_LONGEST = 4000


class NoticeForm(WagtailAdminModelForm):
    """A new version in both languages."""

    title_th = forms.CharField(label=_("Thai title"), max_length=200)
    text_th = forms.CharField(
        label=_("Thai text, one idea a line"), max_length=_LONGEST, widget=forms.Textarea
    )
    title_en = forms.CharField(label=_("English title"), max_length=200)
    text_en = forms.CharField(
        label=_("English text, one idea a line"), max_length=_LONGEST, widget=forms.Textarea
    )

    class Meta:
        model = Notice
        fields = ["purpose"]

    def wording(self, language: str) -> Wording:
        """What was written in a language, in its one spelling."""
        cleaned = self.cleaned_data
        return Wording(
            normalise_line(cleaned[f"title_{language}"]),
            normalise(cleaned[f"text_{language}"]).strip(),
        )

    def clean(self) -> dict[str, Any]:
        """Keep short what people read standing up."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        most = MOST_LINES.get(cleaned.get("purpose", ""))
        for name in ("text_th", "text_en"):
            lines = [line for line in cleaned.get(name, "").splitlines() if line.strip()]
            if most is not None and len(lines) > most:
                self.add_error(name, _("At most five lines: people read it on a phone"))
        return cleaned


class NoticeIndexView(generic.IndexView):
    """Every version, to be read; none to be changed."""

    def get_edit_url(self, instance: Notice) -> None:
        return None

    def get_delete_url(self, instance: Notice) -> None:
        return None


class NoticeCreateView(generic.CreateView):
    """What is saved is in use at once."""

    def get_success_buttons(self) -> list[Any]:
        return []

    def save_instance(self) -> Notice:
        wordings = {language: self.form.wording(language) for language in ("th", "en")}
        made = notices.publish(self.form.cleaned_data["purpose"], wordings)
        for notice in made:
            log(instance=notice, action="wagtail.create", user=self.request.user)
        return made[0]


class NoticeViewSet(ModelViewSet):
    """All versions of all notices."""

    model = Notice
    name = "privacy_notices"
    icon = "doc-full"
    menu_label = _("Privacy notices")
    menu_order = 328
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["purpose", "version", "language", "title", "text", "published_at"]
    search_backend_name = None
    list_per_page = 50
    index_view_class = NoticeIndexView
    add_view_class = NoticeCreateView
    list_filter = ["purpose", "language"]
    list_display = [
        "title",
        Column("purpose", label=_("purpose"), accessor="get_purpose_display"),
        Column("language", label=_("language")),
        Column("version", label=_("version")),
        DateColumn("published_at", label=_("in use since")),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return NoticeForm

    @property
    def edit_view(self) -> Callable[..., HttpResponse]:
        """Somebody agreed to these words: they stay as they are."""
        return nobody

    @property
    def delete_view(self) -> Callable[..., HttpResponse]:
        """The same."""
        return nobody
