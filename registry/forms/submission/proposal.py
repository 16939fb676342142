"""What every proposal has in common: how buyers reach somebody, and how it is judged and kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portal.core.content_checks import check_public_text
from portal.core.personal_numbers import id_numbers
from portal.core.telephones import TelephoneFormField
from portal.core.thai_dates import local_day
from portal.core.thai_text import normalise
from registry.forms.submission.fields import NO_ID_NUMBER, attrs, words
from showcase.forms.contact_rules import CONTACT_FIELDS, Problem, contact_problems
from showcase.models import GroupPage, ProductPage
from showcase.models.contact import ShownContact

CONTACT = ("phone", "phone_hours", "line_name", "online_shops", "is_contact_agreed")
_ON = "on"

AnyPage = ProductPage | GroupPage


class ProposalForm(forms.Form):
    """What the public would read. Bind it to what `typed` returns.

    `page` is the page to be changed; `group` the one that a product belongs to.
    """

    use_required_attribute = False
    #: Numbers and addresses, which are judged by rules of their own.
    not_prose: ClassVar[frozenset[str]] = frozenset()
    #: What the officer chooses, or asks for by telephone, before it is published.
    left_to_officer: ClassVar[frozenset[str]] = frozenset()

    phone = TelephoneFormField(
        label=_("Telephone for buyers"),
        help_text=_("Everybody sees it on the page. Leave it empty if LINE or a shop will do"),
        required=False,
        widget=forms.TextInput(attrs("w-m", inputmode="tel")),
    )
    phone_hours = words(
        ShownContact, "phone_hours", _("When does somebody answer?"), _("Like 08.00–19.00 น."),
        width="w-m",
    )  # fmt: skip
    line_name = words(
        ShownContact, "line_name", _("LINE for buyers"), _("Like @kram-thamtao"), width="w-m"
    )
    online_shops = words(
        ShownContact, "online_shops", _("Shops online"),
        _("One address a line, like https://www.facebook.com/…"), rows=2,
    )  # fmt: skip
    is_contact_agreed = forms.BooleanField(
        label=_("This number, LINE and shop may be shown to everybody on the website"),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        page: AnyPage | None = None,
        group: GroupPage | None = None,
        **kwargs: Any,
    ) -> None:
        self.page, self.group = page, group
        if page is not None:
            kwargs["initial"] = {**self._of_page(page), **kwargs.get("initial", {})}
        super().__init__(data, **kwargs)
        # The product first, then how it is reached.
        self.order_fields([name for name in self.fields if name not in CONTACT])

    def clean(self) -> dict[str, Any]:
        """Judge it by the rules of the officers' form, but for what is left to them."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        judged = {**cleaned, "group": self.group, "contact_confirmed_on": _today()}
        if not self._contact_differs(cleaned):
            # It stands on the page already: nobody is asked again.
            judged["is_contact_agreed"] = True
        # Numbers of people first: a field that another rule refuses is looked at no more, and
        # whoever mends one thing should not be told of the next.
        said_of = set(self.errors)
        prose = [name for name in self.fields if name not in self.not_prose]
        known = [self.group.phone] if self.group is not None and self.group.phone else []
        check_public_text(self, prose, allowed_telephones=known)
        for name, said in (*self.problems_of(judged), *contact_problems(judged, _today())):
            is_mine = name in self.fields and name not in self.left_to_officer
            if is_mine and name not in said_of:
                said_of.add(name)
                self.add_error(name, self._said(name, said))
        if id_numbers(cleaned.get("line_name") or ""):
            self.add_error("line_name", NO_ID_NUMBER)
        return cleaned

    def problems_of(self, judged: Mapping[str, Any]) -> Iterator[Problem]:
        """The rules of the page's own form."""
        raise NotImplementedError

    @property
    def answers(self) -> dict[str, Any]:
        """By the names of the page's fields, as plain JSON; of a change only what differs."""
        given = {name: _plain(self.cleaned_data.get(name)) for name in self.fields}
        if self.page is None:
            return given
        before = {name: _plain(value) for name, value in self._of_page(self.page).items()}
        changed = {name: value for name, value in given.items() if value != before.get(name, "")}
        changed.pop("is_contact_agreed", None)
        if self._contact_differs(self.cleaned_data):
            changed["is_contact_agreed"] = True
        return changed

    @property
    def repaired(self) -> dict[str, str]:
        """The answers as they are sent again: repaired, so that they read the same ever after."""
        values = {
            name: field.prepare_value(self.cleaned_data.get(name))
            for name, field in self.fields.items()
        }
        return {name: _ON if value is True else str(value or "") for name, value in values.items()}

    def _contact_differs(self, cleaned: Mapping[str, Any]) -> bool:
        if self.page is None:
            return True
        return any(
            _plain(cleaned.get(name)) != _plain(getattr(self.page, name)) for name in CONTACT_FIELDS
        )

    def _of_page(self, page: AnyPage) -> dict[str, Any]:
        names = [name for name in self.base_fields if name != "is_contact_agreed"]
        return {name: getattr(page, name) for name in names}

    def _said(self, name: str, said: str) -> str:
        """The same rule in words for whoever is asked themselves."""
        if name == "is_contact_agreed":
            return _now("Tick that everybody may see it, or leave telephone, LINE and shop empty")
        return said


def _plain(value: Any) -> Any:
    """A value as JSON keeps it, and as two of them are compared."""
    if isinstance(value, Decimal):
        return str(value.quantize(Decimal("0.01")))
    return normalise(value).strip() if isinstance(value, str) else value


def _today() -> date:
    return local_day(timezone.now())
