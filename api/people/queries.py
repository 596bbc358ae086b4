"""Reading people."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.people.models import Branch, Role, Team, TeamMember, UserAccount, UserRole


def visible_users(actor: Actor) -> str:
    """Staff see the people of their branches; everybody sees themselves; a customer's people see each other."""
    scope = scoped(actor, "user", owner="{t}.id", customer="{t}.customer_id")
    return f"({scope} or {{t}}.id = :actor)" if actor.user_id else "false"


def visible_teams(actor: Actor) -> str:
    """Teams of the branches."""
    return scoped(actor, "team", team="{t}.id")


def visible_branches(actor: Actor) -> str:
    """Everybody sees the operator's branches: currency, languages, address of service (ACC-06)."""
    del actor
    return "true"


def visible_roles(actor: Actor) -> str:
    """Staff see roles by name; the portal sees its own three."""
    if actor.kind is ActorKind.PORTAL:
        return "{t}.kind = 'PORTAL'"
    return "true" if actor.kind in {ActorKind.STAFF, ActorKind.SYSTEM} else "false"


async def branch(uow: UnitOfWork, branch_id: UUID) -> Branch:
    """Return a branch. Raises NotFound."""
    row = await uow.session.get(Branch, branch_id)
    if row is None:
        raise NotFound("Branch", "branchId")
    return row


async def lock_user(uow: UnitOfWork, user_id: UUID) -> UserAccount:
    """Return a user that the actor may know of, locked. Raises NotFound."""
    user = await uow.session.get(UserAccount, user_id, with_for_update=True)
    if user is None or not (
        user.id == uow.actor.user_id
        or uow.actor.reaches("user", "read", branch_id=user.branch_id, owner_id=user.id, customer_id=user.customer_id)
    ):
        raise NotFound("User", "id")
    return user


async def lock_team(uow: UnitOfWork, team_id: UUID) -> Team:
    """Return a team of the actor's branches, locked. Raises NotFound."""
    team = await uow.session.get(Team, team_id, with_for_update=True)
    if team is None or not uow.actor.reaches("team", "read", branch_id=team.branch_id, team_id=team.id):
        raise NotFound("Team", "id")
    return team


async def roles_by_code(uow: UnitOfWork, codes: list[str]) -> dict[str, Role]:
    """Return roles by code; unknown ones are missing."""
    rows = await uow.session.scalars(select(Role).where(col(Role.code).in_(codes)))
    return {role.code: role for role in rows}


async def team_of_role(uow: UnitOfWork, branch_id: UUID, role_code: str) -> Team | None:
    """Return the branch's team that takes the work of a role, the oldest when there are several."""
    found: Team | None = await uow.session.scalar(
        select(Team)
        .where(col(Team.branch_id) == branch_id, col(Team.role_code) == role_code)
        .order_by(col(Team.created_at), col(Team.id))
        .limit(1)
    )
    return found


async def member_ids(uow: UnitOfWork, team_id: UUID) -> list[UUID]:
    """Return the active members of a team."""
    rows = await uow.session.scalars(
        select(col(TeamMember.user_id))
        .join(UserAccount, col(UserAccount.id) == col(TeamMember.user_id))
        .where(col(TeamMember.team_id) == team_id, col(UserAccount.active))
        .order_by(col(TeamMember.user_id))
    )
    return list(rows)


async def holders_of_role(uow: UnitOfWork, branch_id: UUID, role_code: str) -> list[UUID]:
    """Return the active colleagues of a branch who hold a role."""
    rows = await uow.session.scalars(
        select(col(UserAccount.id))
        .join(UserRole, col(UserRole.user_id) == col(UserAccount.id))
        .join(Role, col(Role.id) == col(UserRole.role_id))
        .where(col(UserAccount.active), col(UserAccount.branch_ids).contains([branch_id]), col(Role.code) == role_code)
        .order_by(col(UserAccount.id))
    )
    return list(rows)


async def active_administrators(uow: UnitOfWork) -> set[UUID]:
    """Return the users who can still edit roles."""
    rows = await uow.session.scalars(
        select(col(UserAccount.id))
        .join(UserRole, col(UserRole.user_id) == col(UserAccount.id))
        .join(Role, col(Role.id) == col(UserRole.role_id))
        .where(col(UserAccount.active), col(Role.permissions).contains(["all:role:write"]))
    )
    return set(rows)
