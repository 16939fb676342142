"""Walking through everything in an index, at one moment of it, however much it is."""

from collections.abc import Iterator

from search.engines.elasticsearch.client import client
from search.engines.elasticsearch.errors import check_whole, translated
from search.engines.elasticsearch.reading import Answer

_STRETCH = 2_000
_KEPT = "1m"


def walk(name: str) -> Iterator[tuple[str, int]]:
    """Give the id and the version of every document."""
    with translated():
        moment = Answer(client().open_point_in_time(index=name, keep_alive=_KEPT).body)["id"].text()
    try:
        after: list[int] | None = None
        while True:
            with translated():
                answer = Answer(
                    client()
                    .search(
                        pit={"id": moment, "keep_alive": _KEPT},
                        size=_STRETCH,
                        sort=["_shard_doc"],
                        search_after=after,
                        source=False,
                        version=True,
                        track_total_hits=False,
                    )
                    .body
                )
            check_whole(answer)
            hits = list(answer["hits"]["hits"].each())
            for hit in hits:
                yield hit["_id"].text(), hit["_version"].integer()
            if len(hits) < _STRETCH:
                return
            after = [hits[-1]["sort"].last().integer()]
    finally:
        with translated():
            client().options(ignore_status=404).close_point_in_time(id=moment)
