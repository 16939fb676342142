"""A handful of real areas and their units for tests, and factories for units made by hand.

Fixtures ``areas``, ``units`` and ``country`` are plain pytest fixtures: a conftest imports them.
"""

from functools import cache

import factory
import pytest
from factory.django import DjangoModelFactory

from portal.places import area_cache, official_lists
from portal.places.enums import UnitKind
from portal.places.models import ContactReport, OrgUnit
from portal.places.services import load_areas, load_units
from tests.factories.rows import Rows
from tests.layers import layer

#: Ang Thong whole (seven districts); single districts elsewhere, some near each other.
AREAS = (
    "15",  # อ่างทอง, seven districts
    "1001",  # เขตพระนคร กรุงเทพมหานคร
    "1913",  # เฉลิมพระเกียรติ สระบุรี
    "2101",  # เมืองระยอง
    "2102",  # บ้านฉาง ระยอง
    "2404",  # บางปะกง ฉะเชิงเทรา (ตำบลพิมพา 240409)
    "3032",  # เฉลิมพระเกียรติ นครราชสีมา
    "4701",  # เมืองสกลนคร
    "4702",  # กุสุมาลย์ สกลนคร, near เมืองสกลนคร
    "4704",  # พรรณานิคม สกลนคร
    "5707",  # แม่จัน เชียงราย (ตำบลป่าตึง 570708)
)


@cache
def _lists():
    return official_lists.read(AREAS)


def load_few_areas():
    """Load the handful of areas; cheap enough for every test that wants them."""
    load_areas(_lists(), is_complete=False)
    area_cache.forget()


@layer()
def areas_layer():
    """The handful of areas."""
    load_few_areas()


@layer(upon=areas_layer)
def units_layer():
    """Their units."""
    load_units()


@pytest.fixture
def areas(areas_layer):
    """Give a few real provinces, districts and sub-districts (see ``AREAS``)."""
    area_cache.forget()
    yield
    area_cache.forget()


@pytest.fixture
def units(areas, units_layer):
    """Give the same areas with their units; returns code → unit ("dole", "p47", "d4704", …)."""
    return Rows(OrgUnit.objects.all(), "code")


class OrgUnitFactory(DjangoModelFactory):
    """A special unit made by hand, below the department unless a ``parent`` is given."""

    class Meta:
        model = OrgUnit

    class Params:
        number = factory.Sequence(lambda n: n)

    kind = UnitKind.SPECIAL_COLLEGE
    code = factory.LazyAttribute(lambda unit: f"x{unit.number:04d}")
    parent = None
    path = factory.LazyAttribute(
        lambda unit: f"{unit.parent.path if unit.parent else ''}{unit.code}/"
    )
    name_th = factory.LazyAttribute(lambda unit: f"หน่วยงานทดสอบ {unit.number}")
    name_en = factory.LazyAttribute(lambda unit: f"Test unit {unit.number}")
    province = factory.LazyAttribute(lambda unit: unit.parent.province if unit.parent else None)
    district = factory.LazyAttribute(lambda unit: unit.parent.district if unit.parent else None)


class ContactReportFactory(DjangoModelFactory):
    """A report of a wrong number; ``unit`` must be given."""

    class Meta:
        model = ContactReport

    number = "020000000"


@layer()
def country_layer():
    """The areas and units of the whole country."""
    load_areas(official_lists.read())
    load_units()


@pytest.fixture
def country(country_layer):
    """Give the whole country: areas and units."""
    area_cache.forget()
    yield
    area_cache.forget()
