"""Identifiers: time-ordered UUIDs inside, `prefix_uuid` outside."""

import os
import time
from dataclasses import dataclass
from uuid import UUID

from api.core.errors import InvalidInput


def new_id() -> UUID:
    """Return a UUID version 7: 48 bits of Unix milliseconds, then random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)


@dataclass(frozen=True, slots=True)
class GlobalID:
    """An identifier as clients see it: the kind's prefix and the row's UUID, `lea_0190…`."""

    prefix: str
    uuid: UUID

    @classmethod
    def parse(cls, text: str) -> "GlobalID":
        """Read `lea_0190…`; raises InvalidInput when it is no identifier."""
        prefix, _, rest = text.partition("_")
        try:
            return cls(prefix, UUID(rest))
        except ValueError as error:
            raise InvalidInput("id", code="invalid-id") from error

    def of(self, prefix: str) -> UUID:
        """Return the UUID; raises InvalidInput when the identifier is of another kind."""
        if self.prefix != prefix:
            raise InvalidInput("id", code="invalid-id")
        return self.uuid

    def __str__(self) -> str:
        """Render as clients send it back."""
        return f"{self.prefix}_{self.uuid}"
