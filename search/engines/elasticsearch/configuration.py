"""Where Elasticsearch is, and how our index is called there. Cheap to import: no client."""

from django.conf import settings


def is_configured() -> bool:
    """Whether the site has an Elasticsearch at all."""
    return bool(settings.PORTAL_ELASTICSEARCH_URLS)


def urls() -> tuple[str, ...]:
    """Return the addresses of the nodes."""
    return tuple(settings.PORTAL_ELASTICSEARCH_URLS)


def patience() -> float:
    """Return how many seconds one question may spend on Elasticsearch, all its tries together."""
    return float(settings.PORTAL_ELASTICSEARCH_TIMEOUT)


def alias() -> str:
    """Return the name that is searched; behind it stands the index of the day."""
    return f"{settings.PORTAL_ELASTICSEARCH_INDEX}-entries"


def next_alias() -> str:
    """Return the name of the index that is being built; it is written to as well."""
    return f"{alias()}-next"
