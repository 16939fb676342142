"""The client: one a process, made when it is first needed, shared by its threads."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import urllib3
from django.conf import settings
from elastic_transport import JsonSerializer, NodeConfig, SerializationError, Urllib3HttpNode
from elasticsearch import Elasticsearch
from urllib3.exceptions import ProtocolError, ReadTimeoutError

from search.engines.elasticsearch import configuration
from search.engines.elasticsearch.budget import Budget, current, spending
from search.engines.elasticsearch.nodes import NodesTransport

#: More threads than one process has, so that none waits for a connection.
_CONNECTIONS = 32
#: For jobs; visitors' questions have a budget.
_JOB_PATIENCE = 30.0
_TRIES = 3
#: No answer of ours is longer; whoever sends more talks garbage.
_LONGEST_ANSWER = 32 * 1024 * 1024
_CHUNK = 64 * 1024


def client() -> Elasticsearch:
    """Return this process's client for the configured nodes."""
    return _made(os.getpid(), configuration.urls(), settings.PORTAL_ELASTICSEARCH_API_KEY)


@lru_cache(maxsize=4)
def _made(_process: int, urls: tuple[str, ...], api_key: str) -> Elasticsearch:
    # The number of the process is part of the key: a fork must not share its parent's sockets.
    return Elasticsearch(
        list(urls),
        api_key=api_key or None,
        node_class=_Node,
        transport_class=NodesTransport,
        connections_per_node=_CONNECTIONS,
        request_timeout=_JOB_PATIENCE,
        max_retries=max(_TRIES, len(urls)),
        retry_on_timeout=True,
        # What a node answers is looked at by whoever asked: a lost shard takes a moment to be back.
        retry_on_status=(),
        serializers={_Json.mimetype: _Json(), _CompatibleJson.mimetype: _CompatibleJson()},
    )


class _Json(JsonSerializer):
    """JSON that may be nested deeper than anybody means it."""

    def json_loads(self, data: bytes) -> Any:
        try:
            return super().json_loads(data)
        except RecursionError as error:
            raise SerializationError("nested too deeply", errors=(error,)) from error


class _CompatibleJson(_Json):
    """The same under the name by which the client asks for it."""

    mimetype = "application/vnd.elasticsearch+json"


class _Node(Urllib3HttpNode):
    """A node whose every try keeps to the budget of the question, however slowly bytes drip."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        # Everything else about a node stays as the client has it.
        self.pool = _HurriedPool(self.pool, len(configuration.urls()))  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    data: bytes


class _HurriedPool:
    """A pool of connections that reads an answer until a deadline, not until a pause."""

    def __init__(self, pool: urllib3.HTTPConnectionPool, nodes: int) -> None:
        self._pool = pool
        self._nodes = nodes

    def urlopen(self, method: str, target: str, *, timeout: Any = None, **more: Any) -> _Answer:
        budget = current()
        if budget is None:
            seconds = timeout if isinstance(timeout, int | float) else _JOB_PATIENCE
            return self._read(method, target, seconds, more)
        return self._within(budget, method, target, more)

    def close(self) -> None:
        self._pool.close()

    def _within(self, budget: Budget, method: str, target: str, more: dict[str, Any]) -> _Answer:
        seconds = budget.for_a_try(self._nodes)
        if seconds <= 0:
            raise ReadTimeoutError(self._pool, target, "no time left")
        with spending(budget):
            return self._read(method, target, seconds, more)

    def _read(self, method: str, target: str, seconds: float, more: dict[str, Any]) -> _Answer:
        end = time.monotonic() + seconds
        response = self._pool.urlopen(
            method,
            target,
            timeout=seconds,
            pool_timeout=seconds,  # type: ignore[arg-type]  # a queue knows parts of seconds
            preload_content=False,
            **more,
        )
        try:
            data = bytearray()
            while chunk := response.read1(_CHUNK):
                data += chunk
                if len(data) > _LONGEST_ANSWER:
                    raise ProtocolError("the answer does not end")
                if time.monotonic() > end:
                    raise ReadTimeoutError(self._pool, target, "the answer drips")
        except BaseException:
            response.close()
            raise
        response.release_conn()
        return _Answer(response.status, response.headers, bytes(data))
