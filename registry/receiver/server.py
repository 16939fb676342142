"""The receiver as a small web server of the standard library: one thread for each request."""

import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer

from registry.receiver.answers import LARGEST_BODY, Answer, Receiver

PATIENCE = 10.0
MOST_DISCARDED = 1024 * 1024


class Server(ThreadingHTTPServer):
    """Listens until it is closed or killed; nothing that was answered is only in memory."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, receiver: Receiver, address: str = "127.0.0.1", port: int = 0) -> None:
        """Listen on a port, a free one when none is named."""
        self.receiver = receiver
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        super().__init__((address, port), Request)

    def server_bind(self) -> None:
        """Bind without asking the name service who we are, as the library's server does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    @property
    def url(self) -> str:
        """Return where sign-ups are told."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}/signups"


class Request(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    server_version = "PortalReceiver"
    sys_version = ""
    timeout = PATIENCE

    def do_GET(self) -> None:
        """Show."""
        self._answer(self.server.receiver.answer("GET", self.path, self._headers(), b""))

    def do_POST(self) -> None:
        """Keep."""
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal():
            self._answer(Answer(411, '{"error": "how long is it?"}'))
            return
        if int(length) > LARGEST_BODY:
            # Read a little more of it: an answer to somebody who still writes is lost.
            self.rfile.read(min(int(length), MOST_DISCARDED))
            self._answer(Answer(413, '{"error": "too long"}'))
            return
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            return  # cut off: whoever sent it will come again
        self._answer(self.server.receiver.answer("POST", self.path, self._headers(), body))

    def _headers(self) -> dict[str, str]:
        return {name.title(): value for name, value in self.headers.items()}

    def _answer(self, answer: Answer) -> None:
        body = answer.text.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the address line of a request is nobody's business."""
