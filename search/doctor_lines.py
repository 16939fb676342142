"""What the doctor says about searching: does Elasticsearch answer, where it is configured."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from portal.core import doctor
from portal.core.doctor import Level, Line

PATIENCE = 0.5  # seconds for one address; the doctor asks only what answers at once


def _answers(url: str) -> bool:
    from elasticsearch import Elasticsearch  # noqa: PLC0415 - costs time that only some need

    client = Elasticsearch(
        url,
        api_key=settings.PORTAL_ELASTICSEARCH_API_KEY or None,
        request_timeout=PATIENCE,
        max_retries=0,
    )
    try:
        return bool(client.ping())
    finally:
        client.close()


def _lines() -> Iterator[Line]:
    urls = settings.PORTAL_ELASTICSEARCH_URLS
    if not urls:
        yield Line(Level.GOOD, _("The database searches; no Elasticsearch is configured."))
        return
    answering = sum(_answers(url) for url in urls)
    words = {"count": answering, "all": len(urls)}
    if not answering:
        yield Line(
            Level.WARNING,
            _("Elasticsearch does not answer: the database searches instead."),
            _("Start it, or mend PORTAL_ELASTICSEARCH_URLS."),
        )
    elif answering < len(urls):
        yield Line(
            Level.WARNING,
            _("Elasticsearch answers at %(count)s of %(all)s addresses.") % words,
            _("Start the missing nodes; visitors notice nothing meanwhile."),
        )
    else:
        yield Line(Level.GOOD, _("Elasticsearch answers at all %(all)s addresses.") % words)


def register_lines() -> None:
    """Called in `AppConfig.ready`."""
    doctor.register("search", _lines, order=60)
