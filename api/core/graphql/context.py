"""What a resolver knows of its request."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from strawberry.types.info import Info as StrawberryInfo

from api.core.actor import Actor
from api.core.config import Settings
from api.core.database import Database

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from api.core.graphql.reads.run import Reading


@dataclass(slots=True)
class Context:
    """Who asks, over which connection, and the planner's part of this operation."""

    actor: Actor
    database: Database
    settings: Settings
    request: "HTTPConnection | None" = None
    reading: "Reading | None" = None
    response_headers: list[tuple[str, str]] = field(default_factory=list)

    def resolve(self, info: StrawberryInfo, key: UUID | list[UUID] | None = None) -> Awaitable[Any]:
        """Read a field's whole sub-selection in one statement; `key` names the row of a payload."""
        if self.reading is None:
            message = "the operation was started without a planner"
            raise RuntimeError(message)
        return self.reading.resolve(info, self, key)


Info = StrawberryInfo[Context, None]
