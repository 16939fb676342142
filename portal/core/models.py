"""The page that every page type of the portal is built on."""

import secrets
from collections.abc import Iterator
from typing import Any, cast

from django.db import models, transaction
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.images.models import Filter
from wagtail.models import Page, PagePermissionTester
from wagtail.permissions import policy_registry

from portal.core.entries import EntryData
from portal.core.page_forms import PageForm
from portal.core.protected_words_model import ProtectedWord
from portal.core.rate_limit_model import RateLimit
from portal.core.share_cards import line_card
from portal.core.signals import pages_changed
from portal.core.thai_only import ThaiOnly, has_thai

__all__ = ["BasePage", "ProtectedWord", "RateLimit"]

#: What Wagtail's preview panel offers; the first is where it begins.
PREVIEW_SIZES: list[dict[str, Any]] = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 360, "label": _("Phone, 360 px")},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": _("Tablet")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Computer")},
]
LINE_PREVIEW = ("line", _("Shared in LINE"))
#: As large as LINE and Facebook want it.
SHARED_PICTURE = Filter(spec="format-jpeg|width-960")

#: Fields that Wagtail writes while a draft is kept: the public sees nothing of them.
BOOKKEEPING = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "wagtail_admin_comments",
    }
)
#: Columns that every page of Wagtail has: its title is asked apart.
_WAGTAILS = frozenset(field.name for field in Page._meta.concrete_fields)


class BasePage(Page):
    """What all page types share: English fields, a share picture, and an entry to be found by."""

    #: True for pages that are the node of a unit: only superusers delete, move or copy them.
    stands_for_unit = False
    #: Texts that are Thai in every language, like words that people look for.
    read_in_thai: tuple[str, ...] = ()

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One sentence, as a neighbour would say it."),
    )
    summary_en = models.CharField(_("summary in English"), max_length=300, blank=True)
    share_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("share picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    english_panels = [
        MultiFieldPanel(["title_en", "summary_en"], heading=_("In English (optional)")),
    ]
    promote_panels = [*Page.promote_panels, "share_image"]
    base_form_class = PageForm

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._wear_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._wear_slug()
        super().minimal_clean()

    def _wear_slug(self) -> None:
        """Draw a slug where the title makes none: Thai has no letter that one is made of."""
        page = cast("Any", self)  # mypy cannot tell the slug of a mixed page
        if not page.slug and not slugify(self.title):
            page.slug = f"page-{secrets.token_hex(4)}"

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> Any:
        """Save, and tell who keeps entries within the same transaction."""
        with transaction.atomic():
            if update_fields is not None:
                kwargs["update_fields"] = update_fields
            result = super().save(*args, **kwargs)
            if update_fields is None or not set(update_fields) <= BOOKKEEPING:
                pages_changed.send(sender=type(self), pks=[self.pk])
        return result

    save.alters_data = True  # type: ignore[attr-defined]  # Django's mark against templates

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """Let the registered policy judge: it knows that nobody publishes their own."""
        policy = policy_registry.get(self)
        if hasattr(policy, "tester"):
            return policy.tester(user, self)
        return super().permissions_for_user(user)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The page itself, and what LINE makes of its link; a page type may name more."""
        return [("", _("Page")), LINE_PREVIEW]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """Look at a phone of 360 px first: that is what most readers hold."""
        return PREVIEW_SIZES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """Show a preview; the one of LINE is read from the page as it will be, as LINE does."""
        if mode_name == LINE_PREVIEW[0]:
            whole = super().serve_preview(request, "")
            card = line_card(whole.render().content.decode(), request.get_host())
            return TemplateResponse(request, "core/preview_line.html", {"card": card, "page": self})
        return super().serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        picture = self.share_image if self.share_image_id else self.picture_to_share
        if picture is not None:
            # Only what was made at upload: nothing is made while somebody waits.
            found = picture.find_existing_renditions(SHARED_PICTURE)
            context["share_image"] = found.get(SHARED_PICTURE)
        return context

    @property
    def picture_to_share(self) -> Any:
        """The picture that goes with a link where no share picture is chosen: the page's own."""
        return self.picture if getattr(self, "picture_id", None) else None

    def entry_data(self) -> EntryData | None:
        """Return what listings show and filter, or None for a page that no listing shows."""
        return None

    @property
    def shown_title(self) -> str:
        """The title in the reader's language, Thai where there is no English."""
        return self._in_language("title")

    @property
    def shown_summary(self) -> str:
        """The summary in the reader's language, Thai where there is no English."""
        return self._in_language("summary")

    @property
    def only_in_thai(self) -> ThaiOnly:
        """How much of the page an English reader finds in Thai only; nothing for Thai readers."""
        if get_language() != "en":
            return ThaiOnly.NOTHING
        if not self.title_en and has_thai(self.title):
            return ThaiOnly.ALL
        return ThaiOnly.PART if any(self._thai_only_texts()) else ThaiOnly.NOTHING

    def _thai_only_texts(self) -> Iterator[bool]:
        """Say of each text whether it is Thai and nobody wrote it in English."""
        for field in self._meta.concrete_fields:
            name = field.name
            if name in _WAGTAILS or name in self.read_in_thai:
                continue
            is_text = isinstance(field, models.CharField | models.TextField | StreamField)
            if is_text and not name.endswith("_en") and not getattr(self, f"{name}_en", ""):
                yield has_thai(field.value_to_string(self))

    @property
    def text_language(self) -> str:
        """The language that ``shown_title`` is written in."""
        return "en" if get_language() == "en" and self.title_en else "th"

    def _in_language(self, name: str) -> str:
        english: str = getattr(self, f"{name}_en")
        if get_language() == "en" and english:
            return english
        return str(getattr(self, name))
