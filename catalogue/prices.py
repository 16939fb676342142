"""What a course costs, in words."""

from django.utils.translation import gettext as _

from portal.core.money import baht, course_fee


def price_words(fee: int | None, material_fee: int | None) -> str:
    """Write the price of a card: the fee, or what the material costs where the course is free."""
    if fee == 0 and material_fee:
        return _("Material %(sum)s") % {"sum": baht(material_fee)}
    return course_fee(fee)


def price_note(fee: int | None, material_fee: int | None) -> str:
    """Write the small line below a fee: what the material costs."""
    if material_fee is None:
        return ""
    if material_fee == 0:
        return _("Material included")
    return _("Material %(sum)s") % {"sum": baht(material_fee)}
