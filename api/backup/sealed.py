"""Encrypting a stream of any length, so that a cut, a swap or a changed bit shows (AES-256-GCM in records).

A sealed object is a header with a random salt, then records of 1 MiB. Its key is derived from the master key, the
salt and the object's name, so one object can't stand in for another; the number of a record and whether it is the
last are in its nonce, so none can be moved, left out or cut off.
"""

import os
from collections.abc import AsyncIterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RECORD: Final = 1024 * 1024
TAG: Final = 16
MAGIC: Final = b"trunkline copy 1\n"
SALT: Final = 16
HEADER: Final = len(MAGIC) + SALT


class Damaged(RuntimeError):
    """An object is not what was written: cut, changed, another one's, or sealed with another key."""


def sealed_size(clear: int) -> int:
    """Return how many bytes `clear` bytes become."""
    return HEADER + clear + TAG * max(1, -(-clear // RECORD))


async def seal(master: bytes, name: str, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Encrypt the pieces of the object called `name`."""
    salt = os.urandom(SALT)
    cipher = _cipher(master, salt, name)
    yield MAGIC + salt
    number = 0
    async for record, last in _records(pieces, RECORD):
        yield cipher.encrypt(_nonce(number, last=last), record, None)
        number += 1


async def unseal(master: bytes, name: str, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Decrypt what `seal` wrote; raises Damaged, never yields a byte that was not written."""
    head, rest = await _split(pieces, HEADER)
    if len(head) < HEADER or not head.startswith(MAGIC):
        raise Damaged(f"{name} is cut off or no copy of Trunkline")
    cipher = _cipher(master, head[len(MAGIC) :], name)
    number = 0
    async for record, last in _records(rest, RECORD + TAG):
        try:
            yield cipher.decrypt(_nonce(number, last=last), record, None)
        except InvalidTag as error:
            raise Damaged(f"{name} is damaged or cut off at about {number} MiB") from error
        number += 1


def _cipher(master: bytes, salt: bytes, name: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"trunkline copy: " + name.encode()).derive(master))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


async def _records(pieces: AsyncIterator[bytes], size: int) -> AsyncIterator[tuple[bytes, bool]]:
    """Yield records of that size and whether each is the last, which alone may be shorter; at least one."""
    held = bytearray()
    async for piece in pieces:
        held += piece
        # What fills a record exactly is held back: it may be the last.
        while len(held) > size:
            yield bytes(held[:size]), False
            del held[:size]
    yield bytes(held), True


async def _split(pieces: AsyncIterator[bytes], size: int) -> tuple[bytes, AsyncIterator[bytes]]:
    """Return the first bytes, and the pieces of what comes after them."""
    head = bytearray()
    async for piece in pieces:
        head += piece
        if len(head) >= size:
            break

    async def rest() -> AsyncIterator[bytes]:
        yield bytes(head[size:])
        async for piece in pieces:
            yield piece

    return bytes(head[:size]), rest()
