"""The tabs of a product in the admin, in the order of its page."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from showcase.contact_panels import contact_panel
from showcase.kept_tabs import kept_tabs
from showcase.picture_panels import picture_panels


def product_tabs() -> TabbedInterface:
    """Build the tabs: content, pictures, publishing and sharing."""
    return kept_tabs(
        _content(),
        ObjectList(picture_panels(), heading=_("Pictures and files")),
        pinned_where=_("Where a course or a group has several, this one is shown first"),
    )


def _content() -> list[Panel]:
    return [
        HelpPanel(
            template="showcase/admin/before_publishing_product.html",
            heading=_("Before publishing"),
        ),
        FieldPanel(
            "title",
            heading=_("name of the product"),
            help_text=_("The name people say. For example: ผ้าพันคอย้อมคราม"),
        ),
        FieldPanel(
            "summary",
            heading=_("what is good about it, in one sentence"),
            help_text=_("For example: ฝ้ายทอมือ ย้อมครามจากหม้อดิน สีไม่ตก"),
        ),
        FieldRowPanel([FieldPanel("category"), FieldPanel("occupational_group")]),
        _price(),
        contact_panel(),
        MultiFieldPanel(
            [
                FieldPanel("group"),
                FieldPanel("course", help_text=_("Where the maker learned it")),
                FieldPanel("funding", help_text=_("Only with the maker's consent; never a sum")),
            ],
            heading=_("Learn, make, sell, fund"),
        ),
        _story(),
        _details(),
        FieldPanel(
            "awards",
            help_text=_("An award or a certificate that the product received; marks stand above"),
        ),
        FieldPanel("partners", widget=CheckboxSelectMultiple, help_text=_("Tick who helped")),
        FieldPanel("body"),
    ]


def _price() -> Panel:
    """What it costs, and whether there is any."""
    return MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel(
                        "price_baht",
                        help_text=_("For example: 390. Empty: buyers ask for the price"),
                    ),
                    FieldPanel("unit_code"),
                    FieldPanel("unit_other", help_text=_("Only for “another unit”")),
                ]
            ),
            FieldPanel(
                "minimum_order", help_text=_("For example: 10 ชิ้น. Empty when one is enough")
            ),
            FieldRowPanel(
                [
                    FieldPanel("availability"),
                    FieldPanel("stock", help_text=_("For example: 9. Empty when nobody counts")),
                    FieldPanel("wait_days", help_text=_("Only for what is made to order")),
                ]
            ),
        ],
        heading=_("Price, and whether there is any"),
    )


def _story() -> Panel:
    """The three questions about its maker."""
    return MultiFieldPanel(
        [
            FieldPanel(
                "story_maker",
                help_text=_("No names. For example: เราหกคนเรียนย้อมครามด้วยกันเมื่อปี 2568"),
            ),
            FieldPanel(
                "story_wisdom",
                help_text=_("For example: ก่อหม้อครามแบบของหมู่บ้าน ใช้ปูนจากหอยในนา"),
            ),
            FieldPanel(
                "story_pride",
                help_text=_("In their own words. For example: ลายก้นหอยเราคิดเอง ไม่มีที่อื่น"),
            ),
        ],
        heading=_("Story of the maker"),
    )


def _details() -> Panel:
    """What buyers ask besides."""
    return MultiFieldPanel(
        [
            FieldPanel("material", help_text=_("For example: ฝ้ายทอมือ ครามธรรมชาติ ไม่ใช้สีเคมี")),
            FieldPanel("size", help_text=_("For example: กว้าง 50 ยาว 180 ซม. หนัก 160 กรัม")),
            FieldPanel("shelf_life", help_text=_("For example: 3 เดือนในที่แห้ง")),
            FieldPanel("care", help_text=_("For example: ซักมือ ตากในร่ม")),
            FieldPanel(
                "standards",
                help_text=_("One mark a line, with its number. For example: มผช. 17/2566"),
            ),
            FieldPanel(
                "milestones",
                help_text=_(
                    "One step a line, the year first, also what it was before."
                    " For example: 2568 ได้ มผช. จากเดิมขายเองในหมู่บ้าน"
                ),
            ),
            FieldPanel("delivery", help_text=_("One way a line. For example: ไปรษณีย์ 40 บาท")),
            FieldPanel("custom_order", help_text=_("For example: สั่งลายได้ รอ 7 วัน")),
            FieldPanel(
                "market_days",
                help_text=_(
                    "One market a line. For example: ตลาดนัดหน้าอำเภอ ทุกวันเสาร์ 06.00–12.00 น."
                ),
            ),
        ],
        heading=_("Details"),
    )
