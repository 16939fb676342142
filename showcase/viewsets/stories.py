"""The teachers' and officers' list of stories: where each is, whose turn it is, and a new one."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from catalogue.models import CentrePage, ProvincePage
from catalogue.viewsets.own_centre import OwnCentreParentView
from portal.places import areas
from portal.users.roles import held_today
from showcase.models import BestPracticePage
from showcase.practice.stages import Stage
from showcase.practice.turns import turns_of


def _of_area(stories: Any, pages: Any) -> Any:
    return stories.among(BestPracticePage.objects.kept_below(pages))


class StoryFilterSet(WagtailFilterSet):
    """Which stories to look at: how far they have come, of which year, from where."""

    stage = django_filters.ChoiceFilter(
        label=_("where it is"), choices=Stage.choices, method="at_stage"
    )
    evaluation_year = django_filters.ChoiceFilter(
        label=_("evaluation year (B.E.)"), method="of_year"
    )
    province = django_filters.ChoiceFilter(label=_("Province"), method="in_province")
    district = django_filters.ChoiceFilter(label=_("District"), method="in_district")

    class Meta:
        model = BestPracticePage
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [(str(year), str(year)) for year in BestPracticePage.objects.years()]
        self.filters["evaluation_year"].extra["choices"] = years
        provinces = self._provinces()
        self._offer("province", areas.province_choices() if provinces is None else ())
        # Of the whole country's districts only those of a province that was chosen.
        chosen = self.data.get("province") if self.data else None
        near = (chosen,) if provinces is None and chosen else provinces or ()
        self._offer(
            "district", [one for code in sorted(near) for one in areas.district_choices(code)]
        )

    def _offer(self, name: str, choices: Any) -> None:
        """A filter with nothing to choose from is not shown."""
        if choices:
            self.filters[name].extra["choices"] = choices
        else:
            del self.filters[name]

    def _provinces(self) -> set[str] | None:
        """Where somebody works, by province; None for the whole country."""
        user = self.request.user
        codes = {held.unit.province_id or "" for held in held_today(user)}
        return None if user.is_superuser or "" in codes else codes

    def at_stage(self, stories: Any, name: str, value: str) -> Any:
        """By how far they have come; in words that the search understands as well."""
        return stories.among(BestPracticePage.objects.at_stage(value))

    def of_year(self, stories: Any, name: str, value: str) -> Any:
        """By the year of the evaluation they were written for."""
        return stories.among(BestPracticePage.objects.of_year(int(value)))

    def in_province(self, stories: Any, name: str, value: str) -> Any:
        """By province."""
        return _of_area(stories, ProvincePage.objects.of_code(value))

    def in_district(self, stories: Any, name: str, value: str) -> Any:
        """By district: of its own centre and of those below it."""
        return _of_area(stories, CentrePage.objects.of_district(value))


class TurnColumn(Column):
    """A column that reads what was fetched for all rows of the page at once."""

    def get_value(self, instance: Any) -> Any:
        return getattr(instance.turn, self.name)


class StageColumn(TurnColumn):
    """Where a story is, with the reason if it was sent back."""

    cell_template_name = "showcase/admin/story_stage.html"


class WhoseColumn(TurnColumn):
    """Who does the next thing; what the reader is asked to do is marked by words."""

    cell_template_name = "showcase/admin/story_turn.html"


class StoryIndexView(IndexView):
    """The list of stories, newest change first."""

    default_ordering = "-latest_revision_created_at"
    add_item_label = _("Write a new story")

    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(pages.with_stage())

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        stories = list(context["object_list"])
        turns = turns_of(stories, self.request.user)
        for story in stories:
            story.turn = turns[story.pk]
        return {**context, "object_list": stories} if self.is_export else context


class StoryListingViewSet(PageListingViewSet):
    """Stories in the main menu of teachers, verifiers, editors and directors."""

    model = BestPracticePage
    name = "stories"
    icon = "edit"
    menu_label = _("Stories of best practice")
    menu_order = 201
    add_to_admin_menu = True
    index_view_class = StoryIndexView
    choose_parent_view_class = OwnCentreParentView
    filterset_class = StoryFilterSet
    export_filename = "stories"
    list_export = [
        "code",
        "title",
        "turn.unit",
        "evaluation_year",
        "turn.stage",
        "turn.whose",
        "turn.reason",
    ]
    export_headings = {
        "code": _("code"),
        "title": _("story"),
        "turn.unit": _("unit"),
        "evaluation_year": _("evaluation year (B.E.)"),
        "turn.stage": _("where it is"),
        "turn.whose": _("whose turn"),
        "turn.reason": _("reason for sending it back"),
    }
    columns = [
        PageTitleColumn("title", label=_("story"), sort_key="title", classname="title"),
        TurnColumn("unit", label=_("unit")),
        Column("evaluation_year", label=_("year (B.E.)"), sort_key="evaluation_year"),
        StageColumn("stage", label=_("where it is")),
        WhoseColumn("whose", label=_("whose turn")),
        DateColumn(
            "latest_revision_created_at",
            label=_("changed"),
            sort_key="latest_revision_created_at",
        ),
    ]
