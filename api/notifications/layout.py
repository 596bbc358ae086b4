"""The product's own mail: one layout, light and dark, with a plain-text twin that says the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template
from typing import Final

from api.core import i18n


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says: plain paragraphs, at most one thing to do, and who sends it."""

    language: str
    subject: str
    greeting: str
    paragraphs: Sequence[str]
    sender: str
    button: str | None = None
    url: str | None = None
    reason: str = ""


def as_text(mail: Mail) -> str:
    """Return the plain-text form."""
    parts = [mail.greeting, *mail.paragraphs]
    if mail.url:
        parts.append(f"{mail.button}:\n{mail.url}")
    parts.append(f"-- \n{mail.sender}" + (f"\n{mail.reason}" if mail.reason else ""))
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(mail: Mail) -> str:
    """Return the HTML form; every text is escaped, nothing is loaded from elsewhere."""
    paragraphs = "".join(f'<p style="margin:0 0 14px">{_lines(text)}</p>' for text in mail.paragraphs)
    button = ""
    if mail.url and mail.button:
        button = _BUTTON.substitute(url=escape(mail.url, quote=True), label=escape(mail.button))
    return _PAGE.substitute(
        language=i18n.supported(mail.language),
        subject=escape(mail.subject),
        heading=_NUMBER.sub(r'<span style="white-space:nowrap">\g<0></span>', escape(mail.subject)),
        preview=escape(mail.paragraphs[0] if mail.paragraphs else ""),
        sender=escape(mail.sender),
        greeting=f'<p style="margin:0 0 14px">{escape(mail.greeting)}</p>' if mail.greeting else "",
        paragraphs=paragraphs,
        button=button,
        reason=_lines(mail.reason),
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


# An identifier is never cut in half at the end of a line.
_NUMBER: Final = re.compile(r"\b[A-Z]+(?:-\d+)+")
_BUTTON: Final = Template(
    '<table role="presentation" cellpadding="0" cellspacing="0" style="margin:22px 0 8px"><tr>'
    '<td class="button" style="border-radius:8px;background:#0a6a61">'
    '<a href="$url" style="display:inline-block;padding:14px 24px;color:#ffffff;font-weight:600;text-decoration:none">'
    "$label</a></td></tr></table>"
)

_PAGE: Final = Template(
    """<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>$subject</title>
<style>
  :root { color-scheme: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #101514 !important; }
    .card { background: #181e1d !important; border-color: #2a3331 !important; }
    .ink { color: #e8edeb !important; }
    .quiet { color: #a2ada9 !important; }
    .button { background: #0a6a61 !important; }
  }
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f6f5f1">
<div style="display:none;max-height:0;overflow:hidden">$preview</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="page" style="background:#f6f5f1">
<tr><td align="center" style="padding:28px 14px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 6px 14px;font:600 17px/1.3 Onest,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#14201e">
<span style="display:inline-block;width:10px;height:10px;border-radius:5px;background:#0a6a61;margin-right:8px"></span>$sender</td></tr>
<tr><td class="card ink" style="background:#ffffff;border:1px solid #e2dfd6;border-radius:12px;padding:28px 26px;
font:400 15px/1.55 Onest,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#14201e">
<h1 class="ink" style="margin:0 0 16px;font-size:21px;line-height:1.3;font-weight:600;color:#14201e">$heading</h1>
$greeting$paragraphs$button
</td></tr>
<tr><td class="quiet" style="padding:16px 6px 0;font:400 12.5px/1.5 Onest,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#55605c">$reason</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
"""
)
