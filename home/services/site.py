"""The pages that a portal cannot be without, made once and never written over."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from catalogue.models import (
    CentreIndexPage,
    CourseIndexPage,
    CvmIndexPage,
    EventIndexPage,
    FundingIndexPage,
)
from home.content import StandardPageSource, prose, standard_pages
from home.models import HomePage, NewsIndexPage, StandardPage
from portal.core.models import BasePage
from showcase.models import GroupIndexPage, KnowledgeIndexPage, PracticeIndexPage, ProductIndexPage


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What ``make_site`` did: the titles of the pages that it made."""

    made: tuple[str, ...]


#: The pages behind listings: type, title, English title, slug.
INDEX_PAGES = (
    (CentreIndexPage, "ศูนย์ใกล้บ้าน", "Centres near you", "centres"),
    (CourseIndexPage, "เรียนอาชีพ", "Courses", "courses"),
    (FundingIndexPage, "ทุนอาชีพ", "Funding for your trade", "funding"),
    (EventIndexPage, "งานและมหกรรม", "Events", "events"),
    (ProductIndexPage, "สินค้าชุมชน", "Community products", "products"),
    (GroupIndexPage, "กลุ่มอาชีพในชุมชน", "Groups of makers", "groups"),
    (CvmIndexPage, "สาขาวิชาของศูนย์ CVM", "CVM fields of study", "cvm"),
    (PracticeIndexPage, "ความรู้จากครู", "Know-how from teachers", "practice"),
    (KnowledgeIndexPage, "คลังความรู้อาชีพ", "Knowledge for your trade", "knowledge"),
    (NewsIndexPage, "ข่าวและหนังสือเวียน", "News and letters", "news"),
)


@transaction.atomic
def make_site() -> SiteReport:
    """Make the front page, the index pages and the standard pages that are missing.

    Pages that exist are left as editors made them; running again makes what was deleted.
    """
    made: list[str] = []
    home = HomePage.objects.first()
    if home is None:
        home = _make_home()
        made.append(home.title)
    for model, title, title_en, slug in INDEX_PAGES:
        if not model.objects.exists():
            made.append(_add(home, model(title=title, title_en=title_en, slug=slug)))
    made.extend(
        _add(home, _standard_page(source))
        for source in standard_pages()
        if not StandardPage.objects.child_of(home).filter(slug=source.slug).exists()
    )
    return SiteReport(made=tuple(made))


def _make_home() -> HomePage:
    """Put the front page in place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    welcome = root.get_children().filter(slug="home").first()
    if welcome is not None:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        root = Page.get_first_root_node()
    home = HomePage(
        title="ศูนย์ฝึกอาชีพชุมชน",
        title_en="Community vocational training centres",
        slug="home",
        summary="หลักสูตรระยะสั้นจาก สกร. ทุกอำเภอทั่วประเทศ ส่วนใหญ่เรียนฟรี ไม่จำกัดวุฒิ",
        summary_en="Short courses in every district of Thailand, most of them free, open to everybody.",
        hero_line_1="เรียนอาชีพใกล้บ้าน",
        hero_line_2="ทำเป็น ขายได้ มีรายได้",
        hero_line_1_en="Learn a trade near home.",
        hero_line_2_en="Make it, sell it, earn.",
        popular_searches=[("word", word) for word in ("ทำขนม", "ช่างไฟฟ้า", "ขายออนไลน์", "ตัดผม")],
    )
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "port": 80,
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    return home


def _add(parent: Page, page: BasePage) -> str:
    parent.add_child(instance=page)
    return str(page.title)


def _standard_page(source: StandardPageSource) -> StandardPage:
    return StandardPage(
        title=source.title,
        title_en=source.title_en,
        slug=source.slug,
        summary=source.summary,
        summary_en=source.summary_en,
        body=prose.blocks(source.text),
        body_en=prose.blocks(source.text_en),
        show_in_menus=source.is_in_foot,
    )
