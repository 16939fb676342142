"""A product, new or changed, as its makers tell of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.forms.submission import fields
from registry.forms.submission.fields import attrs, choice, whole_number, words
from registry.forms.submission.proposal import ProposalForm
from showcase.enums import Availability, ProductCategory, Unit
from showcase.forms.contact_rules import Problem
from showcase.forms.prices import PriceField
from showcase.forms.product import NOT_PROSE, number_problems, product_problems
from showcase.models import ProductPage


class ProductProposalForm(ProposalForm):
    """A product, new or changed."""

    not_prose = NOT_PROSE
    left_to_officer = frozenset({"availability", "story_maker"})

    title = fields.title(
        _("What is it called?"),
        _("The name people say, like ผ้าพันคอย้อมคราม"),
        _("Write what the product is called"),
    )
    summary = fields.summary(
        _("What is good about it, in one sentence?"),
        _("Like ฝ้ายทอมือ ย้อมครามจากหม้อดิน สีไม่ตก"),
        _("Write in one sentence what is good about it"),
    )
    category = choice(
        _("What sort of product is it?"),
        ProductCategory.choices,
        _("Choose what sort of product it is"),
    )
    price_baht = PriceField(
        label=_("Price (baht)"),
        help_text=_("Like 390. Leave it empty and the page says “ask for the price”"),
        required=False,
        widget=forms.TextInput(attrs("w-s", inputmode="decimal")),
    )
    unit_code = choice(_("For one what?"), Unit.choices)
    unit_other = words(
        ProductPage, "unit_other", _("Another unit"), _("Only for “another unit”, like มัดละ 10 ดอก"),
        width="w-m",
    )  # fmt: skip
    minimum_order = words(
        ProductPage, "minimum_order", _("Smallest order"), _("Like 10 ชิ้น. Empty when one is enough"),
        width="w-m",
    )  # fmt: skip
    availability = choice(_("Can one have it now?"), Availability.choices)
    wait_days = whole_number(
        _("How many days does one wait?"),
        _("Only for what is made to order, like 7"),
        least=1,
        most=365,
    )
    story_maker = words(
        ProductPage, "story_maker", _("Who makes it?"),
        _("Two or three sentences, without names. Like เราหกคนเรียนย้อมครามด้วยกันเมื่อปี 2568"), rows=3,
    )  # fmt: skip
    story_wisdom = words(
        ProductPage, "story_wisdom", _("What local wisdom is behind it?"),
        _("Like ก่อหม้อครามแบบของหมู่บ้าน ใช้ปูนจากหอยในนา"), rows=3,
    )  # fmt: skip
    story_pride = words(
        ProductPage, "story_pride", _("What are you proud of?"),
        _("In your own words. Like ลายก้นหอยเราคิดเอง ไม่มีที่อื่น"), rows=2,
    )  # fmt: skip
    material = words(
        ProductPage, "material", _("What is it made of?"), _("Like ฝ้ายทอมือ ครามธรรมชาติ"), rows=2
    )
    size = words(
        ProductPage, "size", _("Size and weight"), _("Like กว้าง 50 ยาว 180 ซม. หนัก 160 กรัม")
    )
    shelf_life = words(
        ProductPage, "shelf_life", _("How long does it keep?"), _("Like 3 เดือนในที่แห้ง")
    )
    care = words(ProductPage, "care", _("How is it cared for?"), _("Like ซักมือ ตากในร่ม"))
    standards = words(
        ProductPage, "standards", _("Marks of quality"),
        _("One mark a line, with its number. Like มผช. 17/2566"), rows=2,
    )  # fmt: skip
    delivery = words(
        ProductPage,
        "delivery",
        _("How is it sent?"),
        _("One way a line. Like ไปรษณีย์ 40 บาท"),
        rows=2,
    )
    market_days = words(
        ProductPage, "market_days", _("Markets and days"),
        _("One market a line. Like ตลาดนัดหน้าอำเภอ ทุกวันเสาร์ 06.00–12.00 น."), rows=2,
    )  # fmt: skip

    def problems_of(self, judged: Mapping[str, Any]) -> Iterator[Problem]:
        yield from number_problems(judged)
        yield from product_problems(judged)
