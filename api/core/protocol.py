"""HTTP/1.1 as the server speaks it: uvicorn's, with bounds on how long a request may take to arrive and on its head."""

from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# A client that sends the head of a request drop by drop holds its connection no longer than this.
HEAD_SECONDS: Final = 20.0
# And its body: 25 MB from a phone in the hills.
BODY_SECONDS: Final = 600.0
LARGEST_HEAD: Final = 64 * 1024
TOO_LARGE: Final = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Protocol(HttpToolsProtocol):  # type: ignore[misc] # see pyproject.toml
    """One client's connection, which knows until when the rest of a request is due."""

    def connection_made(self, transport: Any) -> None:
        """Expect a first request."""
        super().connection_made(transport)
        self.due: float | None = self.loop.time() + HEAD_SECONDS
        # How much of a head has come so far; None behind it.
        self.head: int | None = 0

    def data_received(self, data: bytes) -> None:
        """Take what has come; whoever sends no end of a head is answered before it fills the memory."""
        if self.due is None:
            self.due, self.head = self.loop.time() + HEAD_SECONDS, 0
        if self.head is not None:
            self.head += len(data)
        super().data_received(data)
        if self.head is not None and self.head > LARGEST_HEAD and not self.transport.is_closing():
            self.transport.write(TOO_LARGE)
            self.transport.close()

    def on_headers_complete(self) -> None:
        """Expect the body."""
        self.head, self.due = None, (self.due or self.loop.time()) + BODY_SECONDS
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Expect nothing until the next request begins."""
        self.due = None
        super().on_message_complete()
        if self.cycle is not None and self.cycle.response_complete:
            # It was answered before it was whole, and what came since has ended the count of how long it is kept.
            self._unset_keepalive_if_required()
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def end_when_overdue(self) -> None:
        """Drop a client that has not sent the rest of its request in time."""
        if self.due is not None and self.due < self.loop.time():
            self.transport.abort()
