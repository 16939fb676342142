"""Which pages there are to look at: every public page type, and every view that has no page."""

import re
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin

#: Three widths: the smallest that WCAG names, a cheap phone, a desk.
WIDTHS = (320, 360, 1280)


@dataclass(frozen=True, slots=True)
class Visit:
    """An address to look at; ``page_type`` names the model behind it ('' for a plain view)."""

    name: str
    path: str
    page_type: str = ""
    status: int = 200


def visits(base: str) -> list[Visit]:
    """Return the pages of a demonstration portal, found as a visitor finds them: by following links."""
    courses = _courses(base)
    apply = _forms(base, courses["open"])
    return [
        Visit("home", "/th/", "home.HomePage"),
        Visit("home_en", "/en/", "home.HomePage"),
        Visit("standard", "/th/help/", "home.StandardPage"),
        Visit("course_list", "/th/courses/", "catalogue.CourseIndexPage"),
        Visit("course_list_en", "/en/courses/", "catalogue.CourseIndexPage"),
        Visit(
            "course_list_filtered", "/th/courses/?group=creative&province=47&district=4704&near=1"
        ),
        Visit("course_list_empty", f"/th/courses/?q={quote('ไม่มีสิ่งนี้แน่นอน')}&province=21"),
        Visit("learn_to_earn", "/th/courses/learn-to-earn/"),
        Visit("course_detail", courses["open"], "catalogue.CoursePage"),
        Visit("course_detail_en", courses["open"].replace("/th/", "/en/"), "catalogue.CoursePage"),
        Visit("course_without_run", courses["none"], "catalogue.CoursePage"),
        Visit("funding_list", "/th/funding/", "catalogue.FundingIndexPage"),
        Visit("funding_list_en", "/en/funding/", "catalogue.FundingIndexPage"),
        Visit("funding_question", "/th/funding/find/"),
        Visit("funding_results", "/th/funding/find/?who=single&for=tools&amount=50k&province=15"),
        *_funding(base),
        Visit("product_list", "/th/products/", "showcase.ProductIndexPage"),
        Visit("product_list_en", "/en/products/?category=cloth"),
        Visit("product_list_empty", f"/th/products/?q={quote('ไม่มีสิ่งนี้แน่นอน')}"),
        Visit("product", _first(base, "/th/products/", _PRODUCT), "showcase.ProductPage"),
        Visit("product_en", _first(base, "/en/products/", _PRODUCT), "showcase.ProductPage"),
        Visit("group_list", "/th/groups/", "showcase.GroupIndexPage"),
        Visit("group", _first(base, "/th/groups/", _GROUP), "showcase.GroupPage"),
        Visit("event_list", "/th/events/", "catalogue.EventIndexPage"),
        Visit("event_archive", "/th/events/?year=2568"),
        Visit("event_empty", f"/th/events/?q={quote('ไม่มีสิ่งนี้แน่นอน')}"),
        Visit("event_detail", _first(base, "/th/events/", _EVENT), "catalogue.EventPage"),
        Visit("event_detail_en", _first(base, "/en/events/", _EVENT), "catalogue.EventPage"),
        Visit("news_list", "/th/news/", "home.NewsIndexPage"),
        Visit("news_detail", _first(base, "/th/news/?kind=news", _NEWS), "home.NewsPage"),
        Visit("letter", _first(base, "/th/news/?kind=circular", _NEWS), "home.NewsPage"),
        Visit("practice_list", "/th/practice/", "showcase.PracticeIndexPage"),
        Visit("practice_list_en", "/en/practice/", "showcase.PracticeIndexPage"),
        Visit(
            "practice_detail",
            _first(base, "/th/practice/", _PRACTICE),
            "showcase.BestPracticePage",
        ),
        Visit(
            "practice_detail_en",
            _first(base, "/en/practice/", _PRACTICE),
            "showcase.BestPracticePage",
        ),
        Visit("knowledge_list", "/th/knowledge/", "showcase.KnowledgeIndexPage"),
        Visit("knowledge_list_filtered", "/th/knowledge/?medium=video&topic=selling"),
        Visit("knowledge_list_en", "/en/knowledge/", "showcase.KnowledgeIndexPage"),
        Visit(
            "knowledge_detail",
            _first(base, "/th/knowledge/?medium=document", _KNOWLEDGE),
            "showcase.KnowledgePage",
        ),
        Visit(
            "knowledge_video",
            _first(base, "/en/knowledge/?medium=video", _KNOWLEDGE),
            "showcase.KnowledgePage",
        ),
        Visit("knowledge_banks", "/th/knowledge/banks/"),
        Visit("knowledge_banks_en", "/en/knowledge/banks/?part=learning_system"),
        Visit("cvm_list", "/th/cvm/", "catalogue.CvmIndexPage"),
        Visit("cvm_list_en", "/en/cvm/?industry=digital"),
        Visit("cvm_detail", "/th/cvm/2566-17/", "catalogue.CvmFieldPage"),
        Visit("cvm_doubtful", "/en/cvm/2566-46/", "catalogue.CvmFieldPage"),
        Visit("cvm_test_centres", "/th/cvm/test-centres/"),
        Visit("centre_index", "/th/centres/", "catalogue.CentreIndexPage"),
        Visit("province", "/th/centres/ang-thong/", "catalogue.ProvincePage"),
        Visit("centre", "/th/centres/ang-thong/wiset-chai-chan/", "catalogue.CentrePage"),
        Visit(
            "centre_without_course", "/th/centres/chiang-rai/wiang-kaen/", "catalogue.CentrePage"
        ),
        Visit("subdistrict_centre", _subdistrict(base), "catalogue.CentrePage"),
        Visit("provider_list", "/th/providers/"),
        Visit("provider", _first(base, "/th/providers/", _PROVIDER), "catalogue.ProviderPage"),
        Visit("learning_centre_list", "/th/learning-centres/"),
        Visit(
            "learning_centre",
            _first(base, "/th/learning-centres/", _LEARNING_CENTRE),
            "catalogue.LearningCentrePage",
        ),
        Visit("partner_list", "/th/partners/"),
        Visit("report_fact", "/th/report/centre/ang-thong/wiset-chai-chan/"),
        Visit("report_number", _report_number(base)),
        Visit("signup_status", "/th/status/"),
        Visit("signup_status_code", "/en/status/?ref=SNK-7K4P-M2QX-47"),
        Visit("rights_request", "/th/privacy/request/?province=47"),
        Visit("privacy_notices", "/th/privacy/notices/"),
        Visit("privacy_notices_en", "/en/privacy/notices/"),
        Visit("sign_up", apply["open"]),
        Visit("sign_up_en", apply["open"].replace("/th/", "/en/")),
        Visit("sign_up_waiting", apply["waiting"]),
        Visit("sign_up_not_yet", apply["soon"]),
        Visit("sign_up_received", "/th/apply/received/"),
        Visit("proposal", "/th/showcase/propose/?group=" + _first(base, "/th/groups/", _CODE)),
        Visit("proposal_en", "/en/showcase/propose/"),
        Visit(
            "proposal_change", "/th/showcase/propose/?page=" + _first(base, "/th/products/", _CODE)
        ),
        Visit("search", f"/th/search/?q={quote('ผ้า บางปะกง')}"),
        Visit("search_en", "/en/search/?q=sewing"),
        Visit("search_one_kind", f"/th/search/?q={quote('บางปะกง')}&type=centre"),
        Visit("search_empty", f"/th/search/?q={quote('ฮฮฮฮ')}"),
        Visit("search_start", "/th/search/"),
        Visit("suggestions", f"/th/search/suggest/?q={quote('ขน')}"),
        Visit("learning_database", "/th/learning-database/"),
        Visit("learning_database_province", "/th/learning-database/?province=47"),
        Visit("learning_database_en", "/en/learning-database/?province=47"),
        Visit("open_data", "/th/data/"),
        Visit("open_data_api", "/th/data/api/"),
        Visit("state_sheet", "/-/components/"),
        Visit("not_found", "/th/nothing-here/", status=404),
    ]


def get(url: str, headers: Mapping[str, str] | None = None) -> str:
    """Fetch a page as text."""
    request = urllib.request.Request(url, headers=dict(headers or {}))
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.read().decode("utf-8"))


_COURSE = r'href="(/th/courses/[a-z]{3}-[a-z0-9]{4}/)"'
_EVENT = r'href="(/(?:th|en)/events/[a-z]{3}-[a-z0-9]{4}/)"'
_PRACTICE = r'href="(/(?:th|en)/practice/[a-z]{3}-[a-z0-9]{4}/)"'
_KNOWLEDGE = r'href="(/(?:th|en)/knowledge/[a-z]{3}-[a-z0-9]{4}/)"'
_NEWS = r'href="(/(?:th|en)/news/[a-z]{3}-[a-z0-9]{4}/)"'


_PRODUCT = r'href="(/(?:th|en)/products/[a-z]{3}-[a-z0-9]{4}/)"'
_GROUP = r'href="(/(?:th|en)/groups/[a-z]{3}-[a-z0-9]{4}/)"'
_CODE = r'href="/th/(?:products|groups)/([a-z]{3}-[a-z0-9]{4})/"'
_PROVIDER = r'href="(/th/providers/[a-z]{3}-[a-z0-9]{4}/)"'
_LEARNING_CENTRE = r'href="(/th/learning-centres/[a-z]{3}-[a-z0-9]{4}/)"'


def _first(base: str, listing: str, link: str) -> str:
    """Return the first link of a kind in a listing."""
    return re.findall(link, get(urljoin(base, listing)))[0]


def _courses(base: str) -> dict[str, str]:
    """Return a course that can be joined and one that has no run."""
    link = re.compile(r'href="(/th/courses/[a-z]{3}-[a-z0-9]{4}/)"')
    joinable = link.findall(get(urljoin(base, "/th/courses/?status=open")))
    # A number beyond the end shows the last page, where courses without a run stand.
    every = [
        path
        for page in (1, 2, 3, 999)
        for path in link.findall(get(f"{base}/th/courses/?page={page}"))
    ]
    without = next(
        path for path in reversed(every) if 'class="run ' not in get(urljoin(base, path))
    )
    return {"open": joinable[0], "none": without}


def _forms(base: str, course: str) -> dict[str, str]:
    """Return the forms of a run with a seat, of one with a waiting list, of one that opens later."""
    link = re.compile(r'href="(/th/apply/[a-z]{3}-[a-z0-9]{4}-[0-9]+/)"')
    waiting = _first(base, "/th/courses/?status=wait", _COURSE)
    soon = _first(base, "/th/courses/?status=soon", _COURSE)
    number = re.findall(r'id="run-([0-9]+)"', get(urljoin(base, soon)))[0]
    return {
        "open": link.findall(get(urljoin(base, course)))[0],
        "waiting": link.findall(get(urljoin(base, waiting)))[0],
        "soon": f"/th/apply/{soon.split('/')[-2]}-{number}/",
    }


def _funding(base: str) -> list[Visit]:
    """Return a funding source of the demonstration, in both languages."""
    found = re.findall(
        r'href="(/th/funding/[a-z]{3}-[a-z0-9]{4}/)"', get(urljoin(base, "/th/funding/"))
    )
    return [
        Visit(name, path, "catalogue.FundingSourcePage")
        for one in found[:1]
        for name, path in (
            ("funding_detail", one),
            ("funding_detail_en", one.replace("/th/", "/en/")),
        )
    ]


def _subdistrict(base: str) -> str:
    centre = "/th/centres/ang-thong/wiset-chai-chan/"
    return re.findall(rf'href="({centre}[a-z-]+/)"', get(urljoin(base, centre)))[0]


def _report_number(base: str) -> str:
    page = get(urljoin(base, "/th/centres/ang-thong/wiset-chai-chan/"))
    return re.findall(r'href="([^"]*report-number[^"]*)"', page)[0]
