"""One published page of every type: what the contracts over all page types look at.

A room that adds a page type adds its line here; without it `tests/contracts` fails.
"""

from catalogue.models import (
    CentreIndexPage,
    CentrePage,
    CourseIndexPage,
    CoursePage,
    FundingIndexPage,
    FundingSourcePage,
    ProvincePage,
)
from home.models import HomePage, StandardPage
from tests.factories.catalogue import make_course, make_run
from tests.factories.funding import make_source
from tests.factories.home import StandardPageFactory


def _course(tree):
    course = make_course(tree["d4704"])
    for state in ("open", "soon", "cancelled"):
        make_run(course, state)
    return course


#: Page type → a function that takes the `site_tree` and returns a published page of that type.
PAGE_FACTORIES = {
    HomePage: lambda tree: HomePage.objects.get(),
    StandardPage: lambda tree: StandardPageFactory(parent=HomePage.objects.get()),
    CentreIndexPage: lambda tree: CentreIndexPage.objects.get(),
    ProvincePage: lambda tree: ProvincePage.objects.get(province="47"),
    CentrePage: lambda tree: tree["d4704"],
    CourseIndexPage: lambda tree: CourseIndexPage.objects.get(),
    CoursePage: _course,
    FundingIndexPage: lambda tree: FundingIndexPage.objects.get(),
    FundingSourcePage: lambda tree: make_source(tree["d4704"]),
}
