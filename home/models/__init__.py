"""The front page, standard pages, the site's own facts, and what is only a demonstration."""

from home.models.demonstration import DemonstrationItem, DemonstrationRow
from home.models.news import LetterRecipient, NewsIndexPage, NewsPage
from home.models.pages import HomePage, StandardPage
from home.models.settings import SiteSettings

__all__ = [
    "DemonstrationItem",
    "DemonstrationRow",
    "HomePage",
    "LetterRecipient",
    "NewsIndexPage",
    "NewsPage",
    "SiteSettings",
    "StandardPage",
]
