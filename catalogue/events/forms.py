"""The form of an event: days and times as people type them; publishing needs what visitors need."""

from types import SimpleNamespace
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from catalogue.events.places import holder_of
from catalogue.events.rules import MAX_TITLE, EventText, problems
from catalogue.forms.fields import ClockField, DayField
from portal.core.page_forms import FreshPageForm
from portal.places.contacts import contact_of

_DAY_HELP = _("For example: 12/12/2569 or 12 ธ.ค. 2569")


class EventPageForm(FreshPageForm):
    """Edits an event; on publishing it says in plain words what is missing."""

    starts_on = DayField(label=_("first day"), required=False, help_text=_DAY_HELP)
    ends_on = DayField(
        label=_("last day"), required=False, help_text=_("Leave empty for an event of one day")
    )
    announced_starts_on = DayField(label=_("first day announced before"), required=False)
    announced_ends_on = DayField(label=_("last day announced before"), required=False)
    starts_at = ClockField(label=_("begins at"), required=False, help_text=_("For example: 09.00"))
    ends_at = ClockField(label=_("ends at"), required=False, help_text=_("For example: 16.00"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].widget.attrs["data-letters"] = MAX_TITLE

    def clean(self) -> dict[str, Any]:
        """Judge the whole event when it is to be published, nothing while it is a draft."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for field, words in problems(_typed(cleaned)):
                if field not in self.errors:
                    self.add_error(field if field in self.fields else None, words)
        self.check_text(allowed_telephones=self._numbers_of_holder())
        return cleaned

    def _numbers_of_holder(self) -> list[str]:
        """The holder's own number may stand in the text: it is no visitor's."""
        if self.parent_page is not None:
            unit = getattr(self.parent_page, "org_unit", None)
        else:
            unit = holder_of(self.instance) if self.instance.path else None
        return [contact_of(unit).phone] if unit is not None else []


def _typed(cleaned: dict[str, Any]) -> EventText:
    """The form's values as the rules read them; a field that failed is empty."""
    values = {name: cleaned.get(name) for name in EventText.__annotations__}
    return cast("EventText", SimpleNamespace(**values))
