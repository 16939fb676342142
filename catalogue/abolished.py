"""Addresses of districts that the official lists no longer have."""

from portal.places.models import District


def retired_district_code(province_slug: str, slug: str) -> str:
    """Return the code of a district that once had this address, '' when there was none."""
    code = (
        District.objects.filter(slug=slug, province__slug=province_slug, is_current=False)
        .values_list("code", flat=True)
        .first()
    )
    return code or ""
