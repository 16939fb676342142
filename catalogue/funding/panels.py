"""The tabs of a funding source in the admin, in the order of its page."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from catalogue.publishing_panels import publishing_tab


def funding_tabs() -> TabbedInterface:
    """Build the tabs: content, project facts, publishing and sharing."""
    return TabbedInterface(
        [
            ObjectList(_content(), heading=_("Content")),
            ObjectList(_project(), heading=_("Project and agreement")),
            publishing_tab(),
        ]
    )


def _content() -> list[Panel]:
    return [
        HelpPanel(
            template="catalogue/admin/before_publishing_funding.html",
            heading=_("Before publishing"),
        ),
        *_what_it_is(),
        *_terms(),
        *_way_to_it(),
        FieldPanel(
            "reach", help_text=_("Who may use it follows from the unit that keeps this page")
        ),
        FieldRowPanel(
            [
                FieldPanel(
                    "verified_on",
                    help_text=_(
                        "The day you asked the funder, like 2 พ.ย. 2569."
                        " After 150 days you are reminded, after 180 days readers are warned"
                    ),
                ),
                FieldPanel("verified_role", help_text=_("The role, never a name")),
            ],
            heading=_("Last check"),
        ),
        FieldPanel("body"),
    ]


def _what_it_is() -> list[Panel]:
    """Whose money it is, for whom and for what: what the finder asks."""
    return [
        FieldPanel(
            "title",
            heading=_("name of the source"),
            help_text=_("The name people say. For example: เงินกู้ตั้งต้นอาชีพ"),
        ),
        FieldPanel(
            "summary",
            heading=_("in one sentence"),
            help_text=_("Who gets what. For example: สำหรับคนที่เรียนจบหลักสูตร สกร. แล้วอยากซื้อเครื่องมือ"),
        ),
        FieldPanel("funder", help_text=_("For example: กองทุนหมู่บ้านถ้ำเต่า")),
        FieldPanel("kind"),
        FieldPanel(
            "eligible_who", help_text=_("Tick all that fit; nothing ticked means everybody")
        ),
        FieldPanel(
            "eligibility",
            help_text=_("One condition a line, the strictest first. For example: อายุ 20 ปีขึ้นไป"),
        ),
        FieldPanel("uses", help_text=_("Tick all that fit; nothing ticked means anything")),
        FieldPanel("groups", help_text=_("Tick all that fit; nothing ticked means all of them")),
    ]


def _terms() -> list[Panel]:
    """How much, at what interest, for how long, against what."""
    return [
        FieldRowPanel(
            [
                FieldPanel("min_amount_baht", help_text=_("Leave empty when there is no least")),
                FieldPanel("max_amount_baht", help_text=_("For example: 50,000")),
            ],
            heading=_("How much"),
        ),
        FieldRowPanel(
            [
                FieldPanel("interest_method"),
                FieldPanel("interest_rate", help_text=_("For example: 6 or 1.25. At most 36")),
                FieldPanel("term_months", help_text=_("For example: 24 is two years")),
            ],
            heading=_("Interest and time"),
        ),
        FieldPanel(
            "guarantee", help_text=_("For example: คนค้ำประกัน 1 คน. Leave empty when none is needed")
        ),
    ]


def _way_to_it() -> list[Panel]:
    """Papers, steps, place, time, and whom to ask."""
    return [
        FieldPanel("documents", help_text=_("One paper a line. For example: สำเนาบัตรประชาชน")),
        FieldPanel("steps", help_text=_("One step a line. For example: โทรนัดเจ้าหน้าที่ก่อนไป")),
        FieldPanel(
            "apply_at",
            help_text=_("The place on the first line. For example: ธนาคารออมสิน สาขาในอำเภอ"),
        ),
        FieldRowPanel(
            [
                FieldPanel("apply_period", help_text=_("For example: 1–31 ม.ค. ของทุกปี")),
                FieldPanel("closes_on", help_text=_("Leave empty when it never closes")),
            ],
            heading=_("When to apply"),
        ),
        FieldRowPanel(
            [
                FieldPanel("phone", help_text=_("The funder's office. For example: 02 000 0000")),
                FieldPanel("website", help_text=_("For example: https://www.example.go.th/")),
            ],
            heading=_("The funder"),
        ),
    ]


def _project() -> list[Panel]:
    return [
        HelpPanel(
            _(
                "Only for money that was given to a project, like ออมสิน-สกร. The sum a person is computed."
            )
        ),
        FieldRowPanel(
            [
                FieldPanel("fiscal_year", help_text=_("For example: 2567")),
                FieldPanel("project_budget_baht", help_text=_("For example: 59,500")),
                FieldPanel("target_people", help_text=_("For example: 555")),
            ]
        ),
        FieldPanel(
            "in_kind", help_text=_("One thing a line. For example: เตา 1 ชุด. Leave empty when none")
        ),
    ]
