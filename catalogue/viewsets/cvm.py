"""CVM in the admin: the fields, and where one can be assessed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from catalogue.cvm.forms import AssessmentCentreForm
from catalogue.models import AssessmentCentre, CvmFieldPage


class CvmFieldListingViewSet(PageListingViewSet):
    """The fields of the handbook's list."""

    model = CvmFieldPage
    name = "cvm_fields"
    icon = "list-ul"
    menu_label = _("CVM fields of study")
    menu_order = 250
    add_to_admin_menu = True
    columns = [
        PageTitleColumn("title", label=_("CVM field"), sort_key="title", classname="title"),
        Column("code", label=_("code"), accessor="code"),
        Column("institution", label=_("institution"), accessor="institution"),
        Column("reading", label=_("how it was read"), accessor="get_reading_display"),
    ]


class AssessmentCentreViewSet(ModelViewSet):
    """Where one can be assessed; one list for the whole country."""

    model = AssessmentCentre
    name = "assessment_centres"
    icon = "clipboard-list"
    menu_label = _("Assessment centres")
    menu_order = 255
    add_to_admin_menu = True
    search_fields = ["name_th", "name_en", "fields", "vendor"]
    search_backend_name = None
    list_filter = ["certifier", "status"]
    list_display = [
        "name_th",
        Column("certifier", label=_("standard of"), accessor="get_certifier_display"),
        Column("province", label=_("province"), accessor="province.name_th"),
        Column("status", label=_("status"), accessor="get_status_display"),
        DateColumn("valid_until", label=_("valid until"), accessor="valid_until"),
    ]

    def get_form_class(self, for_update: bool = False) -> type:
        return AssessmentCentreForm
