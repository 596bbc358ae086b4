"""A mail server that delivers to a folder, with a web page to read what arrived.

    with MailCatcher(folder, smtp_port=0, web_port=0) as mails:
        send(f"smtp://127.0.0.1:{mails.smtp_port}")
        assert mails.messages()[0]["Subject"] == "Welcome"

Every mail is one ``.eml`` file, in the order of arrival; who it was really for (the envelope) stands in its
first lines as ``X-Envelope-From`` and ``X-Envelope-To``. A mail sent twice is there twice.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import errno
import signal
import threading
import time
from email.message import EmailMessage
from http.server import ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aiosmtpd.controller import Controller

from dev.mailpages import pages
from dev.ports import LOOPBACK, free_port, is_free

if TYPE_CHECKING:
    from types import TracebackType

    from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST_MAIL_BYTES = 40 * 1024 * 1024


class Mailbox:
    """A folder of ``.eml`` files."""

    def __init__(self, folder: Path | str) -> None:
        """``folder`` is made when missing; mails of earlier runs are kept."""
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._numbers = count()

    def add(self, content: bytes, sender: str, recipients: list[str]) -> Path:
        """Keep one mail and return its file. The name sorts by arrival."""
        name = f"{time.time_ns()}-{next(self._numbers):06d}"
        head = f"X-Envelope-From: {sender}\r\nX-Envelope-To: {', '.join(recipients)}\r\n"
        unfinished = self.folder / f"{name}.part"
        unfinished.write_bytes(head.encode() + content)
        return unfinished.rename(self.folder / f"{name}.eml")

    def files(self) -> list[Path]:
        """All mails, oldest first."""
        return sorted(self.folder.glob("*.eml"))

    def messages(self) -> list[EmailMessage]:
        """All mails parsed, oldest first."""
        return [read(path) for path in self.files()]


def read(path: Path) -> EmailMessage:
    """One mail of a file."""
    return email.message_from_bytes(path.read_bytes(), EmailMessage, policy=email.policy.default)


class MailCatcher:
    """The SMTP server and the web page, both on the loopback address unless ``host`` says more. Port 0 takes any free one."""

    def __init__(
        self, folder: Path | str, *, smtp_port: int = 8026, web_port: int = 8025, host: str = LOOPBACK
    ) -> None:
        """Nothing listens before ``start()``."""
        self.mailbox = Mailbox(folder)
        self.host = host
        self.smtp_port = smtp_port
        self.web_port = web_port
        self._smtp: Controller | None = None
        self._web: ThreadingHTTPServer | None = None

    @property
    def smtp_url(self) -> str:
        """The value for ``SMTP_URL``."""
        return f"smtp://127.0.0.1:{self.smtp_port}"

    @property
    def web_url(self) -> str:
        """Where the mails are read."""
        return f"http://127.0.0.1:{self.web_port}/"

    def start(self) -> None:
        """Listen on both ports, in threads of their own. Raises OSError when one is taken."""
        # Asked first: aiosmtpd leaves an open event loop behind when it cannot listen.
        if self.smtp_port and not is_free(self.smtp_port):
            raise OSError(errno.EADDRINUSE, f"port {self.smtp_port} is in use")
        self._web = ThreadingHTTPServer((self.host, self.web_port), pages(self.mailbox))
        self.web_port = self._web.server_port
        threading.Thread(target=self._web.serve_forever, name="mail pages", daemon=True).start()
        self.smtp_port = self.smtp_port or free_port()
        self._smtp = Controller(
            _Handler(self.mailbox), hostname=self.host, port=self.smtp_port, data_size_limit=LARGEST_MAIL_BYTES
        )
        try:
            self._smtp.start()
        except BaseException:
            self._smtp = None
            self.stop()
            raise

    def stop(self) -> None:
        """Close both ports; the mails stay."""
        if self._smtp is not None:
            self._smtp.stop()
            self._smtp = None
        if self._web is not None:
            self._web.shutdown()
            self._web.server_close()
            self._web = None

    def messages(self) -> list[EmailMessage]:
        """All mails, oldest first."""
        return self.mailbox.messages()

    def wait_for(self, recipient: str, *, number: int = 1, seconds: float = 10.0) -> list[EmailMessage]:
        """The mails to ``recipient`` once there are ``number`` of them; TimeoutError when they do not come."""
        deadline = time.monotonic() + seconds
        while True:
            found = [message for message in self.messages() if recipient in str(message["X-Envelope-To"]).split(", ")]
            if len(found) >= number:
                return found
            if time.monotonic() > deadline:
                message = f"{len(found)} of {number} mails to {recipient} after {seconds:.0f} s"
                raise TimeoutError(message)
            time.sleep(0.05)

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()


class _Handler:
    """What aiosmtpd calls when a mail is complete."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        content = envelope.original_content or b""
        self._mailbox.add(content, envelope.mail_from or "", [str(to) for to in envelope.rcpt_tos])
        return "250 OK"


def main() -> None:
    """Catch mails until interrupted."""
    parser = argparse.ArgumentParser(description="Keep mails in a folder and show them in the browser.")
    parser.add_argument("--folder", type=Path, default=Path(".data/mail"))
    parser.add_argument("--smtp-port", type=int, default=8026)
    parser.add_argument("--web-port", type=int, default=8025)
    parser.add_argument("--host", default=LOOPBACK, help="the address to listen on; a container needs 0.0.0.0")
    options = parser.parse_args()
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with MailCatcher(
        options.folder, smtp_port=options.smtp_port, web_port=options.web_port, host=options.host
    ) as catcher:
        print(f"Mails to {catcher.smtp_url} are shown at {catcher.web_url}", flush=True)
        stopped.wait()


if __name__ == "__main__":
    main()
