"""What wakes suggestions under a search field."""

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def suggests(kind: str = "") -> SafeString:
    """Write the attributes of a search field that suggests: `{% suggests %}`, or of one kind.

    The page must load `js/search-field.js`; without a script they say nothing.
    """
    more = f"&type={kind}" if kind else ""
    return format_html(
        ' data-suggest="{}" data-suggest-js="{}" data-suggest-css="{}"',
        f"{reverse('search:suggest')}?part=1{more}",
        static("js/suggest.js"),
        static("css/suggest.css"),
    )
