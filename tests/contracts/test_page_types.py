"""Every page type keeps the same promises; a type without factory, budget or entry fails here."""

import json

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.db import models
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from portal.core.entries import EntryData
from portal.core.models import BasePage
from portal.core.page_forms import NAMES_OF_A_FORM
from search import kinds
from search.checking import differences
from tests.budgets.budgets import PAGE_BUDGETS, most_queries
from tests.factories.catalogue import pages_by_code
from tests.factories.home import make_front_page, site_layer, site_tree  # noqa: F401 - fixtures
from tests.factories.pages import PAGE_FACTORIES
from tests.factories.users import as_role, sign_in
from tests.layers import layer

#: Label of a page type → the kind of its entry; None: no listing shows it, and that is meant so.
ENTRY_KINDS = {
    "home.HomePage": None,
    "home.StandardPage": None,
    "catalogue.CentreIndexPage": None,
    "catalogue.ProvincePage": None,
    "catalogue.CentrePage": "centre",
    "catalogue.CourseIndexPage": None,
    "catalogue.CoursePage": "course",
    "catalogue.ProviderPage": "provider",
    "catalogue.LearningCentrePage": "learning_centre",
    "catalogue.FundingIndexPage": None,
    "catalogue.FundingSourcePage": "funding",
    "catalogue.EventIndexPage": None,
    "catalogue.EventPage": "event",
    "home.NewsIndexPage": None,
    "home.NewsPage": "news",
    "catalogue.CvmIndexPage": None,
    "catalogue.CvmFieldPage": "cvm",
    "showcase.PracticeIndexPage": None,
    "showcase.BestPracticePage": "practice",
    "showcase.KnowledgeIndexPage": None,
    "showcase.KnowledgePage": "knowledge",
    "showcase.ProductIndexPage": None,
    "showcase.ProductPage": "product",
    "showcase.GroupIndexPage": None,
    "showcase.GroupPage": "group",
}
#: Types whose pages are made for places and units, never typed by anybody.
MADE_BY_LOADING = {"catalogue.ProvincePage", "catalogue.CentrePage", "catalogue.CvmFieldPage"}
#: Types whose page is only the introduction of a listing, which is there without it.
INTRODUCTIONS = {
    "catalogue.FundingIndexPage",
    "catalogue.CourseIndexPage",
    "catalogue.EventIndexPage",
    "home.NewsIndexPage",
    "catalogue.CvmIndexPage",
    "showcase.ProductIndexPage",
    "showcase.GroupIndexPage",
    "showcase.PracticeIndexPage",
    "showcase.KnowledgeIndexPage",
}
#: Who writes pages of the type, besides superusers: a role and its unit.
WRITERS = {
    "catalogue.CoursePage": ["teacher", "d4704"],
    "catalogue.ProviderPage": ["provincial_officer", "p47"],
    "catalogue.LearningCentrePage": ["teacher", "d4704"],
    "catalogue.FundingSourcePage": ["district_officer", "d4704"],
    "catalogue.EventPage": ["teacher", "d4704"],
    "showcase.ProductPage": ["teacher", "d4704"],
    "showcase.GroupPage": ["teacher", "d4704"],
    "showcase.BestPracticePage": ["teacher", "d4704"],
    "showcase.KnowledgePage": ["teacher", "d4704"],
}

#: Thai on purpose: no Latin letter of it can make a slug.
TITLE = "ร่างที่ยังว่าง"

AUTOSAVE = {"accept": "application/json"}

OURS = sorted(
    (
        model
        for model in get_page_models()
        if model is not Page and not model.__module__.startswith("wagtail.")
    ),
    key=lambda model: model._meta.label,
)
TYPED = [model for model in OURS if model._meta.label not in MADE_BY_LOADING]
LOADED = [model for model in OURS if model._meta.label in MADE_BY_LOADING]
#: Types of which there may be only one page, and the others.
SINGLE = [model for model in TYPED if model.max_count]
SEVERAL = [model for model in TYPED if not model.max_count]


def label_of(model):
    """Name the type in the test's name."""
    return model._meta.label


def of_types(types):
    """Run a test for each of the types."""
    return pytest.mark.parametrize("page_type", types, ids=label_of)


#: A superuser's rights ask no database: their forms are proved on one, the writers' on both.
by_superuser_and_writer = pytest.mark.parametrize(
    "who", [pytest.param("superuser", marks=pytest.mark.one_database), "writer"]
)


@layer(upon=site_layer)
def one_of_each_layer():
    """A published page of every type, from its factory; returns label → key."""
    tree = pages_by_code()
    return {kind._meta.label: make(tree).pk for kind, make in PAGE_FACTORIES.items()}


@pytest.fixture
def one_of_each(one_of_each_layer, site_tree):  # noqa: F811 - the fixture of the same name
    """A published page of every type; returns type → page."""
    return {kind: kind.objects.get(pk=one_of_each_layer[kind._meta.label]) for kind in OURS}


@pytest.fixture
def made(one_of_each, page_type):
    """A published page of the type."""
    return one_of_each[page_type]


@pytest.fixture
def nursery(page_type, site_tree):  # noqa: F811 - the fixture of the same name
    """A page that the type may be made below."""
    if Page in page_type.allowed_parent_page_models():
        return Page.get_first_root_node()
    parent_type = page_type.allowed_parent_page_models()[0]
    return PAGE_FACTORIES[parent_type](pages_by_code())


@pytest.fixture
def admin(client, site_tree):  # noqa: F811
    """A client that a superuser is signed in with."""
    return sign_in(client, as_role("superuser"))


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


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["th", pytest.param("en", marks=pytest.mark.one_database)])
@of_types(OURS)
def test_page_renders_at_its_address(client, made, language):
    """The published page answers 200 in Thai and in English, with its own title as heading."""
    with override(language):
        address = made.get_url()
    assert address.startswith(f"/{language}/")
    answer = client.get(address)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html5lib")
    assert page.html["lang"] == language
    assert len(page.find_all("h1")) == 1
    assert page.title.get_text(strip=True)
    canonical = [link["href"] for link in page.select("link[rel=canonical]")]
    assert canonical == [f"http://testserver{address}"]


@pytest.mark.django_db
@of_types(OURS)
def test_page_that_is_not_live_is_not_found(client, made):
    """A page that was unpublished answers 404, at the address that it had."""
    address = made.get_url()
    assert client.get(address).status_code == 200
    made.unpublish()
    status = client.get(address).status_code
    assert status == (200 if made._meta.label in INTRODUCTIONS else 404)


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_page_previews_in_every_mode(made):
    """Every preview that the editor offers can be shown, of what is published."""
    assert made.preview_modes
    for mode, _name in made.preview_modes:
        answer = made.make_preview_request(preview_mode=mode)
        assert answer.status_code == 200, mode
        assert b"<html" in answer.content


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_page_opens_in_the_editor(admin, made):
    """The form for editing opens, and saves a draft of the page as it stands."""
    address = reverse("wagtailadmin_pages:edit", args=[made.pk])
    answer = admin.get(address)
    assert answer.status_code == 200
    said = admin.post(address, filled(answer, made), headers=AUTOSAVE)
    assert said.status_code == 200 and said.json()["success"], said.content


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_editor_leaves_the_browsers_form_its_own_names(admin, made):
    """A field called "method" would hide the form's own from the editor, which then never saves."""
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[made.pk])).context["form"]
    assert not NAMES_OF_A_FORM & {form[name].html_name for name in form.fields}


@pytest.mark.django_db
@by_superuser_and_writer
@of_types(SEVERAL)
def test_empty_draft_is_kept(client, nursery, page_type, units, who):
    """A draft with nothing but a Thai title is kept when made, twice, and when edited again."""
    keep_empty_drafts(client, nursery, page_type, units, who)


@pytest.mark.django_db
@by_superuser_and_writer
@of_types(SINGLE)
def test_empty_draft_of_a_single_page_is_kept(client, units, page_type, who):
    """So is that of a page of which there is only one, where there is none yet."""
    first = Page in page_type.allowed_parent_page_models()
    parent = Page.get_first_root_node() if first else make_front_page()
    keep_empty_drafts(client, parent, page_type, units, who)


def keep_empty_drafts(client, nursery, page_type, units, who):
    """Make drafts below the page, look at them, and edit one."""
    role, *codes = WRITERS.get(page_type._meta.label, ["superuser"])
    if who == "superuser":
        role, codes = "superuser", []
    sign_in(client, as_role(role, *(units[code] for code in codes)))
    made = [begin(client, page_type, nursery) for _time in range(1 if page_type.max_count else 2)]
    draft = page_type.objects.get(pk=made[-1])
    assert not draft.live and draft.title == TITLE
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    data = filled(client.get(edit), draft)
    said = client.post(edit, data, headers=AUTOSAVE)
    assert said.status_code == 200, said.content
    assert client.post(edit, data).status_code == 302
    # A second front page belongs to no site, so that there is no address to show it under.
    for mode, _name in draft.preview_modes if draft.url else []:
        assert draft.make_preview_request(preview_mode=mode).status_code == 200, mode
    assert list(differences(timezone.now(), deep=True)) == []


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(LOADED)
def test_page_of_a_place_is_not_made_by_hand(admin, page_type, made):
    """Nobody is offered to make it; asking for the form all the same is refused, never an error."""
    parent = made.get_parent()
    address = reverse(
        "wagtailadmin_pages:add",
        args=[page_type._meta.app_label, page_type._meta.model_name, parent.pk],
    )
    assert not page_type.is_creatable
    assert page_type not in parent.specific_class.creatable_subpage_models()
    before = page_type.objects.count()
    assert admin.get(address).status_code in {302, 403}
    assert admin.post(address, {"title": TITLE, "slug": "x"}).status_code in {302, 403}
    assert page_type.objects.count() == before


@pytest.mark.one_database
@pytest.mark.django_db
@of_types(OURS)
def test_page_is_refused_below_a_wrong_parent(admin, page_type, one_of_each):
    """The editor refuses to make it below every type that is not its declared parent."""
    allowed = page_type.allowed_parent_page_models()
    parents = {kind: page for kind, page in one_of_each.items() if kind not in allowed}
    assert parents, "it lives everywhere"
    for parent in parents.values():
        assert not page_type.can_exist_under(parent)
        address = reverse(
            "wagtailadmin_pages:add",
            args=[page_type._meta.app_label, page_type._meta.model_name, parent.pk],
        )
        assert admin.post(address, {"title": TITLE, "slug": "x"}).status_code in {302, 403}
        assert not page_type.objects.child_of(parent).exists()


@pytest.mark.django_db
@of_types(OURS)
def test_page_says_its_entry(made):
    """It gives an entry of its declared kind with English beside the Thai, or none at all."""
    kind = ENTRY_KINDS[made._meta.label]
    data = made.entry_data()
    if kind is None:
        assert data is None, "it has an entry: name the kind in ENTRY_KINDS"
        return
    assert isinstance(data, EntryData)
    assert data.kind == kind == kinds.get(kind).code
    assert data.code and data.title and data.title_en
    assert data.place.province and data.place.label_th and data.place.label_en
    json.dumps(dict(data.card))
    assert kinds.get(kind).url(data.code) == made.get_url()


@pytest.mark.django_db
def test_entries_agree_with_pages(one_of_each):
    """After one page of every type was made, entries hold what the pages say, in every column."""
    assert list(differences(timezone.now(), deep=True)) == []


def begin(client, page_type, parent):
    """Make a draft as the editor's autosave does while somebody types the title; return its key."""
    address = reverse(
        "wagtailadmin_pages:add",
        args=[page_type._meta.app_label, page_type._meta.model_name, parent.pk],
    )
    form = client.get(address)
    assert form.status_code == 200
    said = client.post(address, {**filled(form, page_type()), "title": TITLE}, headers=AUTOSAVE)
    assert said.status_code == 200, said.content
    return said.json()["pk"]


def filled(form, page):
    """Return what the editor's form holds; texts made of blocks are left empty."""
    values = querydict_from_html(form.content.decode(), form_id="page-edit-form")
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    values.update(nested_form_data({name: streamfield([]) for name in streams}))
    return {name: values.getlist(name) for name in values}
