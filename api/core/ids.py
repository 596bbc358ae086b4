"""Identifiers: time-ordered UUIDs inside, `prefix_uuid` outside."""

import os
import time
from dataclasses import dataclass
from uuid import UUID

from api.core.errors import InvalidInput


class _Latest:
    """The moment of this process's latest identifier, in 4096ths of a millisecond."""

    value = 0


def new_id() -> UUID:
    """Return a UUID version 7: 60 bits of Unix time, then random bits.

    Those of one process are in the order of their making, so that what is sorted by key keeps it within a moment, too.
    """
    moment = time.time_ns() * 4096 // 1_000_000
    _Latest.value = moment = max(moment, _Latest.value + 1)
    milliseconds, fraction = divmod(moment, 4096)
    value = (milliseconds << 80) | (0x7 << 76) | (fraction << 64) | (0x2 << 62)
    return UUID(int=value | (int.from_bytes(os.urandom(8), "big") >> 2))


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
