"""Choices of groups and products."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProductCategory(models.TextChoices):
    """What sort of thing it is: how people look for it in a market."""

    FOOD = "food", _("Food and sweets")
    DRINK = "drink", _("Drinks")
    CLOTH = "cloth", _("Cloth and clothes")
    CRAFT = "craft", _("Basketry and wood")
    HERB = "herb", _("Herbs")
    WARE = "ware", _("Things for the house")
    FARM = "farm", _("From the farm")


class Unit(models.TextChoices):
    """What a price is for."""

    ITEM = "item", pgettext_lazy("unit of sale", "item")
    PIECE = "piece", pgettext_lazy("unit of sale", "piece")
    LENGTH = "length", pgettext_lazy("unit of sale", "cloth")
    GARMENT = "garment", pgettext_lazy("unit of sale", "garment")
    BAG = "bag", pgettext_lazy("unit of sale", "bag")
    SACHET = "sachet", pgettext_lazy("unit of sale", "packet")
    BOX = "box", pgettext_lazy("unit of sale", "box")
    BOTTLE = "bottle", pgettext_lazy("unit of sale", "bottle")
    JAR = "jar", pgettext_lazy("unit of sale", "jar")
    BALL = "ball", pgettext_lazy("unit of sale", "ball")
    SET = "set", pgettext_lazy("unit of sale", "set")
    PAIR = "pair", pgettext_lazy("unit of sale", "pair")
    KILOGRAM = "kilogram", pgettext_lazy("unit of sale", "kilogram")
    LITRE = "litre", pgettext_lazy("unit of sale", "litre")
    OTHER = "other", pgettext_lazy("unit of sale", "another unit")


class Availability(models.TextChoices):
    """Whether one can have it."""

    IN_STOCK = "in_stock", _("In stock")
    TO_ORDER = "to_order", _("Made to order")
    SOLD_OUT = "sold_out", _("Sold out for now")
    ENDED = "ended", _("No longer made")


class GroupStage(models.TextChoices):
    """How far people have come together (S0-37, S4-20)."""

    STARTING = "starting", _("Coming together")
    WORKING = "working", _("Working as a group")
    REGISTERED = "registered", _("Registered by law")


class LegalForm(models.TextChoices):
    """What a group is before the law (S4-22)."""

    NONE = "none", _("Not registered")
    OCCUPATION_GROUP = "occupation_group", _("Occupation group of the village")
    COMMUNITY_ENTERPRISE = "community_enterprise", _("Community enterprise")
    COOPERATIVE = "cooperative", _("Co-operative")
    COMPANY = "company", _("Company or partnership")

    @property
    def has_number(self) -> bool:
        """Whether a register gave it a number."""
        return self in {
            LegalForm.COMMUNITY_ENTERPRISE,
            LegalForm.COOPERATIVE,
            LegalForm.COMPANY,
        }
