"""What Wagtail's own search finds in the same documents: `python -m measuring.relevance.stock`.

A store of its own (settings and database by the environment, migrated); words in the standard
backend for the database, one page a document, fields as a project without ideas would set them.
"""

import json
import sys
from pathlib import Path

import django

LIMIT = 50


def main(queries: Path, output: Path) -> None:
    """Index the documents as pages, ask, write the run."""
    django.setup()
    from wagtail.models import Page

    from measuring.relevance.collection import documents
    from measuring.relevance.stock_page import StockPage

    root = Page.get_first_root_node()
    ids = {}
    for document in documents().values():
        page = StockPage(
            title=document.title,
            slug=f"document-{document.id}",
            search_description=" ".join(
                document.fields[name]
                for name in ("summary", "body", "group", "province", "district")
            ),
        )
        root.add_child(instance=page)
        ids[page.pk] = document.id
    backend = _backend()
    index = backend.get_index_for_model(StockPage)
    index.add_items(StockPage, list(StockPage.objects.filter(pk__in=ids)))
    run = {}
    for line in queries.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        found = backend.search(asked["query"], StockPage.objects.filter(pk__in=ids))
        run[asked["id"]] = [ids[page.pk] for page in found[:LIMIT]]
    output.write_text(json.dumps(run), encoding="utf-8")


def _backend():  # type: ignore[no-untyped-def]  # modelsearch has no types
    from django.db import connection
    from modelsearch.backends import database  # noqa: F401 - the package chooses by the database

    if connection.vendor == "postgresql":
        from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend

        return PostgresSearchBackend({})
    from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchBackend

    return SQLiteSearchBackend({})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
