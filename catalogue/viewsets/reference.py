"""The lists that the whole country shares, kept by the department: target groups, policies."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from catalogue.models import PolicyReference, TargetGroup


class _ListView(generic.IndexView):
    """One of the lists, in its own order."""

    default_ordering = ("sort_order", "code")


class _ReferenceViewSet(ModelViewSet):
    """What both lists have in common; a code that courses hold is never changed."""

    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = _ListView
    list_per_page = 50
    search_backend_name = None


class TargetGroupViewSet(_ReferenceViewSet):
    """Whom courses suit: an open list (S0 §1, §3)."""

    model = TargetGroup
    name = "target_groups"
    url_prefix = "catalogue/target-groups"
    icon = "group"
    menu_label = _("Target groups")
    form_fields = ["code", "name_th", "name_en", "is_sensitive", "sort_order"]
    search_fields = ["code", "name_th", "name_en"]
    list_display = [
        "name_th",
        Column("name_en", label=_("English name")),
        Column("code", label=_("code")),
        BooleanColumn("is_sensitive", label=_("sensitive")),
    ]


class PolicyReferenceViewSet(_ReferenceViewSet):
    """Acts, plans and regulations that courses answer to."""

    model = PolicyReference
    name = "policy_references"
    url_prefix = "catalogue/policies"
    icon = "doc-full-inverse"
    menu_label = _("Policies")
    form_fields = ["code", "title_th", "title_en", "kind", "note", "source", "sort_order"]
    search_fields = ["code", "title_th", "title_en"]
    list_filter = ["kind"]
    list_display = [
        "title_th",
        Column("kind", label=_("kind"), accessor="get_kind_display"),
        Column("source", label=_("where it is written")),
    ]


class ReferenceViewSetGroup(ModelViewSetGroup):
    """The lists under one entry of the menu."""

    items = (TargetGroupViewSet, PolicyReferenceViewSet)
    menu_label = _("Lists")
    menu_icon = "list-ul"
    menu_order = 330
