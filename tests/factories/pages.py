"""One published page of every type: what the contracts over all page types look at.

A room that adds a page type adds its line here; without it `tests/contracts` fails.
"""

from catalogue.models import (
    CentreIndexPage,
    CentrePage,
    CourseIndexPage,
    CoursePage,
    CvmFieldPage,
    CvmIndexPage,
    EventIndexPage,
    EventPage,
    FundingIndexPage,
    FundingSourcePage,
    LearningCentrePage,
    ProviderPage,
    ProvincePage,
)
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from showcase.models import (
    BestPracticePage,
    GroupIndexPage,
    GroupPage,
    KnowledgeIndexPage,
    KnowledgePage,
    PracticeIndexPage,
    ProductIndexPage,
    ProductPage,
)
from tests.factories.catalogue import make_course, make_learning_centre, make_provider, make_run
from tests.factories.events import (
    cvm_index,
    event_index,
    make_event,
    make_field,
    make_letter,
    news_index,
)
from tests.factories.funding import make_source
from tests.factories.home import StandardPageFactory
from tests.factories.knowledge import knowledge_index, make_knowledge, make_pdf
from tests.factories.practice import make_practice, practice_index
from tests.factories.showcase import group_index, make_group, make_product, product_index


def _course(tree):
    course = make_course(tree["d4704"])
    for state in ("open", "soon", "cancelled"):
        make_run(course, state)
    return course


def _provider(tree):
    provider = make_provider(ProvincePage.objects.get(province="47"), district_id="4704")
    make_run(make_course(provider, title="หลักสูตรของวิทยาลัย"))
    return provider


def _learning_centre(tree):
    page = make_learning_centre(tree["d4704"])
    course = make_course(tree["d4704"], title="หลักสูตรที่เรียนต่อได้")
    make_run(course)
    page.related_courses.create(course=course)
    page.save()
    return page


def _product(tree):
    """A product whose knots are all tied, with another one of its group."""
    centre = tree["d4704"]
    course, source = make_course(centre), make_source(centre)
    group = make_group(centre, courses=[course])
    make_product(centre, title="กระเป๋าผ้ามัดย้อม", group=group, course=course)
    return make_product(centre, group=group, course=course, funding=source)


def _group(tree):
    """A group that names a course and a source, and makes something."""
    centre = tree["d4704"]
    group = make_group(centre, courses=[make_course(centre)], funding=make_source(centre))
    make_product(centre, group=group)
    return group


def _knowledge(tree):
    """An item with a file, a course that leads on to a product, and a source of funding."""
    centre = tree["d4704"]
    course, source = make_course(centre), make_source(centre)
    make_product(centre, course=course)
    make_knowledge(centre, "video", title="วิดีโอของหลักสูตร", courses=[course])
    return make_knowledge(centre, document=make_pdf(), courses=[course], funding=[source])


#: Page type → a function that takes the `site_tree` and returns a published page of that type.
PAGE_FACTORIES = {
    HomePage: lambda tree: HomePage.objects.get(),
    StandardPage: lambda tree: StandardPageFactory(parent=HomePage.objects.get()),
    CentreIndexPage: lambda tree: CentreIndexPage.objects.get(),
    ProvincePage: lambda tree: ProvincePage.objects.get(province="47"),
    CentrePage: lambda tree: tree["d4704"],
    CourseIndexPage: lambda tree: CourseIndexPage.objects.get(),
    CoursePage: _course,
    ProviderPage: _provider,
    LearningCentrePage: _learning_centre,
    FundingIndexPage: lambda tree: FundingIndexPage.objects.get(),
    FundingSourcePage: lambda tree: make_source(tree["d4704"]),
    EventIndexPage: lambda tree: event_index(),
    EventPage: lambda tree: make_event(tree["d4704"]),
    NewsIndexPage: lambda tree: news_index(),
    NewsPage: lambda tree: make_letter(tree["d4704"]),
    ProductIndexPage: lambda tree: product_index(),
    ProductPage: _product,
    GroupIndexPage: lambda tree: group_index(),
    GroupPage: _group,
    CvmIndexPage: lambda tree: cvm_index(),
    CvmFieldPage: lambda tree: make_field(),
    KnowledgeIndexPage: lambda tree: knowledge_index(),
    KnowledgePage: _knowledge,
    PracticeIndexPage: lambda tree: practice_index(),
    BestPracticePage: lambda tree: make_practice(
        tree["d4704"], course=make_course(tree["d4704"], title="หลักสูตรของเรื่อง")
    ),
}
