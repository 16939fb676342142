"""`{% slot %}`: a place in a lower template that upper rooms fill."""

from typing import Any

from django import template
from django.apps import apps
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.utils.safestring import SafeString, mark_safe

from portal.core import slots

register = template.Library()


class SlotNode(template.Node):
    """The fillings of a slot, or its own content when there are none."""

    def __init__(self, name: str, values: dict[str, FilterExpression], default: NodeList) -> None:
        self.name = name
        self.values = values
        self.nodelist = default

    def render(self, context: template.Context) -> SafeString:
        """Hand over the named values only: a filling sees nothing else of the lower template."""
        values: dict[str, Any] = {key: value.resolve(context) for key, value in self.values.items()}
        filled = slots.render(self.name, context.get("request"), values)
        # Both sides come out of the template engine, which has escaped them.
        return mark_safe(filled) if filled else self.nodelist.render(context)  # noqa: S308


@register.tag("slot")
def do_slot(parser: Parser, token: Token) -> SlotNode:
    """`{% slot "name" key=value … %}what stands there when nobody fills it{% endslot %}`."""
    _tag, *bits = token.split_contents()
    if not bits or bits[0][0] != bits[0][-1] or bits[0][0] not in "\"'":
        raise template.TemplateSyntaxError('slot needs a name in quotes: {% slot "name" %}')
    name = bits.pop(0)[1:-1]
    values = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"slot {name!r}: values are given as key=value")
    if apps.ready:
        try:
            slots.get(name)
        except slots.UnknownSlotError as error:
            raise template.TemplateSyntaxError(str(error)) from error
    default = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(name, values, default)
