"""Which node is asked next: one question does not come back to a node that has just failed it."""

from typing import Any

from elastic_transport import BaseNode, NodePool, Transport

from search.engines.elasticsearch.budget import current


class Nodes(NodePool):
    """The client's nodes, of which a question takes those first that have not failed it.

    The client alone may give a dead node to the same question again and again: threads that fail
    together leave it in its queue several times, and it is taken for revived as often.
    """

    def get(self) -> BaseNode:
        node = super().get()
        budget = current()
        if budget is None or node.base_url not in budget.failed:
            return node
        others = (other for other in self.all() if other.base_url not in budget.failed)
        return next(others, node)

    def mark_dead(self, node: BaseNode, *more: Any) -> None:
        super().mark_dead(node, *more)
        budget = current()
        if budget is not None:
            budget.failed.add(node.base_url)


class NodesTransport(Transport):
    """The client's transport with our choice of nodes."""

    def __init__(self, *words: Any, **more: Any) -> None:
        super().__init__(*words, **{**more, "node_pool_class": Nodes})
