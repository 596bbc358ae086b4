"""Who acts: the caller of a request or the system itself, with what it may do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """What kind of caller it is."""

    STAFF = "STAFF"
    PORTAL = "PORTAL"
    SYSTEM = "SYSTEM"
    ANONYMOUS = "ANONYMOUS"


class Scope(StrEnum):
    """How far a permission reaches, widest first."""

    ALL = "all"
    BRANCH = "branch"
    TEAM = "team"
    OWN = "own"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Proof:
    """What must still hold in the database for an actor's claims: its account's version and the rights' epoch."""

    version: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A caller and its permissions, `scope:resource:action`; what is not granted is denied."""

    kind: ActorKind
    user_id: UUID | None = None
    session_id: UUID | None = None
    name: str = ""
    language: str = "en"
    zone: str = "UTC"
    branch_ids: tuple[UUID, ...] = ()
    team_ids: tuple[UUID, ...] = ()
    managed_team_ids: tuple[UUID, ...] = ()
    customer_id: UUID | None = None
    permissions: frozenset[str] = field(default_factory=frozenset)
    roles: frozenset[str] = field(default_factory=frozenset)
    proof: Proof | None = field(default=None, compare=False)
    _bindings: dict[str, object] = field(init=False, default_factory=dict, compare=False, repr=False)

    def can(self, permission: str) -> bool:
        """Tell whether exactly this permission is held; the system holds all."""
        return self.kind is ActorKind.SYSTEM or permission in self.permissions

    def holds(self, permission: str) -> bool:
        """Tell whether `scope:resource:action` is held, in that scope or a wider one, or `resource:action` in any."""
        *within, resource, action = permission.split(":")
        held = self.scope(resource, action)
        if held is None or not within:
            return held is not None
        wanted, widest = Scope(within[0]), list(Scope).index
        return self.can(permission) or (wanted is not Scope.CUSTOMER and widest(held) < widest(wanted))

    def scope(self, resource: str, action: str) -> Scope | None:
        """Return the widest scope in which the action is allowed on the resource, None when in none."""
        if self.kind is ActorKind.SYSTEM:
            return Scope.ALL
        for scope in Scope:
            if f"{scope}:{resource}:{action}" in self.permissions:
                return scope
        return None

    def reaches(
        self,
        resource: str,
        action: str,
        *,
        branch_id: UUID,
        team_id: UUID | None = None,
        owner_id: UUID | None = None,
        customer_id: UUID | None = None,
    ) -> bool:
        """Tell whether the action is allowed on one object, given where it belongs."""
        match self.scope(resource, action):
            case Scope.ALL:
                return True
            case Scope.BRANCH:
                return branch_id in self.branch_ids
            case Scope.TEAM:
                return (team_id in self.team_ids or team_id in self.managed_team_ids) or owner_id == self.user_id
            case Scope.OWN:
                return owner_id is not None and owner_id == self.user_id
            case Scope.CUSTOMER:
                return customer_id is not None and customer_id == self.customer_id
            case None:
                return False

    def rights(self) -> tuple[object, ...]:
        """Return everything that decides what the caller may see and do, comparable."""
        reach = (self.branch_ids, self.team_ids, self.managed_team_ids)
        return self.kind, self.permissions, self.roles, self.customer_id, *(frozenset(ids) for ids in reach)

    def claims(self) -> dict[str, object]:
        """Return the values that `visible_to` predicates may name: :actor :branches :teams :managed_teams :customer."""
        return {
            "actor": self.user_id,
            "branches": list(self.branch_ids),
            "teams": list({*self.team_ids, *self.managed_team_ids}),
            "managed_teams": list(self.managed_team_ids),
            "customer": self.customer_id,
        }

    def bindings(self) -> Mapping[str, object]:
        """Return all that planned statements bind of the caller; made once, since a caller never changes."""
        if not self._bindings:
            branch = self.branch_ids[0] if self.branch_ids else None
            self._bindings.update(self.claims(), branch=branch, language=self.language, zone=self.zone)
            if self.proof is not None:
                self._bindings.update(session=self.session_id, version=self.proof.version, epoch=self.proof.epoch)
        return self._bindings


SYSTEM = Actor(kind=ActorKind.SYSTEM, name="Trunkline")
ANONYMOUS = Actor(kind=ActorKind.ANONYMOUS)


def scoped(
    actor: Actor,
    resource: str,
    *,
    branch: str = "{t}.branch_id",
    team: str | None = None,
    owner: str | None = None,
    customer: str | None = None,
    action: str = "read",
) -> str:
    """Return the usual `visible_to` predicate: the branch, team, owner or customer column against the claims.

    A scope whose column the table lacks shows nothing.
    """
    predicates = {
        Scope.ALL: "true",
        Scope.BRANCH: f"{branch} = any(:branches)",
        Scope.TEAM: _either(team and f"{team} = any(:teams)", owner and f"{owner} = :actor"),
        Scope.OWN: owner and f"{owner} = :actor",
        Scope.CUSTOMER: customer and f"{customer} = :customer",
    }
    scope = actor.scope(resource, action)
    return (scope and predicates[scope]) or "false"


def _either(first: str | None, second: str | None) -> str | None:
    """Join the predicates that exist."""
    parts = [part for part in (first, second) if part]
    return f"({' or '.join(parts)})" if parts else None
