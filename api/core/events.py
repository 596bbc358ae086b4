"""Events: what happened, in words of the business.

The table `event` is the history of every object, the customer's timeline and the outbox at once. It is append-only:
no role may update or delete it. An event holds ids, numbers and codes, never names, addresses or other personal data.
"""

import dataclasses
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import ClassVar
from uuid import UUID

BASE_FIELDS = ("subject_id", "branch_id", "customer_id")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened to one object."""

    subject: ClassVar[str] = ""
    registry: ClassVar[dict[str, type["Event"]]] = {}

    subject_id: UUID
    branch_id: UUID
    customer_id: UUID | None = None

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Register the event by its name, which must be unique."""
        super().__init_subclass__(**kwargs)
        if cls.__name__ in Event.registry and Event.registry[cls.__name__].__module__ != cls.__module__:
            message = f"two events are called {cls.__name__}"
            raise TypeError(message)
        Event.registry[cls.__name__] = cls

    @property
    def name(self) -> str:
        """Return the event's name, as stored."""
        return type(self).__name__

    def hints(self) -> list[tuple[str, UUID]]:
        """Return (channel, id) of everybody who is told: listeners to the object, and to all of its kind."""
        wide = [self.subject, f"{self.subject}/branch/{self.branch_id}"]
        if self.customer_id is not None:
            wide.append(f"{self.subject}/customer/{self.customer_id}")
        return [(channel, self.subject_id) for channel in (f"{self.subject}:{self.subject_id}", *wide)]

    def data(self) -> dict[str, object]:
        """Return the event's own fields as JSON-able values."""
        own = (field.name for field in dataclasses.fields(self) if field.name not in BASE_FIELDS)
        return {name: plain(getattr(self, name)) for name in own}


def plain(value: object) -> object:
    """Turn a value into what JSON can hold: ids, instants and decimals as text, enums by name."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


@dataclasses.dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as a job receives it: `data` holds the event's own fields as JSON values."""

    seq: int
    id: UUID
    name: str
    subject: str
    subject_id: UUID
    branch_id: UUID
    customer_id: UUID | None
    actor_id: UUID | None
    at: datetime
    data: dict[str, object]
    traceparent: str | None = None
