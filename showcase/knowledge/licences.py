"""What others may do with a knowledge item: a list of licences, and a place for any other one."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.choice_names import choice_name

_CREATIVE_COMMONS = "https://creativecommons.org/licenses/{}/4.0/deed.{}"
_PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/zero/1.0/deed.{}"


class Licence(models.TextChoices):
    """The licences that are met most; another one is named with its address."""

    CC_BY = "cc-by", _("CC BY 4.0: share and change it, name the author")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA 4.0: share and change it alike, name the author")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC 4.0: share and change it, not for sale")
    CC_BY_NC_SA = "cc-by-nc-sa", _("CC BY-NC-SA 4.0: share and change it alike, not for sale")
    CC_BY_ND = "cc-by-nd", _("CC BY-ND 4.0: share it unchanged, name the author")
    CC_BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND 4.0: share it unchanged, not for sale")
    PUBLIC = "cc0", _("CC0: free to use without asking")
    OFFICIAL = "official", _("Official announcement or regulation: free of copyright by law")
    PERMISSION = "permission", _("Shown here with the owner's permission")
    OWNER = "owner", _("All rights with the owner: read it at the owner's place")
    OTHER = "other", _("Another licence")


def licence_url(code: str, other: str = "") -> str:
    """Return the address where a licence is explained, in the reader's language."""
    language = "en" if get_language() == "en" else "th"
    if code == Licence.PUBLIC:
        return _PUBLIC_DOMAIN.format(language)
    if code.startswith("cc-"):
        return _CREATIVE_COMMONS.format(code.removeprefix("cc-"), language)
    return other if code == Licence.OTHER else ""


def licence_name(code: str, other: str = "") -> str:
    """Name a licence: in the words of the list, or as somebody wrote it."""
    if code == Licence.OTHER and other:
        return other
    return choice_name(Licence, code)
