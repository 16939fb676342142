"""How news and letters are listed."""

from django.utils.translation import gettext_lazy as _

from home.news.cards import NEWS_LOOK
from home.news.enums import NewsKind, Urgency
from search.filters import AreaFilter, FacetFilter
from search.kinds import Kind

NEWS = Kind(
    code="news",
    label=_("News"),
    plural=_("News and letters"),
    url_name="home:news-detail",
    list_url_name="home:news-list",
    icon="chat",
    order=70,
    filters=(
        AreaFilter(),
        FacetFilter("kind", _("Kind of news"), NewsKind.choices, facet="news_kind"),
        FacetFilter(
            "urgency",
            _("Urgency of letters"),
            [one for one in Urgency.choices if one[0] != Urgency.NORMAL],
        ),
    ),
    look=NEWS_LOOK,
)
