"""Servers that are not as Elasticsearch should be, each a few lines of a socket."""

import json
import socket
import threading
import time
from contextlib import contextmanager

from search.engines.elasticsearch import mapping

PRODUCT = "X-Elastic-Product: Elasticsearch\r\n"
#: Seconds that whoever asks is left waiting.
HANGING = 20
JSON = "application/vnd.elasticsearch+json"


def answer(body, *, status="200 OK", content_type=JSON, product=PRODUCT, length=None):
    """Write an HTTP answer."""
    data = body if isinstance(body, bytes) else body.encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{product}"
        f"Content-Length: {len(data) if length is None else length}\r\n\r\n"
    )
    return head.encode() + data


def right_layout():
    """Write the answer that makes the portal trust the index."""
    meta = {"_meta": {"fingerprint": mapping.fingerprint()}}
    return answer(json.dumps({"some-index": {"mappings": meta}}))


def _send(data):
    return lambda connection, end: connection.sendall(data)


def _hang(connection, end):
    end.wait(HANGING)


def _drip(connection, end):
    connection.sendall(answer(b"", length=10_000))
    while not end.wait(0.1):
        connection.sendall(b" ")


def _reset(connection, end):
    connection.sendall(answer(b'{"took": 1', length=10_000))
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def _endless(connection, end):
    connection.sendall(answer(b"", length=10**12))
    while not end.is_set():
        connection.sendall(b" " * 65_536)


def _hits(**more):
    body = {
        "timed_out": False,
        "_shards": {"total": 1, "failed": 0},
        "hits": {"total": {"value": 1, "relation": "eq"}, "hits": []},
        "aggregations": {},
        "status": 200,
    }
    one = {**body, **more}
    return _send(answer(json.dumps({"took": 1, "responses": [one, one]})))


#: By name: what is done to whoever asks, and the kind of failure that it is (None: it depends).
BEHAVIOURS = {
    "hangs": (_hang, "Slow"),
    "drips": (_drip, "Slow"),
    "resets": (_reset, "Refused"),
    "sends without end": (_endless, None),
    "closes": (_send(b""), "Refused"),
    "speaks no HTTP": (_send(b"\x00\xff\x00 what?\r\n\r\n"), "Refused"),
    "speaks HTML": (_send(answer("<p>hello", content_type="text/html")), "Garbage"),
    "says nothing": (_send(answer("")), "Garbage"),
    "sends half of JSON": (_send(answer('{"hits": {"tot')), "Garbage"),
    "sends a list": (_send(answer("[]")), "Garbage"),
    "sends a number": (_send(answer("7")), "Garbage"),
    "sends an empty mapping": (_send(answer("{}")), "Garbage"),
    "sends deep JSON": (_send(answer("[" * 100_000)), "Garbage"),
    "sends broken letters": (_send(answer(b'{"hits": "\xff\xfe"}')), "Garbage"),
    "counts in words": (_hits(hits={"total": {"value": "many"}, "hits": []}), "Garbage"),
    "hits are no list": (_hits(hits={"total": {"value": 1}, "hits": {}}), "Garbage"),
    "hits have no key": (_hits(hits={"total": {"value": 1}, "hits": [{"sort": []}]}), "Garbage"),
    "leaves counts out": (_hits(), "Garbage"),
    "answers once": (_send(answer(json.dumps({"took": 1, "responses": [{}]}))), "Garbage"),
    "errs in one answer": (_hits(error={"type": "x"}, status=400), "Refused"),
    "timed out itself": (_hits(timed_out=True), "Slow"),
    "lost a shard": (_hits(_shards={"total": 1, "failed": 1}), None),
    "is another product": (_send(answer("{}", product="")), None),
    "refuses the question": (_send(answer("{}", status="400 Bad Request")), "Refused"),
    "has no index": (_send(answer("{}", status="404 Not Found")), "Refused"),
    "is overloaded": (_send(answer("{}", status="429 Too Many Requests")), None),
    "is broken": (_send(answer("{}", status="500 Internal Server Error")), "Refused"),
    "is red": (_send(answer("{}", status="503 Service Unavailable")), None),
    "moved away": (_send(answer("", status="302 Found")), "Refused"),
}


@contextmanager
def bad_server(behave, *, trusted):
    """Serve on loopback; with ``trusted`` the layout is right and only searches go wrong.

    Yields the address and the list of what was asked.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    end, asked = threading.Event(), []

    def serve(connection):
        try:
            with connection:
                connection.settimeout(HANGING)
                while head := _request(connection):
                    asked.append(head)
                    if trusted and "/_mapping" in head:
                        connection.sendall(right_layout())
                    else:
                        behave(connection, end)
                        return
        except OSError:
            pass

    def accept():
        while not end.is_set():
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=[connection], daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked
    finally:
        end.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


@contextmanager
def closed_port():
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    yield f"http://127.0.0.1:{port}", []


def _request(connection):
    """Read one request and return its first line, '' when there is none any more."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65_536)
        if not chunk:
            return ""
        data += chunk
    head, _separator, body = data.partition(b"\r\n\r\n")
    lengths = [
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    ]
    while len(body) < sum(lengths):
        body += connection.recv(65_536)
    return head.split(b"\r\n")[0].decode("latin-1")


def elapsed(ask):
    """Ask, and return the answer with the seconds that it took."""
    started = time.monotonic()
    got = ask()
    return got, time.monotonic() - started
