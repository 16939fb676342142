"""The unit behind another provider's page: made with it, and wearing its name."""

from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Page

from catalogue.models.provider import ProviderPage
from catalogue.place_enums import ProviderKind
from catalogue.services.centres import wear_name
from portal.core.signals import pages_changed
from portal.places.enums import UnitKind
from portal.places.models import OrgUnit
from portal.places.services import create_unit, rename_unit, set_active

_LONGEST_NAME = 200


def make_unit(page: ProviderPage) -> OrgUnit:
    """Make the unit of a new page, below the office of its province."""
    office = OrgUnit.objects.keeping(page.path[: -page.steplen]).first()
    if office is None:
        raise ImproperlyConfigured("a provider lies below the page of a province with an office")
    return create_unit(
        kind=_unit_kind(page),
        parent=office,
        name_th=page.title[:_LONGEST_NAME],
        name_en=page.title_en[:_LONGEST_NAME],
    )


def follow_page(page: ProviderPage) -> bool:
    """Let the unit be what the page about to be saved says; say whether it lies elsewhere now.

    What a draft says of name and district is nobody's business yet, but for a unit just made.
    """
    unit = page.unit
    if unit is None:
        return False
    is_new = unit.page_id is None
    has_moved = (page.live or is_new) and unit.district_id != page.district_id
    if has_moved:
        unit.district_id = page.district_id
    unit.kind, unit.has_own_name = _unit_kind(page), True
    unit.save(update_fields=["kind", "district", "has_own_name", "updated_at"])
    if page.live and not is_new:
        rename_unit(unit, page.title[:_LONGEST_NAME], page.title_en[:_LONGEST_NAME])
    return has_moved and not is_new


def tie(page: ProviderPage, *, has_moved: bool) -> None:
    """Let the unit name its page; courses below a page that lies elsewhere now are listed anew."""
    unit = page.unit
    if unit is not None and unit.page_id != page.pk:
        unit.page_id = page.pk
        unit.save(update_fields=["page", "updated_at"])
    if has_moved:
        below = Page.objects.filter(path__range=(page.path, page.path + "Z" * 12))
        pages_changed.send(sender=ProviderPage, pks=list(below.values_list("pk", flat=True)))


def follow_name(unit: OrgUnit) -> None:
    """Let the page of a unit that was renamed by hand wear the new name."""
    page = ProviderPage.objects.filter(unit=unit).first()
    if page is not None and (page.title, page.title_en) != (unit.name_th, unit.name_en):
        wear_name(page, unit)


def retire(unit_id: int | None) -> None:
    """Close the unit of a page that was deleted; what happened in it is kept."""
    if unit_id is None:
        return
    for unit in OrgUnit.objects.active().filter(pk=unit_id):
        set_active(unit, is_active=False)


def _unit_kind(page: ProviderPage) -> UnitKind:
    known = page.provider_kind in ProviderKind.values
    return ProviderKind(page.provider_kind).unit_kind if known else UnitKind.OTHER
