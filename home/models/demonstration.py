"""Which pages are only a demonstration, so that all of them can be taken away again."""

from django.db import models
from wagtail.models import Page


class DemonstrationItem(models.Model):
    """Marks a page that ``seed`` made."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="+", primary_key=True)

    def __str__(self) -> str:
        return str(self.page)
