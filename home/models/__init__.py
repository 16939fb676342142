"""The front page, standard pages, the site's own facts, and what is only a demonstration."""

from home.models.demonstration import DemonstrationItem
from home.models.news import LetterRecipient, NewsIndexPage, NewsPage
from home.models.pages import HomePage, StandardPage
from home.models.settings import SiteSettings

__all__ = [
    "DemonstrationItem",
    "HomePage",
    "LetterRecipient",
    "NewsIndexPage",
    "NewsPage",
    "SiteSettings",
    "StandardPage",
]
