"""What a resolver knows of its request."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from strawberry.types.info import Info as StrawberryInfo

from api.core.actor import Actor, ActorKind
from api.core.config import Settings
from api.core.database import Database
from api.core.graphql.reads.personal import Seen

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

    from api.core.graphql.reads.run import Reading


@dataclass(slots=True)
class Context:
    """Who asks, over which connection, the planner's part of this operation, and whose data it has returned."""

    actor: Actor
    database: Database
    settings: Settings
    request: "HTTPConnection | None" = None
    reading: "Reading | None" = None
    # How to look up again who asks, while that is only remembered, and the SQL over the claims that proves it instead.
    confirm: Callable[[], Awaitable[Actor]] | None = None
    holds: str = ""
    # What changes have answered already when the executor goes on with the operation, or raised, by response key.
    carried: dict[str, Any] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)
    response_headers: list[tuple[str, str]] = field(default_factory=list)
    # By which of the three ways it was answered, 0 for none, and how: "ok", "refused" or "failed".
    tier: int = 0
    outcome: str = "refused"

    def saw(self, fields: Iterable[str], *, customers: Iterable[UUID] = (), people: Iterable[UUID] = ()) -> None:
        """Note whose data a resolver returns that no plan has read; `fields` as `Contact.name`."""
        if self.actor.kind is ActorKind.STAFF:
            self.seen.add(fields, customers, people)

    def resolve(self, info: StrawberryInfo, key: UUID | list[UUID] | None = None) -> Awaitable[Any]:
        """Read a field's whole sub-selection in one statement; `key` names the row of a payload."""
        if self.reading is None:
            message = "the operation was started without a planner"
            raise RuntimeError(message)
        return self.reading.resolve(info, self, key)


Info = StrawberryInfo[Context, None]
