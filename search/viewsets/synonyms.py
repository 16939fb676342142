"""Synonym groups in the admin: with warnings, and a question tried before and after."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from search import phrases
from search.comparing import compare
from search.forms.synonyms import SynonymGroupForm
from search.models import SynonymGroup
from search.models.wording import MissedState, SynonymKind
from search.phrases import Oddity
from search.services import missed_queries


def oddity_words(oddity: Oddity) -> str:
    """Say what is odd about a phrase."""
    if oddity.group is not None:
        return _("“%(phrase)s” is in another group already: %(group)s") % {
            "phrase": oddity.phrase,
            "group": oddity.group,
        }
    return _(
        "“%(phrase)s” stands on %(percent)d %% of everything: it hardly helps to find something."
    ) % {"phrase": oddity.phrase, "percent": oddity.percent}


class _Trying:
    """A form with a second button: compare, and save nothing."""

    template_name = "search/admin/synonym_group.html"
    submit_button_label = gettext_lazy("Save the group")
    request: HttpRequest
    form: Any
    comparison: Any = None
    oddities: tuple[str, ...] = ()

    def form_valid(self, form: Any) -> HttpResponse:
        if "compare" in self.request.POST:
            return self._tried(form)
        if text := form.cleaned_data["missed"]:
            missed_queries.decide(text, MissedState.DONE)
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # the view's
        for words in self._oddities_of(form):
            messages.warning(self.request, words)
        return answer

    def _tried(self, form: Any) -> HttpResponse:
        self.form = form
        self.oddities = tuple(self._oddities_of(form))
        if typed := form.cleaned_data["example"]:
            self.comparison = compare(typed, form.instance, timezone.now())
        else:
            form.add_error("example", _("Write what somebody types."))
        context = self.get_context_data(form=form)  # type: ignore[attr-defined]  # the view's
        return self.render_to_response(context)  # type: ignore[attr-defined, no-any-return]  # the view's

    def _oddities_of(self, form: Any) -> list[str]:
        return [oddity_words(one) for one in phrases.oddities(form.lines, form.instance.pk)]


class SynonymCreateView(_Trying, generic.CreateView):
    """Adds a group, perhaps for a question that found nothing."""

    def get_initial(self) -> dict[str, Any]:
        initial = {**super().get_initial(), "kind": SynonymKind.EVERYDAY}
        if text := self.request.GET.get("missed", "").strip():
            initial |= {"phrases": f"{text}\n", "example": text, "missed": text}
        return initial


class SynonymEditView(_Trying, generic.EditView):
    """Changes a group; it works with the next question."""


class SynonymDeleteView(generic.DeleteView):
    """Deletes an officer's group; a shipped one is switched off, or it would be loaded again."""

    @property
    def confirmation_message(self) -> str:
        if self.object.is_shipped:
            return _("This group came with the portal. It stays in the list and is used no more.")
        return _("Are you sure you want to delete this group?")

    def delete_action(self) -> None:
        if not self.object.is_shipped:
            super().delete_action()
            return
        self.object.is_active = False
        self.object.save()


class SynonymIndexView(generic.IndexView):
    """All groups, shipped ones and officers' own."""

    list_export = ["phrases", "kind", "is_one_way", "is_active", "note"]
    export_filename = "synonyms"

    def get_add_url(self) -> str | None:
        return reverse(self.add_url_name) if self.user_has_permission("add") else None


def _way(group: SynonymGroup) -> str:
    return _("one way only") if group.is_one_way else ""


class SynonymGroupViewSet(ModelViewSet):
    """Phrases that mean the same."""

    model = SynonymGroup
    name = "synonym_groups"
    url_prefix = "search/synonyms"
    icon = "list-ul"
    menu_label = gettext_lazy("Synonyms")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    delete_view_class = SynonymDeleteView
    list_per_page = 50
    list_filter = ["kind", "is_active", "is_one_way"]
    search_fields = ["phrases", "note"]
    search_backend_name = None
    list_display = [
        "__str__",
        Column("kind", label=gettext_lazy("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("ways", label=gettext_lazy("One way only"), accessor=_way),
        BooleanColumn("is_active", label=gettext_lazy("In use")),
        BooleanColumn("is_shipped", label=gettext_lazy("Came with the portal")),
        DateColumn("changed_at", label=gettext_lazy("Changed at"), sort_key="changed_at"),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return SynonymGroupForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        return [one for one in super().get_urlpatterns() if one.name != "usage"]
