"""The unit behind another provider's page: made with it, and wearing its name."""

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from catalogue.models.provider import ProviderPage
from catalogue.place_enums import ProviderKind
from catalogue.services.centres import wear_name
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


@transaction.atomic
def follow_page(page: ProviderPage) -> None:
    """Let the unit name its page, lie in the page's district, and wear the name that is public."""
    unit = page.unit
    if unit is None:
        return
    unit.page_id, unit.kind = page.pk, _unit_kind(page)
    # A draft's district and name are nobody's business yet; a new unit has no other.
    if page.live or unit.district_id is None:
        unit.district_id = page.district_id
    unit.has_own_name = True
    unit.save(update_fields=["page", "kind", "district", "has_own_name", "updated_at"])
    if page.live:
        rename_unit(unit, page.title[:_LONGEST_NAME], page.title_en[:_LONGEST_NAME])


def follow_name(unit: OrgUnit) -> None:
    """Let the page of a unit that was renamed by hand wear the new name."""
    page = ProviderPage.objects.filter(unit=unit).first()
    if page is not None and (page.title, page.title_en) != (unit.name_th, unit.name_en):
        wear_name(page, unit)


def retire(unit_id: int | None) -> None:
    """Close the unit of a page that was deleted; what happened in it is kept."""
    for unit in OrgUnit.objects.active().filter(pk=unit_id):
        set_active(unit, is_active=False)


def _unit_kind(page: ProviderPage) -> UnitKind:
    known = page.provider_kind in ProviderKind.values
    return ProviderKind(page.provider_kind).unit_kind if known else UnitKind.OTHER
