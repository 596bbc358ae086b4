"""The chain's arithmetic: what of an entry is sealed, how links hang together, how a head is called (DPA-01)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

import orjson

# Keys, codes and the names of fields: nothing that says anything to whoever has no key. Values go in as a digest of
# their encrypted form, so the chain stays whole when a person's key is destroyed.
SEALED: Final = (
    "id",
    "created_at",
    "actor_id",
    "session_id",
    "action",
    "subject",
    "subject_id",
    "branch_id",
    "customer_ids",
    "person_ids",
    "fields",
    "key_id",
)
START: Final = bytes(32)
FOLDER: Final = "audit-heads"


def seal_of(previous: bytes, seq: int, entry: Mapping[str, Any]) -> bytes:
    """Return the hash of an entry in its place: SHA-256 over the previous hash, the number and the content."""
    values = [_plain(entry[name]) for name in SEALED]
    payload = entry["payload"]
    digest = hashlib.sha256(payload).hexdigest() if payload is not None else None
    content = orjson.dumps([seq, *values, digest], default=str)  # `default` writes the driver's own kind of UUID
    return hashlib.sha256(previous + content).digest()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value


class FaultKind(StrEnum):
    """What is wrong at a place of the chain."""

    SEAL_MISSING = "seal missing: it was deleted"
    ENTRY_MISSING = "entry missing: it was deleted"
    CHANGED = "not what was sealed here: edited, or moved from elsewhere"
    NEVER_SEALED = "entry without a seal that does not wait for one: smuggled in, or its seal was deleted"
    CUT = "the chain is shorter than it was when this head was exported: its end was cut off"
    REWRITTEN = "not the hash that was exported for this number: the chain was rewritten up to here"


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: its kind, and the number in the chain or the entry where it lies."""

    kind: FaultKind
    seq: int | None = None
    entry: str | None = None

    def __str__(self) -> str:
        """Return a line for the operator."""
        place = f"#{self.seq}" if self.seq is not None else "unnumbered"
        return f"{place}{f' (entry {self.entry})' if self.entry else ''}: {self.kind.value}"


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """The end of the chain at some time, as it is kept outside the database."""

    seq: int
    hash: str

    def path(self, at: datetime) -> str:
        """Return where it is kept; the name alone says everything, so checking needs no file's content."""
        return f"{FOLDER}/{at:%Y/%m/%d/%H%M%S}-{self.seq}-{self.hash}"

    @classmethod
    def read(cls, path: str) -> "Head":
        """Read a name back; raises ValueError for a file that is no head."""
        _, seq, digest = path.rsplit("/", 1)[-1].split("-")
        return cls(int(seq), digest)
