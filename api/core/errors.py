"""Expected refusals.

An action raises them; the edge (a mutation, a job, the command line) turns them into a typed answer in the
reader's language. The text of a kind is the Fluent message `error-<code>`.
"""

from dataclasses import dataclass
from typing import ClassVar


class UserError(Exception):
    """Something the caller may not do or has to correct; the state is unchanged."""

    code: str = "refused"
    title: ClassVar[str] = "the request was refused"

    def __init__(self, *path: str, **values: object) -> None:
        """Take the path of the input field concerned and the values of the message."""
        super().__init__(self.code, path, values)
        self.path = path
        self.values = values


class InvalidInput(UserError):
    """A field of the input is missing, malformed or out of its range."""

    code = "invalid-input"

    def __init__(self, *path: str, code: str = "invalid-input", **values: object) -> None:
        """Take a code of its own, so that the message can say what is wrong with the field."""
        self.code = code
        super().__init__(*path, **values)


class NotFound(UserError):
    """The object does not exist, or the caller may not know that it does."""

    code = "not-found"

    def __init__(self, kind: str, *path: str) -> None:
        """Name the kind of object, as in the schema."""
        self.kind = kind
        super().__init__(*path, kind=kind)


class PermissionDenied(UserError):
    """The caller's role or the object's state does not allow it; `reason` is an i18n key."""

    code = "permission-denied"

    def __init__(self, reason: str = "permission-missing", *path: str, **values: object) -> None:
        """Take the reason's key, shown as the message `denied-<reason>`."""
        self.reason = reason
        super().__init__(*path, reason=reason, **values)


class StaleVersion(UserError):
    """Somebody else changed the object since the caller read it; nothing was overwritten."""

    code = "stale-version"

    def __init__(self, mine: int, theirs: int, *path: str) -> None:
        """Take the version that the caller saw and the one that is stored now."""
        self.mine = mine
        self.theirs = theirs
        super().__init__(*path, mine=mine, theirs=theirs)


class IdempotencyMismatch(UserError):
    """The same client key came with another input."""

    code = "idempotency-mismatch"


@dataclass(frozen=True, slots=True)
class Allowed:
    """The policy's yes."""


@dataclass(frozen=True, slots=True)
class Denied:
    """The policy's no, with the reason's i18n key."""

    reason: str = "permission-missing"


Decision = Allowed | Denied


def require(decision: Decision) -> None:
    """Pass when allowed; raise PermissionDenied with the policy's reason otherwise."""
    if isinstance(decision, Denied):
        raise PermissionDenied(decision.reason)


def check_version(mine: int | None, theirs: int) -> None:
    """Raise StaleVersion when the caller read an older version; None means that it does not mind."""
    if mine is not None and mine != theirs:
        raise StaleVersion(mine, theirs)
