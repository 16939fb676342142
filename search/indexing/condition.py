"""In what condition the index is: there, laid out as this code expects, how full."""

from search.engines.elasticsearch import configuration, layout_check, mapping
from search.engines.elasticsearch.client import client
from search.indexing import names

MISSING = "the index is missing"
OUTDATED = "the index is laid out otherwise"


def reason_to_rebuild() -> str:
    """Return why the index must be built anew, '' when it need not. Raises Unavailable."""
    behind = names.indexes_behind(configuration.alias())
    if not behind:
        return OUTDATED if names.exists(configuration.alias()) else MISSING
    if len(behind) > 1:
        return OUTDATED
    found = layout_check.meta_of(client(), behind[0]).get("fingerprint")
    return "" if found == mapping.fingerprint() else OUTDATED
