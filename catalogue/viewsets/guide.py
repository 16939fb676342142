"""The guide of two pages: how a course gets from an empty form to the public page."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the guide; printed, it takes two pages."""

    template_name = "catalogue/admin/guide.html"
    page_title = _("How to publish a course")
    header_icon = "help"
