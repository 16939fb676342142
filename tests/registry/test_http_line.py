"""Asking somebody else's server: where to, how long, how much."""

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from portal.outbox.handlers import Retry
from registry.http_line import LARGEST_ANSWER, Unsafe, ask, check_address

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    "url",
    [
        "https://registry.example/hook",
        "https://registry.example:8443",
        "http://127.0.0.1:8001/signups",
        "http://localhost:8001/",
        "http://[::1]:8001/",
    ],
)
def test_safe_address_is_taken(url):
    """Encrypted, or on this machine."""
    check_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://registry.example/hook",
        "http://10.0.0.1/",
        "ftp://registry.example/",
        "//registry.example/",
        "registry.example",
        "",
        "https:///path",
        "https://user:password@registry.example/",
        "https://registry.example/?token=1",
        "https://registry.example/#part",
        "https://registry.example:port/",
        "http://127.0.0.1.example/",
        "file:///etc/passwd",
    ],
)
def test_unsafe_address_is_refused(url):
    """Personal data goes out unencrypted to nobody, and secrets stand in no address."""
    with pytest.raises(Unsafe):
        check_address(url)


class Server(HTTPServer):
    """Answers as the test says."""

    act = None

    def handle_error(self, request, client_address):
        """Somebody hung up."""


class Request(BaseHTTPRequestHandler):
    """One request."""

    def do_GET(self):
        self.server.act(self)

    def log_message(self, *args):
        """Nothing."""


@pytest.fixture
def server():
    server = Server(("127.0.0.1", 0), Request)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}/"
    yield server
    server.shutdown()
    server.server_close()


def answering(status=200, body=b"", **headers):
    def act(request):
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return act


def test_redirect_is_not_followed(server):
    """Whoever answers sends us nowhere else."""
    server.act = answering(302, Location="http://127.0.0.1:9/")
    assert ask("GET", server.url).status == 302


def test_long_answer_is_read_in_part(server):
    """64 KB are enough."""
    server.act = answering(200, b"x" * (LARGEST_ANSWER * 10))
    assert len(ask("GET", server.url).body) == LARGEST_ANSWER


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        (HOUR, 3600),
        (-HOUR, 0),
        ("9" * 50, 7 * 24 * 3600),
        ("soon", None),
        ("", None),
    ],
)
def test_wish_to_come_later_is_read(server, header, seconds):
    """Seconds or a date; what cannot be read is no wish."""
    if isinstance(header, timedelta):
        header = format_datetime(datetime.now(UTC) + header)
    server.act = answering(503, Retry_After=header)
    wait = ask("GET", server.url).retry_after
    if seconds is None:
        assert wait is None
    else:
        assert abs(wait.total_seconds() - seconds) < 600


def drip(request):
    try:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(200):
            request.wfile.write(b"x")
            time.sleep(0.02)
    except OSError:
        return


def silent(request):
    time.sleep(1)


def garbage(request):
    request.wfile.write(b"\x00\x01 no http\r\n\r\n")


@pytest.mark.parametrize("act", [drip, silent, garbage])
def test_no_whole_answer_is_another_try(server, act):
    """Too slow, a byte at a time, or no HTTP: as if nobody had answered, and no words of theirs."""
    server.act = act
    with pytest.raises(Retry) as found:
        ask("GET", server.url, seconds=0.3)
    assert found.value.reason.startswith("No answer: ")
    assert "127.0.0.1" not in found.value.reason


def test_nobody_there_is_another_try(server):
    """Refused."""
    with pytest.raises(Retry):
        ask("GET", "http://127.0.0.1:1/")
