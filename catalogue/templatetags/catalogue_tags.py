"""Small helps for the templates of the catalogue."""

from django import template

register = template.Library()


@register.simple_tag
def full_number(number: str, extension: str = "") -> str:
    """Join a stored number and its extension into the spelling that is shown and dialled."""
    return f"{number};ext={extension}" if extension and ";ext=" not in number else number
