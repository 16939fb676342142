"""How knowledge items are listed."""

from django.utils.translation import gettext_lazy as _

from catalogue.enums import OccupationalGroup
from catalogue.funding.kinds import ReachFilter
from search.filters import ColumnFilter, FacetFilter
from search.kinds import Kind
from showcase.knowledge.cards import KNOWLEDGE_LOOK
from showcase.knowledge.enums import FileSize, KnowledgeTopic, Level, Medium, Reader
from showcase.knowledge.field_filter import FieldFilter
from showcase.knowledge.licences import Licence

#: What is there for the whole country fits every place, so it stays where one is asked for.
KNOWLEDGE = Kind(
    code="knowledge",
    label=_("Knowledge item"),
    plural=_("Knowledge for your trade"),
    url_name="showcase:knowledge-detail",
    list_url_name="showcase:knowledge-list",
    icon="book",
    order=54,
    filters=(
        ReachFilter(),
        FacetFilter("medium", _("Sort of item"), Medium.choices),
        FacetFilter("topic", _("What it is about"), KnowledgeTopic.choices),
        ColumnFilter("group", _("Occupational group"), OccupationalGroup.choices, is_open=False),
        FacetFilter("level", _("Level"), Level.choices, is_open=False),
        FacetFilter("reader", _("Whom it is for"), Reader.choices, is_open=False),
        FacetFilter("licence", _("Licence"), Licence.choices, is_open=False),
        FacetFilter("size", _("Size of the file"), FileSize.choices, is_open=False),
        FieldFilter(),
    ),
    sorts=("newest",),
    default_sort="newest",
    look=KNOWLEDGE_LOOK,
    open_facts=("medium", "level", "licence", "by", "language", "size", "pages", "minutes"),
    open_facets=("field", "topic", "reader", "to_course", "to_funding"),
)
