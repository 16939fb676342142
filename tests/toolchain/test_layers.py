"""Layers of data: a test sees what its fixtures name, and nothing of any other test."""

import pytest
from django.db import connection

from portal.places.models import OrgUnit, Province
from tests.factories.places import units_layer
from tests.layers import LAYERS, layer, wanted_by

WRITTEN = []


@layer(upon=units_layer)
def renamed_layer():
    """The department has another name."""
    WRITTEN.append(1)
    OrgUnit.objects.filter(code="dole").update(name_th="อีกชื่อหนึ่ง")
    return ["a list"]


@pytest.mark.parametrize("turn", [1, 2])
def test_layer_is_written_once_and_its_value_is_ones_own(renamed_layer, turn):
    """Two tests upon one layer: each finds the rows and the value as they were written."""
    assert WRITTEN == [1]
    assert OrgUnit.objects.get(code="dole").name_th == "อีกชื่อหนึ่ง"
    assert renamed_layer == ["a list"]
    renamed_layer.append("changed by this test")
    OrgUnit.objects.filter(code="dole").update(name_th="เขียนทับ")


def test_layer_below_is_not_touched_by_the_one_above(units):
    """Whoever names only the layer below sees nothing of what was written above it."""
    assert units["dole"].name_th != "อีกชื่อหนึ่ง"


def test_who_names_no_layer_finds_none(db):
    """A test that asks for the bare database gets it bare."""
    assert not Province.objects.exists()


def test_who_commits_finds_none(transactional_db):
    """So does one that commits."""
    assert not Province.objects.exists()


def test_who_commits_may_name_a_layer(transactional_db, units):
    """For a test that commits the layers are written outside of any transaction."""
    assert not connection.in_atomic_block
    assert units["d4704"].province_id


def test_layers_lie_in_order(request, renamed_layer):
    """Below comes first."""
    names = [one.name for one in wanted_by(request.node)]
    assert names == ["areas_layer", "units_layer", "renamed_layer"]
    assert LAYERS["renamed_layer"].upon is LAYERS["units_layer"]
