"""What the kernel lets officers edit in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.protected_words_model import ProtectedWord


class ProtectedWordViewSet(ModelViewSet):
    """The list of words that a line must not cut; one list for the whole portal."""

    model = ProtectedWord
    name = "protected_words"
    form_fields = ["word", "note"]
    list_display = ["word", "note"]
    search_fields = ["word", "note"]
    search_backend_name = None
    icon = "pilcrow"
    menu_label = _("Protected words")
    menu_order = 820
    add_to_settings_menu = True
