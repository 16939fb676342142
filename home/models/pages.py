"""The front page and the pages of prose."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField

from home.blocks import PopularSearchesBlock
from home.breadcrumbs import standard_page_breadcrumbs
from portal.core.blocks import BodyBlock
from portal.core.models import BasePage

HERO_LINE_LETTERS = 24


class HomePage(BasePage):
    """The front page: search, groups, runs that start soon, and where learning leads."""

    page_description = _("The front page of the portal.")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "catalogue.CentreIndexPage",
        "catalogue.CourseIndexPage",
        "catalogue.FundingIndexPage",
        "catalogue.EventIndexPage",
        "catalogue.CvmIndexPage",
        "showcase.ProductIndexPage",
        "showcase.GroupIndexPage",
        "home.NewsIndexPage",
        "showcase.PracticeIndexPage",
        "showcase.KnowledgeIndexPage",
    ]
    max_count = 1
    read_in_thai = ("popular_searches",)

    hero_line_1 = models.CharField(_("first line"), max_length=HERO_LINE_LETTERS, blank=True)
    hero_line_2 = models.CharField(_("second line"), max_length=HERO_LINE_LETTERS, blank=True)
    hero_line_1_en = models.CharField(_("first line in English"), max_length=40, blank=True)
    hero_line_2_en = models.CharField(_("second line in English"), max_length=40, blank=True)
    popular_searches = StreamField(
        PopularSearchesBlock(), blank=True, verbose_name=_("popular searches")
    )
    pinned_course = models.ForeignKey(
        "catalogue.CoursePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pinned course"),
        help_text=_("Stands first among the courses that start soon, while its run can be joined."),
    )

    content_panels = [
        HelpPanel(_("Two lines of at most 24 letters; everything below them fills itself.")),
        *BasePage.content_panels,
        MultiFieldPanel(["hero_line_1", "hero_line_2"], heading=_("Promise")),
        MultiFieldPanel(
            ["hero_line_1_en", "hero_line_2_en"], heading=_("Promise in English (optional)")
        ),
        FieldPanel("popular_searches"),
        FieldPanel("pinned_course"),
        *BasePage.english_panels,
    ]

    class Meta:
        verbose_name = _("front page")

    @property
    def hero_lines(self) -> list[str]:
        """The promise in the reader's language."""
        return [
            line
            for line in (self._in_language("hero_line_1"), self._in_language("hero_line_2"))
            if line
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from home.shelves import front_page_shelves

        return {
            **super().get_context(request, *args, **kwargs),
            "shelves": front_page_shelves(request, self.pinned_course_id),
        }


class StandardPage(BasePage):
    """A page of prose: help, privacy, accessibility, about."""

    page_description = _("A page of text, such as help or privacy.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    body_en = StreamField(BodyBlock(), blank=True, verbose_name=_("text in English"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        *BasePage.english_panels,
        FieldPanel("body_en"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @property
    def shown_body(self) -> Any:
        """The text in the reader's language, Thai where there is no English."""
        return self.body_en if self.text_language == "en" and self.body_en else self.body

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "breadcrumbs": standard_page_breadcrumbs(self.shown_title),
        }

    @property
    def body_language(self) -> str:
        """The language that ``shown_body`` is written in."""
        return "en" if self.text_language == "en" and self.body_en else "th"
