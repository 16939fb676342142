"""A screen of one form: shown, and shown again with what was typed while something is wrong."""

from typing import Any, ClassVar

from django.forms import Form
from django.http import HttpResponse

from registry.viewsets.base import LearnersView


class FormScreen(LearnersView):
    """Shows a form with what to know before it, and one button.

    Beside it stands the class that says whose data it is about (``RunScreen``, ``GroupScreen``).
    """

    form_class: ClassVar[type[Form]]
    #: What the button says; its picture is that of the heading.
    button: ClassVar[Any]
    #: What to know before; may be empty.
    note: ClassVar[Any] = ""
    is_for_writers = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self.form_class()
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "note": self.note,
            "button": self.button,
            "icon": self.header_icon,
        }

    def refused(self, form: Form, **more: Any) -> HttpResponse:
        """Show the form again, with what is wrong."""
        return self.render_to_response({**self.get_context_data(form=form), **more}, status=422)
