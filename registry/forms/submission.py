"""What somebody outside proposes for the showcase: the public part, where it belongs, who sends it.

Three forms on one page, so that what stands about the sender can never be taken for an answer that
goes public. What is public is judged by the rules of the officers' own forms (``showcase.forms``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalogue.funding.fields import WholeNumberField
from catalogue.run_state import local_day
from portal.core.content_checks import check_public_text, check_text
from portal.core.parts import Link
from portal.core.telephones import PersonalTelephoneFormField, TelephoneFormField
from portal.core.text_checks import Level, id_numbers, is_file_name
from portal.core.thai_text import normalise, normalise_line, storable
from portal.places import areas
from registry.forms.sign_up import NameField
from search.models import Entry
from showcase.enums import Availability, GroupStage, ProductCategory, Unit
from showcase.forms.contact_rules import CONTACT_FIELDS, contact_problems
from showcase.forms.group import EARLIEST_YEAR, LATEST_YEAR, group_problems
from showcase.forms.group import NOT_PROSE as GROUP_NOT_PROSE
from showcase.forms.prices import PriceField
from showcase.forms.product import NOT_PROSE as PRODUCT_NOT_PROSE
from showcase.forms.product import number_problems, product_problems
from showcase.forms.short_texts import MAX_SUMMARY, MAX_TITLE
from showcase.models import GroupPage, ProductPage
from showcase.models.contact import ShownContact

LONGEST_TEXT = 1500
LONGEST_ROLE = 80
LONGEST_MESSAGE = 500
LONGEST_DESCRIPTION = 200
#: Longer than anything that is an answer: the rest is neither judged nor shown again.
_LONGEST_TYPED = 3000
_CODE_SIGNS = 20
_ON = "on"
CONTACT = ("phone", "phone_hours", "line_name", "online_shops", "is_contact_agreed")

Problem = tuple[str, str]
AnyPage = ProductPage | GroupPage


def _attrs(width: str = "", **attrs: Any) -> dict[str, Any]:
    return {"class": f"in {width}".strip(), "autocomplete": "off", **attrs}


class _TextField(forms.CharField):
    """Words, in the one spelling that is kept; too many of them are named, never cut."""

    def __init__(self, *, most: int, rows: int = 0, width: str = "", **kwargs: Any) -> None:
        self.most, self.is_line = most, not rows
        widget = forms.Textarea(_attrs(rows=rows)) if rows else forms.TextInput(_attrs(width))
        kwargs.setdefault("widget", widget)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """One spelling; a line stays a line."""
        text = super().to_python(value) or ""
        return normalise_line(text) if self.is_line else normalise(text).strip()

    def validate(self, value: str) -> None:
        """Say how long it may be, and how long it is."""
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(
                _("Use at most %(most)d letters; now there are %(now)d"),
                params={"most": self.most, "now": len(value)},
            )


def _column(model: type[models.Model], name: str) -> int:
    """How many letters the page's own column holds."""
    return getattr(model._meta.get_field(name), "max_length", None) or LONGEST_TEXT


def _text(
    model: type[models.Model],
    name: str,
    label: str | Promise,
    help_text: str | Promise = "",
    *,
    rows: int = 0,
    width: str = "",
    most: int | None = None,
    **kwargs: Any,
) -> _TextField:
    return _TextField(
        label=label,
        help_text=help_text,
        most=most or _column(model, name),
        rows=rows,
        width=width,
        required=kwargs.pop("required", False),
        **kwargs,
    )


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", pgettext_lazy("form", "Choose")), *choices],
        widget=forms.Select(_attrs()),
        error_messages={"invalid_choice": _("Choose one of these")},
    )


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
        widget=forms.TextInput(_attrs("w-m", inputmode="tel")),
    )
    phone_hours = _text(
        ShownContact, "phone_hours", _("When does somebody answer?"), _("Like 08.00–19.00 น."),
        width="w-m",
    )  # fmt: skip
    line_name = _text(
        ShownContact, "line_name", _("LINE for buyers"), _("Like @kram-thamtao"), width="w-m"
    )
    online_shops = _text(
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
        for name, words in (*self.problems_of(judged), *contact_problems(judged, _today())):
            is_mine = name in self.fields and name not in self.left_to_officer
            if is_mine and name not in self.errors:
                self.add_error(name, self._said(name, words))
        prose = [name for name in self.fields if name not in self.not_prose]
        known = [self.group.phone] if self.group is not None and self.group.phone else []
        check_public_text(self, prose, allowed_telephones=known)
        if cleaned.get("line_name") and id_numbers(cleaned["line_name"]):
            self.add_error("line_name", _without_number())
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

    def _said(self, name: str, words: str) -> str:
        """The same rule in words for whoever is asked themselves."""
        if name == "is_contact_agreed":
            return _now("Tick that everybody may see it, or leave telephone, LINE and shop empty")
        return words


class ProductProposalForm(ProposalForm):
    """A product, new or changed."""

    not_prose = PRODUCT_NOT_PROSE
    left_to_officer = frozenset({"availability", "story_maker"})

    title = _text(
        ProductPage, "title", _("What is it called?"), _("The name people say, like ผ้าพันคอย้อมคราม"),
        most=MAX_TITLE, required=True,
        error_messages={"required": _("Write what the product is called")},
    )  # fmt: skip
    summary = _text(
        ProductPage, "summary", _("What is good about it, in one sentence?"),
        _("Like ฝ้ายทอมือ ย้อมครามจากหม้อดิน สีไม่ตก"),
        most=MAX_SUMMARY, rows=2, required=True,
        error_messages={"required": _("Write in one sentence what is good about it")},
    )  # fmt: skip
    category = forms.ChoiceField(
        label=_("What sort of product is it?"),
        choices=[("", pgettext_lazy("form", "Choose")), *ProductCategory.choices],
        widget=forms.Select(_attrs()),
        error_messages={
            "required": _("Choose what sort of product it is"),
            "invalid_choice": _("Choose what sort of product it is"),
        },
    )
    price_baht = PriceField(
        label=_("Price (baht)"),
        help_text=_("Like 390. Leave it empty and the page says “ask for the price”"),
        required=False,
        widget=forms.TextInput(_attrs("w-s", inputmode="decimal")),
    )
    unit_code = _choice(_("For one what?"), Unit.choices)
    unit_other = _text(
        ProductPage, "unit_other", _("Another unit"), _("Only for “another unit”, like มัดละ 10 ดอก"),
        width="w-m",
    )  # fmt: skip
    minimum_order = _text(
        ProductPage, "minimum_order", _("Smallest order"), _("Like 10 ชิ้น. Empty when one is enough"),
        width="w-m",
    )  # fmt: skip
    availability = _choice(_("Can one have it now?"), Availability.choices)
    wait_days = WholeNumberField(
        label=_("How many days does one wait?"),
        help_text=_("Only for what is made to order, like 7"),
        least=1,
        most=365,
        required=False,
        widget=forms.TextInput(_attrs("w-s", inputmode="numeric")),
    )
    story_maker = _text(
        ProductPage, "story_maker", _("Who makes it?"),
        _("Two or three sentences, without names. Like เราหกคนเรียนย้อมครามด้วยกันเมื่อปี 2568"), rows=3,
    )  # fmt: skip
    story_wisdom = _text(
        ProductPage, "story_wisdom", _("What local wisdom is behind it?"),
        _("Like ก่อหม้อครามแบบของหมู่บ้าน ใช้ปูนจากหอยในนา"), rows=3,
    )  # fmt: skip
    story_pride = _text(
        ProductPage, "story_pride", _("What are you proud of?"),
        _("In your own words. Like ลายก้นหอยเราคิดเอง ไม่มีที่อื่น"), rows=2,
    )  # fmt: skip
    material = _text(
        ProductPage, "material", _("What is it made of?"), _("Like ฝ้ายทอมือ ครามธรรมชาติ"), rows=2
    )
    size = _text(
        ProductPage, "size", _("Size and weight"), _("Like กว้าง 50 ยาว 180 ซม. หนัก 160 กรัม")
    )
    shelf_life = _text(
        ProductPage, "shelf_life", _("How long does it keep?"), _("Like 3 เดือนในที่แห้ง")
    )
    care = _text(ProductPage, "care", _("How is it cared for?"), _("Like ซักมือ ตากในร่ม"))
    standards = _text(
        ProductPage, "standards", _("Marks of quality"),
        _("One mark a line, with its number. Like มผช. 17/2566"), rows=2,
    )  # fmt: skip
    delivery = _text(
        ProductPage,
        "delivery",
        _("How is it sent?"),
        _("One way a line. Like ไปรษณีย์ 40 บาท"),
        rows=2,
    )
    market_days = _text(
        ProductPage, "market_days", _("Markets and days"),
        _("One market a line. Like ตลาดนัดหน้าอำเภอ ทุกวันเสาร์ 06.00–12.00 น."), rows=2,
    )  # fmt: skip

    def problems_of(self, judged: Mapping[str, Any]) -> Iterator[Problem]:
        yield from number_problems(judged)
        yield from product_problems(judged)


class GroupProposalForm(ProposalForm):
    """A change to a group's page."""

    not_prose = GROUP_NOT_PROSE

    title = _text(
        GroupPage, "title", _("What is the group called?"), _("The name people say"),
        most=MAX_TITLE, required=True,
        error_messages={"required": _("Write what the group is called")},
    )  # fmt: skip
    summary = _text(
        GroupPage, "summary", _("Who are you and what do you make, in one sentence?"),
        _("Like หกคนที่เรียนย้อมครามด้วยกัน แล้วตั้งกลุ่มย้อมผ้าขาย"),
        most=MAX_SUMMARY, rows=2, required=True,
        error_messages={"required": _("Write in one sentence who they are and what they make")},
    )  # fmt: skip
    village = _text(GroupPage, "village", _("Village or place"))
    members = WholeNumberField(
        label=_("How many members?"),
        least=1,
        most=30_000,
        required=False,
        widget=forms.TextInput(_attrs("w-s", inputmode="numeric")),
    )
    founded_year = WholeNumberField(
        label=_("Founded in (B.E.)"),
        help_text=_("Like 2568"),
        least=EARLIEST_YEAR,
        most=LATEST_YEAR,
        is_grouped=False,
        required=False,
        widget=forms.TextInput(_attrs("w-s", inputmode="numeric")),
    )
    stage = _choice(_("How far has the group come?"), GroupStage.choices)
    strengths = _text(
        GroupPage, "strengths", _("What are you good at?"),
        _("One thing a line. Like ก่อหม้อครามได้ทุกฤดู"), rows=3,
    )  # fmt: skip
    market_places = _text(
        GroupPage, "market_places", _("Markets and shops"),
        _("One place a line. Like ตลาดนัดหน้าอำเภอ ทุกวันเสาร์ 06.00–12.00 น."), rows=3,
    )  # fmt: skip

    def problems_of(self, judged: Mapping[str, Any]) -> Iterator[Problem]:
        yield from group_problems(judged)


class SenderForm(forms.Form):
    """Who sends it: for the officer's call, never for the public."""

    use_required_attribute = False

    sender_name = NameField(
        label=_("Your name and family name"),
        error_messages={"required": _("Enter name and family name")},
    )
    sender_tel = PersonalTelephoneFormField(
        label=_("Your telephone"),
        help_text=_("The centre rings it about what you send. It is not shown to the public"),
        max_length=_LONGEST_TYPED,
        widget=forms.TextInput(
            attrs={"class": "in w-m", "autocomplete": "tel-national", "inputmode": "tel"}
        ),
        error_messages={"required": _("Phone number needs 10 digits, like 081 234 5678")},
    )
    sender_role = _TextField(
        label=_("What are you in the group?"),
        help_text=_("Like ประธานกลุ่ม, คนทำ, ลูกสาวช่วยพิมพ์"),
        most=LONGEST_ROLE,
        error_messages={"required": _("Write what you are in the group")},
    )
    message = _TextField(
        label=_("Anything else to tell the centre?"),
        help_text=_("The public does not see it"),
        most=LONGEST_MESSAGE,
        rows=3,
        required=False,
    )

    def clean_sender_role(self) -> str:
        """A role, no number of a person."""
        return _without_id_number(self.cleaned_data["sender_role"])

    def clean_message(self) -> str:
        """A few lines, no number of a person."""
        return _without_id_number(self.cleaned_data["message"])

    @property
    def repaired(self) -> dict[str, str]:
        """The answers as they are sent again."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}


class WhereForm(forms.Form):
    """Which district's centre it goes to, and which of its groups it belongs to."""

    use_required_attribute = False

    #: There is a province, so that there are districts to choose from.
    has_districts = False

    province = forms.CharField(label=_("Province"), required=False, widget=forms.Select(_attrs()))
    district = forms.CharField(
        label=_("District of the group"),
        help_text=_("The centre of this district looks at it and rings you"),
        widget=forms.Select(_attrs()),
        error_messages={"required": _("Choose the district of the group")},
    )
    group = forms.CharField(
        label=_("Which group is it from?"),
        required=False,
        widget=forms.Select(_attrs()),
    )

    def clean_district(self) -> str:
        """A district of today."""
        code: str = self.cleaned_data["district"].strip()
        if areas.district(code) is None:
            raise ValidationError(_("Choose the district of the group"))
        return code

    @property
    def repaired(self) -> dict[str, str]:
        """The answers as they are sent again."""
        given = self.cleaned_data
        return {
            "province": given["district"][:2],
            "district": given["district"],
            "group": given["group"].strip(),
        }

    def offer_places(self) -> None:
        """Fill the three selects; one query, for the groups of the district."""
        values = self.data if self.is_bound else self.initial
        province, district = str(values.get("province", "")), str(values.get("district", ""))
        if areas.province(province) is None:
            province = district[:2]
        if not district.startswith(province) or areas.district(district) is None:
            district = ""
        choose = ("", pgettext_lazy("form", "Choose"))
        none = ("", _("No group, or it is not on the website yet"))
        lists: dict[str, list[tuple[str, Any]]] = {
            "province": [choose, *areas.province_choices()],
            "district": [choose, *(areas.district_choices(province) if province else [])],
            "group": [none, *(_groups_of(district) if district else [])],
        }
        for name, choices in lists.items():
            widget: Any = self.fields[name].widget
            widget.choices = choices
        self.has_districts = bool(province)
        if not self.is_bound:
            self.initial.update(province=province, district=district)


@dataclass(frozen=True, slots=True)
class Described:
    """What a picture is said to show, and what is wrong with that."""

    uid: str
    words: str
    problem: str = ""

    @classmethod
    def judged(cls, uid: str, text: str) -> "Described":
        """Judge the words as those of a page: no file names, no numbers of people."""
        words = normalise_line(text)
        if len(words) > LONGEST_DESCRIPTION:
            return cls(uid, words[:LONGEST_DESCRIPTION], _now("Write at most 200 letters"))
        if words and is_file_name(words):
            return cls(uid, words, _now("This is the name of a file. Say what the picture shows"))
        blocking = [one for one in check_text(words) if one.level is Level.BLOCK]
        return cls(uid, words, str(blocking[0]) if blocking else "")


FORMS = (ProductProposalForm, GroupProposalForm, SenderForm, WhereForm)
#: Everything that a page of the form carries as an answer.
ANSWERS = tuple(dict.fromkeys(name for form in FORMS for name in form.base_fields))


def typed(posted: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed, without what no database takes; the last of repeated keys."""
    given = {name: storable(str(posted.get(name, ""))[:_LONGEST_TYPED]) for name in ANSWERS}
    given["page"] = code_of(str(posted.get("page", "")))
    return given


def code_of(text: str) -> str:
    """Read the code of a page as it stands in an address."""
    return normalise_line(storable(text[:_CODE_SIGNS])).casefold()


def problem_links(*bound: forms.Form) -> Iterator[Link]:
    """What is to be mended, each leading to its field; in the order of the page."""
    for form in bound:
        if not form.is_bound:
            continue
        for name in ("__all__", *form.fields):
            if name in form.errors:
                target = "problem" if name == "__all__" else f"id_{name}"
                yield Link(str(form.errors[name][0]), f"#{target}")


def _groups_of(district: str) -> list[tuple[str, str]]:
    found = Entry.objects.of_kind("group").in_area(district).without_texts()
    return sorted(((one.code, one.shown_title) for one in found), key=lambda pair: pair[1])


def _plain(value: Any) -> Any:
    """A value as JSON keeps it, and as two of them are compared."""
    if isinstance(value, Decimal):
        return str(value.quantize(Decimal("0.01")))
    return normalise(value).strip() if isinstance(value, str) else value


def _without_id_number(text: str) -> str:
    if id_numbers(text):
        raise ValidationError(_without_number())
    return text


def _without_number() -> str:
    return _now("Take out the 13-digit number: it may be a national ID number")


def _today() -> Any:
    return local_day(timezone.now())
