"""What the columns of the showcase's open data mean."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEANINGS: dict[str, str | Promise] = {
    # Products
    "price": _("Price in baht; empty: buyers ask for it"),
    "unit": _("What the price is for: code of the unit"),
    "have": _("Whether one can have it: in_stock, to_order, sold_out, ended"),
    "category": _("Sort of product: food, drink, cloth, craft, herb, ware, farm"),
    "mark": _("Codes of the marks of quality that the maker names"),
    # Groups
    "stage": _("How far the group has come: starting, working, registered"),
    "form": _("Legal form: code"),
    "members": _("How many members the group has"),
    # Stories
    "author": _("Position of the first author, never a name"),
    "year": _("Year, Buddhist era"),
    "topic": _("What it is about: codes"),
    # Knowledge
    "level": _("What level it was made for: everybody, short, certificate, diploma"),
    "field": _("CVM field of study: year and number in the handbook's list"),
    # Both, and knowledge
    "award": _("Whether it has received an award"),
    # The thread
    "to_course": _("Codes of the courses that it names"),
    "to_group": _("Codes of the groups that it names"),
    "to_product": _("Codes of the products that it names"),
    "to_funding": _("Codes of the funding that it names"),
}
