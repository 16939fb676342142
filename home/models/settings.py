"""The site's own facts, edited by the central role: telephone, hours, notices."""

from datetime import datetime

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from portal.core.telephones import validate_telephone


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    """What stands on every page and belongs to no page."""

    phone = models.CharField(
        _("telephone"), max_length=40, default="02 000 0000", validators=[validate_telephone]
    )
    hours_th = models.CharField(
        pgettext_lazy("telephone", "hours"), max_length=80, default="จันทร์–ศุกร์ 08.30–16.30 น."
    )
    hours_en = models.CharField(_("hours in English"), max_length=80, default="Mon–Fri 08:30–16:30")
    is_mourning = models.BooleanField(
        _("in mourning"), default=False, help_text=_("Shows the whole site in greys.")
    )
    banner_th = models.CharField(_("notice to everybody"), max_length=200, blank=True)
    banner_en = models.CharField(_("notice in English"), max_length=200, blank=True)
    banner_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    banner_until = models.DateTimeField(_("shown until"), null=True, blank=True)
    show_demonstration_notice = models.BooleanField(default=False, editable=False)
    demonstration_seeded_on = models.DateField(null=True, editable=False)

    panels = [
        MultiFieldPanel(["phone", "hours_th", "hours_en"], heading=_("Telephone")),
        MultiFieldPanel(
            ["banner_th", "banner_en", "banner_from", "banner_until"],
            heading=_("Notice on every page"),
        ),
        "is_mourning",
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def hours(self) -> str:
        """The hours of the telephone in the reader's language."""
        return self.hours_en if get_language() == "en" else self.hours_th

    def banner(self, at: datetime) -> str:
        """Return the notice to everybody that holds at a time, or nothing."""
        begun = self.banner_from is None or self.banner_from <= at
        over = self.banner_until is not None and self.banner_until <= at
        if not begun or over:
            return ""
        return (get_language() == "en" and self.banner_en) or self.banner_th
