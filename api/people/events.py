"""What happens to people and their rights."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class UserCreated(Event):
    """An account was made."""

    subject: ClassVar[str] = "user_account"


@dataclass(frozen=True, kw_only=True)
class UserChanged(Event):
    """An account's details, rights or state changed; sessions notice at their next request."""

    subject: ClassVar[str] = "user_account"
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class PasswordResetRequested(Event):
    """Somebody asked for a link to set a new password; the mail goes to the account's address."""

    subject: ClassVar[str] = "user_account"


@dataclass(frozen=True, kw_only=True)
class TeamCreated(Event):
    """A team, and with it a group inbox, was made."""

    subject: ClassVar[str] = "team"


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Event):
    """A team's manager or members changed."""

    subject: ClassVar[str] = "team"
    manager_id: UUID | None
