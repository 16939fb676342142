"""What the tests stand on: servers to start and stop, paths of what was found or fetched."""

from __future__ import annotations

import shlex
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from toolchain import elasticsearch_home
from toolchain.chromium import chromium
from toolchain.elasticsearch import VARIABLE as ELASTICSEARCH
from toolchain.elasticsearch import elasticsearch, elasticsearch_cluster
from toolchain.node import node_variables
from toolchain.page_tools import axe_js, java, vnu_jar
from toolchain.plain import step
from toolchain.postgres import postgres
from toolchain.valkey import valkey

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "axe_js",
    "chromium",
    "elasticsearch",
    "elasticsearch_cluster",
    "everything",
    "java",
    "page_tools",
    "postgres",
    "valkey",
    "vnu_jar",
]


def page_tools() -> dict[str, str]:
    """Return the variables that tell pytest where the browser and the page checkers are."""
    variables = {
        "PORTAL_TEST_CHROMIUM": str(chromium()),
        "PORTAL_TEST_AXE": str(axe_js()),
        "PORTAL_TEST_VNU": shlex.join([str(java()), "-jar", str(vnu_jar())]),
    }
    return variables | node_variables()


@contextmanager
def everything() -> Iterator[dict[str, str]]:
    """Start all services; give the variables that tell where they are; end them with the block."""
    with ExitStack() as stack:
        variables = page_tools()
        elasticsearch_home.home()  # also beside a named server: tests that kill nodes start their own
        with step("starting PostgreSQL, Valkey and Elasticsearch"):
            variables["PORTAL_TEST_POSTGRES_URL"] = stack.enter_context(postgres())
            variables["PORTAL_TEST_VALKEY_URL"] = stack.enter_context(valkey())
            variables[ELASTICSEARCH] = stack.enter_context(elasticsearch())
        yield variables
