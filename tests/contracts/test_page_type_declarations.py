"""What every page type declares: places in the tree, names, templates, English, gaps of drafts."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.template.loader import get_template
from django.utils.translation import override
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.core.models import BasePage
from tests.budgets.budgets import PAGE_BUDGETS, most_queries
from tests.contracts.page_types import ENTRY_KINDS, OURS, of_types
from tests.factories.pages import PAGE_FACTORIES


def test_types_are_found():
    """The list that the contracts run over holds every page type of our rooms."""
    rooms = {config.name for config in apps.get_app_configs() if is_ours(config)}
    assert {model._meta.app_label for model in OURS} <= {name.split(".")[-1] for name in rooms}
    assert len(OURS) >= len(PAGE_FACTORIES) > 0


def is_ours(config):
    """Say whether an app lies in the repository."""
    return config.path.startswith(str(settings.BASE_DIR)) and "site-packages" not in config.path


@pytest.mark.parametrize(
    "table", [PAGE_FACTORIES, PAGE_BUDGETS, ENTRY_KINDS], ids=["factory", "budget", "kind"]
)
def test_table_names_every_type(table):
    """Each type stands in the tables of factories, budgets and kinds, and no other does."""
    named = {key if isinstance(key, str) else key._meta.label for key in table}
    missing = {model._meta.label for model in OURS} - named
    assert not missing, f"add a line for {sorted(missing)}"
    assert named == {model._meta.label for model in OURS}


@of_types(OURS)
def test_type_has_a_budget(page_type):
    """Its row of the budget is a number of queries."""
    assert 0 < most_queries(PAGE_BUDGETS[page_type._meta.label]) <= 10


@of_types(OURS)
def test_type_declares_where_it_lives(page_type):
    """Parents and children are declared by the type itself and agree with each other."""
    assert issubclass(page_type, BasePage)
    declared = vars(page_type)
    assert "parent_page_types" in declared, "say parent_page_types: nothing lives everywhere"
    assert "subpage_types" in declared, "say subpage_types, [] for none"
    for parent in page_type.allowed_parent_page_models():
        if parent is not Page:
            assert page_type in parent.allowed_subpage_models(), f"{parent} does not take it"
    for child in page_type.allowed_subpage_models():
        assert page_type in child.allowed_parent_page_models(), f"{child} is not let below it"


@of_types(OURS)
def test_type_says_what_it_is_for(page_type):
    """Editors read one sentence about it, in their language, and a name of its own."""
    with override("en"):
        description = str(page_type.get_page_description())
        assert description.endswith(".")
        name = str(page_type._meta.verbose_name)
    with override("th"):
        assert str(page_type.get_page_description()) != description
        assert str(page_type._meta.verbose_name) != name


@of_types(OURS)
def test_type_has_a_template_at_the_default_path(page_type):
    """Its template lies where Django's names lead to."""
    words = "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in page_type.__name__)
    expected = f"{page_type._meta.app_label}/{words.lstrip('_')}.html"
    assert page_type.template == expected
    get_template(expected)


@of_types(OURS)
def test_type_has_english_fields(page_type):
    """What it says in one line can be said in English; English is never demanded."""
    fields = {field.name: field for field in page_type._meta.get_fields()}
    english = [name for name in fields if name.endswith("_en")]
    assert {"title_en", "summary_en"} <= set(english)
    for name in english:
        assert fields[name].blank, f"{name} is demanded"
        assert name[: -len("_en")] in fields, f"{name} has no Thai beside it"


@of_types(OURS)
def test_type_lets_drafts_have_gaps(page_type):
    """Numbers, dates and relations may be missing: what must be there is checked on publishing."""
    own = [field for field in page_type._meta.local_fields if field.editable]
    for field in own:
        if isinstance(field, models.CharField | models.TextField | StreamField):
            continue
        if not isinstance(field, models.OneToOneField) and not field.has_default():
            assert field.null, f"{field.name} cannot be empty"
