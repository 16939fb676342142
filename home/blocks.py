"""Blocks of the front page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PopularSearchesBlock(blocks.StreamBlock):
    """Words that many people look for, as links into the course listing."""

    word = blocks.CharBlock(max_length=24, label=_("word"), icon="search")

    class Meta:
        icon = "search"
        label = _("Popular searches")
        max_num = 6
        block_counts = {"word": {"max_num": 6}}
