"""Words kept whole in the admin: saving one cuts the entries that have it again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from search.forms.protected_words import ProtectedWordForm
from search.models import ProtectedWord
from search.models.wording import MissedState
from search.services import kept_whole, missed_queries
from search.services.kept_whole import Recut


def tell(request: HttpRequest, recut: Recut) -> None:
    """Say how many entries have the word."""
    if recut.is_later:
        words = ngettext(
            "%(count)d entry has the word. It is cut again within the next minutes.",
            "%(count)d entries have the word. They are cut again within the next minutes.",
            recut.entries,
        )
    else:
        words = ngettext(
            "%(count)d entry has the word and was cut again.",
            "%(count)d entries have the word and were cut again.",
            recut.entries,
        )
    messages.info(request, words % {"count": recut.entries})


class WordCreateView(generic.CreateView):
    """Keeps one more word whole, perhaps for a question that found nothing."""

    submit_button_label = gettext_lazy("Save the word")

    def get_initial(self) -> dict[str, Any]:
        initial = super().get_initial()
        if text := self.request.GET.get("missed", "").strip():
            initial |= {"word": text, "missed": text}
        return initial

    def save_instance(self) -> ProtectedWord:
        word: ProtectedWord = self.form.instance
        tell(self.request, kept_whole.save(word))
        log(instance=word, action="wagtail.create", user=self.request.user)
        if text := self.form.cleaned_data["missed"]:
            missed_queries.decide(text, MissedState.DONE)
        return word


class WordEditView(generic.EditView):
    """Changes a word or its note."""

    submit_button_label = gettext_lazy("Save the word")

    def save_instance(self) -> ProtectedWord:
        word: ProtectedWord = self.form.instance
        before = self.form.initial["word"]
        if word.word == before:
            word.save()
        else:
            tell(self.request, kept_whole.change(word, before))
        log(instance=word, action="wagtail.edit", user=self.request.user)
        return word


class WordDeleteView(generic.DeleteView):
    """Lets a word have parts again."""

    @property
    def confirmation_message(self) -> str:
        return _("The word will be found by its parts again.")

    def delete_action(self) -> None:
        log(instance=self.object, action="wagtail.delete", user=self.request.user, deleted=True)
        tell(self.request, kept_whole.remove(self.object))


class ProtectedWordViewSet(ModelViewSet):
    """Words that the analysis never takes apart."""

    model = ProtectedWord
    name = "words_kept_whole"
    url_prefix = "search/words"
    icon = "lock"
    menu_label = gettext_lazy("Words kept whole")
    add_to_reference_index = False
    copy_view_enabled = False
    add_view_class = WordCreateView
    edit_view_class = WordEditView
    delete_view_class = WordDeleteView
    list_per_page = 50
    search_fields = ["word", "note"]
    search_backend_name = None
    list_display = [
        "word",
        "note",
        DateColumn("changed_at", label=gettext_lazy("Changed at"), sort_key="changed_at"),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return ProtectedWordForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        return [one for one in super().get_urlpatterns() if one.name != "usage"]
