"""Documents as PDF: a template, data and the texts of a language go in, bytes come out (CTR-01).

Typst has no time limit of its own, so it runs in a process that can be killed, without network and without files
outside the folder of templates.
"""

import asyncio
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import orjson
import structlog

from api.core import clock, i18n

HERE: Final = Path(__file__).resolve().parent
TEMPLATES: Final = HERE / "templates"
FONTS: Final = HERE / "fonts"
SECONDS: Final = 20.0
LARGEST_DATA: Final = 4 * 1024 * 1024
AT_ONCE: Final = 2
# What a request for a package would run into where the kernel can't forbid sockets.
_DEAD_PROXY: Final = "http://127.0.0.1:9"
_ENVIRONMENT: Final = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), _DEAD_PROXY),
}

log = structlog.get_logger(__name__)
_turn = asyncio.Semaphore(AT_ONCE)


class RenderFailed(RuntimeError):
    """The template has a fault, took too long or too much memory; `args[0]` is the diagnosis for the log."""


def template_keys() -> list[str]:
    """Return the keys of the templates that the product ships."""
    return sorted(path.stem for path in TEMPLATES.glob("*.typ") if path.stem != "look")


def shipped_body(template_key: str) -> str:
    """Source of a shipped template; raises KeyError for an unknown key (a path is never built from one)."""
    if template_key not in template_keys():
        raise KeyError(template_key)
    return (TEMPLATES / f"{template_key}.typ").read_text(encoding="utf-8")


def document_texts(language: str) -> dict[str, str]:
    """Every text that a template may use, without its prefix `document-`, in a language (plus `language`)."""
    chosen = i18n.supported(language)
    texts = {key.removeprefix("document-"): i18n.text(chosen, key) for key in i18n.keys("en", "document-")}
    return {"language": chosen, **texts}


async def render_pdf(template_key: str, data: Mapping[str, object], language: str, zone: str = "UTC") -> bytes:
    """Render a shipped template.

    `data` is nested mappings and lists of str, bool, int, Decimal, date, datetime and `i18n.Amount`; numbers, dates
    and money are written in the language's way before the template sees them. Raises RenderFailed.
    """
    return await render_body(shipped_body(template_key), data, language, zone)


async def render_body(
    body: str, data: Mapping[str, object], language: str, zone: str = "UTC", *, seconds: float = SECONDS
) -> bytes:
    """Render the given source of a template (a stored version); it takes at most `seconds`. Raises RenderFailed."""
    chosen = i18n.supported(language)
    job = orjson.dumps(
        {
            "body": body,
            "root": str(TEMPLATES),
            "fonts": str(FONTS),
            "data": i18n.localized(chosen, data, zone),
            "texts": document_texts(chosen),
            "created": int(clock.now().timestamp()),
        }
    )
    if len(job) > LARGEST_DATA:
        raise RenderFailed(f"{len(job)} bytes of data are too many for a document")
    async with _turn:
        return await _run(job, seconds)


async def _run(job: bytes, seconds: float) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(HERE / "typst_process.py"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=_ENVIRONMENT,
        start_new_session=True,
    )
    try:
        output, diagnosis = await asyncio.wait_for(process.communicate(job), seconds)
    except TimeoutError as error:
        raise RenderFailed(f"not ready after {seconds} s") from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode != 0 or not output.startswith(b"%PDF-"):
        reason = diagnosis.decode(errors="replace")[-2000:]
        log.error("document_failed", status=process.returncode, reason=reason)
        raise RenderFailed(reason or f"the process ended with status {process.returncode}")
    return output
