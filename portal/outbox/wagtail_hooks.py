"""Registration with Wagtail."""

from wagtail import hooks

from portal.outbox.viewsets import MessageViewSet


@hooks.register("register_admin_viewset")
def register_message_viewset() -> MessageViewSet:
    """The officers' list of outgoing messages."""
    return MessageViewSet()
