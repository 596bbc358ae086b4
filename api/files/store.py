"""Where the bytes are: a local folder by default, S3 and its like by URL."""

from collections.abc import AsyncIterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, TypedDict
from urllib.parse import unquote, urlsplit
from uuid import UUID

from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

CHUNK = 256 * 1024
PAGE = 1_000


class Listed(TypedDict):
    """One object of a store, as far as we look at it."""

    path: str
    size: int
    last_modified: datetime


class FileLost(RuntimeError):
    """The store has no bytes under the key of a row; somebody has to look at the store."""


@lru_cache(maxsize=4)
def open_store(url: str) -> ObjectStore:
    """Return the store of `settings.files_url`; credentials of cloud stores come from the environment."""
    parts = urlsplit(url)
    if parts.scheme == "file":
        return LocalStore(local_folder(url), mkdir=True)
    return from_url(url)


def local_folder(url: str) -> Path:
    """Return the folder of a `file://` store."""
    parts = urlsplit(url)
    return Path(unquote(parts.netloc + parts.path)).resolve()


async def listed(url: str, prefix: str | None = None) -> AsyncIterator[Listed]:
    """Yield every object, or those below a prefix."""
    async for page in open_store(url).list(prefix, chunk_size=PAGE):
        for item in page:
            yield Listed(path=item["path"], size=item["size"], last_modified=item["last_modified"])


def new_key(file_id: UUID, now: datetime) -> str:
    """Return a generated key, `2026/11/0190….`: no part of it comes from a client."""
    return f"{now:%Y/%m}/{file_id.hex}"


async def write(url: str, key: str, content: BinaryIO | bytes) -> None:
    """Store the bytes under a new key."""
    await open_store(url).put_async(key, content, chunk_size=CHUNK, max_concurrency=2)


async def write_stream(url: str, key: str, pieces: AsyncIterator[bytes]) -> None:
    """Store what comes in pieces; nothing is there until the last one has come."""
    await open_store(url).put_async(key, pieces, max_concurrency=2)


async def read(url: str, key: str) -> AsyncIterator[bytes]:
    """Open a file and yield it in pieces. Raises FileLost before the first one when it is not there."""
    try:
        result = await open_store(url).get_async(key)
    except (FileNotFoundError, BaseError) as error:
        raise FileLost(key) from error
    return _pieces(result.stream(min_chunk_size=CHUNK))


async def read_all(url: str, key: str) -> bytes:
    """Return a whole file, for an attachment of a mail."""
    return b"".join([piece async for piece in await read(url, key)])


async def remove(url: str, key: str) -> None:
    """Delete a file; one that is gone already is fine."""
    try:
        await open_store(url).delete_async(key)
    except FileNotFoundError:
        return


async def _pieces(stream: AsyncIterator[object]) -> AsyncIterator[bytes]:
    async for piece in stream:
        yield bytes(piece)  # type: ignore[call-overload] # obstore's Bytes speaks the buffer protocol
