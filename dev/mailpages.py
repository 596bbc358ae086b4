"""The mail catcher's read-only web pages: the list, one mail, its HTML in a sandbox, its attachments."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage
    from pathlib import Path

STYLE = """
:root { color-scheme: light dark; --line: #8883; --quiet: #777; --accent: #0b6bcb; font: 16px/1.5 system-ui, sans-serif }
@media (prefers-color-scheme: dark) { :root { --quiet: #a0a0a8; --accent: #6ab0ff } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem }
h1 { font-size: 1.5rem; margin: 0 0 1rem }
a { color: var(--accent); text-decoration: none }
ol { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line) }
li a { color: inherit; display: grid; grid-template-columns: 14rem 1fr auto; gap: 1rem; padding: .75rem .5rem;
  border-bottom: 1px solid var(--line) }
li a:hover, li a:focus-visible { background: #8881 }
li b, li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
small, dt { color: var(--quiet) }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem }
dd { margin: 0; overflow-wrap: anywhere }
nav { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: 1rem }
nav a { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem }
iframe { background: #fff; border: 1px solid var(--line); border-radius: .5rem; width: 100%; height: 70vh }
pre { white-space: pre-wrap; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem }
@media (max-width: 40rem) { li a { grid-template-columns: 1fr; gap: 0 } }
"""
# A mail's own markup may style itself and show its own pictures, nothing else.
SANDBOX = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
)


class Mails(Protocol):
    """What the pages need of a mailbox."""

    def files(self) -> list[Path]:
        """All mails, oldest first."""

    def messages(self) -> list[EmailMessage]:
        """The same, parsed."""


def pages(mails: Mails) -> Callable[..., BaseHTTPRequestHandler]:
    """The handler class of ``http.server`` for one mailbox."""
    return partial(_Pages, mails)


class _Pages(BaseHTTPRequestHandler):
    def __init__(self, mails: Mails, *arguments: Any) -> None:
        self._mails = mails
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """``/`` · ``/<mail>`` · ``/<mail>/html`` · ``/<mail>/raw`` · ``/<mail>/files/<number>``."""
        match [unquote(part) for part in self.path.split("?")[0].split("/") if part]:
            case []:
                self._page("Mails", self._list(), refresh=True)
            case [name, *rest] if name in (known := dict(zip(self._names(), self._mails.messages(), strict=False))):
                self._mail(name, known[name], rest)
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """The runner's window is for the application."""

    def _names(self) -> list[str]:
        return [path.stem for path in self._mails.files()]

    def _list(self) -> str:
        rows = [
            f"<li><a href='/{name}'><b>{escape(str(message['X-Envelope-To']))}</b>"
            f"<span>{escape(str(message['Subject'] or '(no subject)'))}</span><small>{_when(message)}</small></a></li>"
            for name, message in zip(self._names(), self._mails.messages(), strict=False)
        ]
        return f"<ol>{''.join(reversed(rows))}</ol>" if rows else "<p><small>No mail has been sent yet.</small></p>"

    def _mail(self, name: str, message: EmailMessage, rest: list[str]) -> None:
        files = list(message.iter_attachments()) if message.is_multipart() else []
        match rest:
            case []:
                self._page(str(message["Subject"] or "(no subject)"), _one(name, message, files))
            case ["html"] if (body := message.get_body(("html",))) is not None:
                # Its links open in a window of their own, outside the sandbox.
                content = f"<base target=_blank>{body.get_content()}".encode()
                self._send(content, "text/html; charset=utf-8", Content_Security_Policy=SANDBOX)
            case ["raw"]:
                self._send(bytes(message), "text/plain; charset=utf-8")
            case ["files", number] if number.isdigit() and int(number) < len(files):
                found = files[int(number)]
                # Always a download: what a mail carries must not run as a page of this address.
                self._send(
                    found.get_payload(decode=True) or b"",  # type: ignore[arg-type]  # bytes, since it is decoded
                    "application/octet-stream",
                    Content_Disposition=f"attachment; filename*=UTF-8''{quote(_file_name(found))}",
                )
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    def _page(self, title: str, body: str, *, refresh: bool = False) -> None:
        reload = "<meta http-equiv=refresh content=5>" if refresh else ""
        page = (
            f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>{reload}"
            f"<title>{escape(title)}</title><style>{STYLE}</style><body><h1>{escape(title)}</h1>{body}</body></html>"
        )
        self._send(page.encode(), "text/html; charset=utf-8")

    def _send(self, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def _one(name: str, message: EmailMessage, files: list[EmailMessage]) -> str:
    facts = "".join(
        f"<dt>{label}</dt><dd>{escape(str(message[header] or '–'))}</dd>"
        for label, header in {"From": "From", "To": "X-Envelope-To", "Date": "Date", "Message-ID": "Message-ID"}.items()
    )
    links = "".join(
        f"<a href='/{name}/files/{number}'>{escape(_file_name(found))}</a>" for number, found in enumerate(files)
    )
    html = message.get_body(("html",))
    plain = message.get_body(("plain",))
    shown = (
        f"<iframe sandbox='allow-popups allow-popups-to-escape-sandbox' src='/{name}/html' title='HTML part'></iframe>"
        if html is not None
        else ""
    )
    text = f"<pre>{_linked(str(plain.get_content()))}</pre>" if plain is not None else ""
    return f"<nav><a href='/'>All mails</a><a href='/{name}/raw'>Source</a>{links}</nav><dl>{facts}</dl>{shown}{text}"


def _linked(text: str) -> str:
    """Plain text as HTML with its addresses clickable."""
    parts = re.split(r"""(https?://[^\s<>"']+)""", text)
    return "".join(
        f"<a href='{escape(part)}'>{escape(part)}</a>" if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def _file_name(part: EmailMessage) -> str:
    return part.get_filename() or "attachment"


def _when(message: EmailMessage) -> str:
    if not message["Date"]:
        return ""
    return f"{parsedate_to_datetime(str(message['Date'])).astimezone():%d %b %H:%M:%S}"
