"""Picture words: which craft drawing stands in for a missing photo.

A course or a product keeps one word; each word is a drawing in svg/art.svg of the same name.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PictureWord(TextChoices):
    """The drawings that an editor can choose from."""

    RICE = "rice", _("rice ears")
    SPROUT = "sprout", _("seedling")
    MUSHROOM = "mushroom", _("mushroom")
    BANANA = "banana", _("banana")
    CHICKEN = "chicken", _("chicken")
    GOAT = "goat", _("goat")
    FISH = "fish", _("fish")
    BEE = "bee", _("bee")
    BULB = "bulb", _("light bulb")
    TAP = "tap", _("water tap")
    AIRCON = "aircon", _("air conditioner")
    SOLAR = "solar", _("solar panel")
    MOTORCYCLE = "motorcycle", _("motorcycle")
    WELDING = "welding", _("welding mask")
    HAMMER = "hammer", _("hammer")
    HOUSE = "house", _("house")
    DESSERT = "dessert", _("layered sweets")
    CAKE = "cake", _("cake")
    BOWL = "bowl", _("bowl of noodles")
    COFFEE = "coffee", _("cup of coffee")
    JAR = "jar", _("jar")
    BOTTLE = "bottle", _("bottle")
    SHOP = "shop", _("shop")
    CART = "cart", _("shop in a phone")
    PHONE = "phone", _("mobile phone repair")
    COMPUTER = "computer", _("computer")
    CAMERA = "camera", _("camera")
    BROOM = "broom", _("broom")
    HERBAL = "herbal", _("herbal ball")
    MASSAGE = "massage", _("massage and spa")
    SCISSORS = "scissors", _("scissors")
    NAIL = "nail", _("nail polish")
    SEWING = "sewing", _("sewing machine")
    BAG = "bag", _("bag")
    TIEDYE = "tiedye", _("tie-dyed shirt")
    LOOM = "loom", _("loom")
    BASKET = "basket", _("basket")
    MAT = "mat", _("woven mat")
    POT = "pot", _("pot")
    GARLAND = "garland", _("flower garland")
    SOAP = "soap", _("soap")
    DRUM = "drum", _("drum")
    PEN = "pen", _("book and lessons")


DEFAULTS = {
    "agriculture": PictureWord.RICE,
    "industry": PictureWord.BULB,
    "commerce": PictureWord.SHOP,
    "creative": PictureWord.BASKET,
    "special": PictureWord.SCISSORS,
}


def default_word(group: str) -> PictureWord:
    """The drawing of an occupational group; a house for pages of no group."""
    return DEFAULTS.get(group, PictureWord.HOUSE)
