"""A real receiver in a thread, whose answers a test may spoil."""

import threading
from contextlib import contextmanager

from registry.receiver.answers import Receiver
from registry.receiver.server import Server
from registry.receiver.store import Store

SECRET = "only-for-tests-only-for-tests-only-for-tests"


class SpoiltReceiver(Receiver):
    """`before` may answer instead of the receiver; `after` may replace what it answered."""

    before = None
    after = None

    def answer(self, method, target, headers, body):
        """Answer, with the faults of the test."""
        if self.before and (instead := self.before(method, body)):
            return instead
        given = super().answer(method, target, headers, body)
        return self.after(given) if self.after else given


@contextmanager
def listening(path=":memory:", secrets=(SECRET,), port=0):
    """A receiver at a port of its own, until the block ends; yields (receiver, url)."""
    store = Store(path)
    receiver = SpoiltReceiver(store, {"portal": secrets})
    server = Server(receiver, port=port)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield receiver, server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        store.close()
