"""Starting a database again at its port after it was killed."""

import resource
import time
from concurrent.futures import ThreadPoolExecutor

from toolchain.postgres import Server

#: Seconds until the processes of a killed database have noticed that it is gone.
_ORPHANS = 0.5
#: The database ends with the thread that started it, so this one stays.
STARTER = ThreadPoolExecutor(1)


def restarted(server: Server, *, most: int | None) -> None:
    """Start the database anew; under `ulimit -f` no file of it may grow past so many bytes."""
    server.kill()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft if most is None else most, hard))
    try:
        start_where_it_was(server)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def start_where_it_was(server: Server) -> None:
    """Start a killed database at its old port, as soon as its orphans have let its memory go."""
    port = server.port
    time.sleep(_ORPHANS)
    for _try in range(5):
        server.port = port
        server.start()
        if server.port == port:
            return
        server.kill()
        time.sleep(_ORPHANS)
    raise RuntimeError("the database does not come back to its port")
