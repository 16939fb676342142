"""What budgets add to pages, one row after the other."""

import pytest

from tests.factories.catalogue import (
    make_agreement,
    make_course,
    make_learning_centre,
    make_partner,
    make_run,
)
from tests.factories.showcase import make_group, make_product

#: What a page asks for again with each row, it asks for on any database. Lists and the thread, whose
#: statements are not the same everywhere, are counted on both.
on_one_database = pytest.mark.one_database

GROUPS = ("agriculture", "industry", "commerce", "creative", "special")


def add_course(centre, number, states=("open",)):
    """Add a course with runs; groups follow each other so that shelves by group fill."""
    course = make_course(centre, title=f"หลักสูตร {number}", occupational_group=GROUPS[number % 5])
    for state in states[number % len(states) :]:
        make_run(course, state)
    return course


def add_product(tree, number, **named):
    """Add a product with a group of its own."""
    group = make_group(tree["d4704"], title=f"กลุ่ม {number}")
    return make_product(tree["d4704"], title=f"สินค้า {number}", group=group, **named)


def add_beside(centre, unit, number):
    """Add a partner with an agreement, and a learning centre."""
    partner = make_partner(unit, name_th=f"ภาคี {number:02}")
    make_agreement(unit, partner)
    make_learning_centre(centre, title=f"แหล่งเรียนรู้ {number}")
