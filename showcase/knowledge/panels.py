"""The tabs of a knowledge item in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from showcase.kept_tabs import kept_tabs

MOST_COURSES = 12
MOST_SOURCES = 6


def knowledge_tabs() -> TabbedInterface:
    """Build the tabs: what it is, whose it is, publishing and sharing."""
    return kept_tabs(
        _content(),
        ObjectList(_rights(), heading=_("Licence and check")),
        pinned_where=_("Where a course has several, this one is shown first"),
    )


def _content() -> list[Panel]:
    return [
        HelpPanel(template="showcase/admin/knowledge_help.html", heading=_("Before publishing")),
        FieldPanel(
            "title",
            heading=_("what it is called"),
            help_text=_("As it stands on it. For example: คู่มือทำบัญชีครัวเรือน"),
        ),
        FieldPanel(
            "summary",
            help_text=_("One sentence. For example: จดรายรับรายจ่ายวันละ 5 นาที เห็นกำไรจริงของร้าน"),
        ),
        FieldRowPanel([FieldPanel("medium"), FieldPanel("language")]),
        _where(),
        FieldPanel("contents", help_text=_("One thing a line. For example: วิธีจดรายรับรายจ่าย")),
        _about(),
        MultiFieldPanel(
            [
                InlinePanel("for_courses", label=_("course"), max_num=MOST_COURSES),
                InlinePanel("for_funding", label=_("funding source"), max_num=MOST_SOURCES),
            ],
            heading=_("Pages on which it is offered to read"),
        ),
        FieldPanel("body"),
        FieldPanel("picture_word", help_text=_("The drawing on the cloth. For example: jar")),
    ]


def _where() -> Panel:
    """A file of ours or a link to the owner's, and what opening it costs."""
    return MultiFieldPanel(
        [
            FieldPanel(
                "document",
                help_text=_("A PDF up to 10 MB that may be given out here; size and pages follow"),
            ),
            FieldPanel(
                "link",
                help_text=_("https:// at the owner's. A video: YouTube, Vimeo or Facebook"),
            ),
            FieldRowPanel(
                [
                    FieldPanel(
                        "pages", help_text=_("Counted by itself from the PDF, where it can be")
                    ),
                    FieldPanel("minutes", help_text=_("Of a video or a lesson. For example: 12")),
                ]
            ),
            FieldRowPanel(
                [
                    FieldPanel("is_free"),
                    FieldPanel(
                        "needs", help_text=_("For example: ต้องสมัครสมาชิกก่อน. Empty: nothing")
                    ),
                ]
            ),
        ],
        heading=_("Where it is"),
    )


def _about() -> Panel:
    """What the filters of the list ask."""
    return MultiFieldPanel(
        [
            FieldPanel("topics"),
            FieldPanel("readers"),
            FieldPanel("occupational_group", help_text=_("Empty where it fits every trade")),
            FieldRowPanel(
                [
                    FieldPanel("level", help_text=_("Empty where it was made for no level")),
                    FieldPanel(
                        "cvm_field",
                        help_text=_("Empty where it belongs to no field of the list"),
                    ),
                ]
            ),
        ],
        heading=_("What it is about, and for whom"),
    )


def _rights() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldPanel("licence", help_text=_("Nothing is said on it? Ask, or link only")),
                FieldRowPanel([FieldPanel("licence_other"), FieldPanel("licence_url")]),
            ],
            heading=_("What others may do with it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("author", help_text=_("As it is printed; empty where nobody is named")),
                FieldPanel("publisher", help_text=_("For example: กรมส่งเสริมการเรียนรู้")),
                FieldPanel("official_code", help_text=_("As printed. For example: สค33165")),
                FieldRowPanel(
                    [
                        FieldPanel("issued_on", help_text=_("For example: 12 ม.ค. 2568")),
                        FieldPanel("issued_year", help_text=_("Where only the year is known")),
                    ]
                ),
            ],
            heading=_("Whose it is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "checked_on", help_text=_("Open it once a year. For example: 12 ม.ค. 2568")
                ),
                FieldPanel("link_state"),
            ],
            heading=_("The last check"),
        ),
    ]
