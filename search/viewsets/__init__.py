"""The central role's screens: synonyms, words kept whole, and what was looked for in vain."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from search.viewsets.missed import MissedQueryViewSet
from search.viewsets.protected_words import ProtectedWordViewSet
from search.viewsets.synonyms import SynonymGroupViewSet


class SearchViewSetGroup(ModelViewSetGroup):
    """All that officers do about the search, under one entry of the menu."""

    items = (SynonymGroupViewSet, ProtectedWordViewSet, MissedQueryViewSet)
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 340
