"""Every page type of ours, what is known of each, and what the editor's form sends."""

import pytest
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

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


def filled(form, page):
    """Return what the editor's form holds; texts made of blocks are left empty."""
    values = querydict_from_html(form.content.decode(), form_id="page-edit-form")
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    values.update(nested_form_data({name: streamfield([]) for name in streams}))
    return {name: values.getlist(name) for name in values}
