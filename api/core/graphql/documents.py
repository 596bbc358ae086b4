"""Trusted documents: the operations that our own apps were built with, by hash.

`persisted-documents.json` maps hash to text and comes out of the web build. Files beside it, in the folder
`persisted-documents/`, keep the hashes of earlier releases: an installed app may still have actions queued.
Hashes are looked up, never computed again, since the build hashes its own normalised text.
"""

from pathlib import Path
from typing import Final

import orjson
import structlog

LARGEST_FILE: Final = 8 * 1024 * 1024

log = structlog.get_logger(__name__)


class TrustedDocuments:
    """The documents by hash; read again when the build has replaced the file."""

    def __init__(self, path: str) -> None:
        """Take the path of the current release's file; it may not be there yet."""
        self.path = Path(path)
        self._stamp: tuple[float, ...] = ()
        self._texts: dict[str, str] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the files if they changed."""
        files = self._files()
        stamp = tuple(file.stat().st_mtime for file in files)
        if stamp != self._stamp:
            self._stamp = stamp
            self._texts = {key: text for file in files for key, text in _read(file).items()}
            log.info("trusted_documents", count=len(self._texts))

    def get(self, document_id: str) -> str | None:
        """Return the text of a hash."""
        return self._texts.get(document_id)

    def texts(self) -> frozenset[str]:
        """Return all trusted texts."""
        return frozenset(self._texts.values())

    def _files(self) -> list[Path]:
        earlier = sorted(self.path.with_suffix("").glob("*.json"))
        return [*earlier, *([self.path] if self.path.is_file() else [])]


def _read(file: Path) -> dict[str, str]:
    if file.stat().st_size > LARGEST_FILE:
        message = f"{file} is larger than {LARGEST_FILE} bytes"
        raise ValueError(message)
    found = orjson.loads(file.read_bytes())
    return {str(key): str(text) for key, text in found.items()}
