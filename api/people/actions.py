"""Writing people: accounts, roles, teams, passwords."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import delete, select
from sqlmodel import col

from api.core.errors import InvalidInput, UserError, check_version, require
from api.core.uow import UnitOfWork
from api.people import permissions, policy, queries
from api.people.auth.passwords import hash_password, verify
from api.people.auth.sessions import end_sessions
from api.people.events import TeamChanged, TeamCreated, UserChanged, UserCreated
from api.people.models import Branch, Role, Team, TeamMember, UserAccount, UserKind, UserRole
from api.people.role_names import names_of
from api.people.rules import code_of, password_problem


class LastAdministrator(UserError):
    """The change would leave nobody who can administer rights."""

    code = "last-administrator"


@dataclass(frozen=True, kw_only=True)
class UserData:
    """What an administrator enters for a person."""

    login: str
    name: str
    email: str
    language: str
    roles: list[str]
    branch_ids: list[UUID] = field(default_factory=list)
    phone: str | None = None
    job_title: str | None = None
    region: str | None = None
    agent_code: str | None = None
    dealer_code: str | None = None


async def create_branch(uow: UnitOfWork, branch: Branch) -> Branch:
    """Add a branch; the command line and the demo call it."""
    uow.add(branch)
    await uow.flush()
    return branch


async def seed_roles(uow: UnitOfWork) -> None:
    """Create the roles of the sources that do not exist yet; what an administrator changed stays."""
    existing = set(await uow.session.scalars(select(col(Role.code))))
    presets = [(UserKind.STAFF, permissions.STAFF_ROLES), (UserKind.PORTAL, permissions.PORTAL_ROLES)]
    for kind, roles in presets:
        for code, granted in roles.items():
            if code not in existing:
                uow.add(Role(code=code, kind=kind, names=names_of(code), permissions=sorted(granted)))
    await uow.flush()


async def create_user(uow: UnitOfWork, branch_id: UUID, data: UserData, password: str | None = None) -> UserAccount:
    """Create a member of staff (ACC-02). Raises PermissionDenied, InvalidInput for a taken login or unknown role."""
    branch = await queries.branch(uow, branch_id)
    require(policy.can_create_user(uow.actor, branch))
    login = data.login.strip().casefold()
    if await uow.session.scalar(select(col(UserAccount.id)).where(col(UserAccount.login) == login)):
        raise InvalidInput("input", "login", code="login-taken")
    if password is not None and (problem := password_problem(password, login)):
        raise InvalidInput("input", "password", code=problem)
    user = uow.add(
        UserAccount(
            kind=UserKind.STAFF,
            branch_id=branch_id,
            branch_ids=data.branch_ids or [branch_id],
            login=login,
            password_hash=await hash_password(password) if password is not None else None,
            password_changed_at=uow.now if password is not None else None,
            name=data.name.strip(),
            email=data.email.strip().casefold(),
            language=data.language,
            phone=data.phone,
            job_title=data.job_title,
            region=data.region,
            agent_code=data.agent_code,
            dealer_code=data.dealer_code,
        )
    )
    await uow.flush()
    await _set_roles(uow, user, data.roles)
    uow.audit("user-create", user, {"login": login, "roles": data.roles})
    uow.record(UserCreated(subject_id=user.id, branch_id=branch_id, customer_id=None))
    return user


async def update_user(uow: UnitOfWork, user_id: UUID, version: int | None, changes: dict[str, object]) -> UserAccount:
    """Change an account's details; `changes` holds only the fields that were sent. Raises StaleVersion."""
    user = await queries.lock_user(uow, user_id)
    require(policy.can_edit_user(uow.actor, user))
    check_version(version, user.version)
    roles = changes.pop("roles", None)
    if roles is not None:
        require(policy.can_set_roles(uow.actor, user))
    before = await queries.active_administrators(uow)
    for name, value in changes.items():
        setattr(user, name, value)
    if isinstance(roles, list):
        await _set_roles(uow, user, roles)
        user.version += 1
    await uow.flush()
    if before and not await queries.active_administrators(uow):
        raise LastAdministrator("input")
    uow.audit("user-update", user, changes | ({"roles": roles} if roles is not None else {}))
    uow.record(
        UserChanged(subject_id=user.id, branch_id=user.branch_id, customer_id=user.customer_id, fields=sorted(changes))
    )
    return user


async def change_own_password(uow: UnitOfWork, present: str, wanted: str) -> UserAccount:
    """Change the caller's password and end the other sessions (ACC-04). Raises InvalidInput."""
    if uow.actor.user_id is None:
        raise InvalidInput("present", code="password-wrong")
    user = await queries.lock_user(uow, uow.actor.user_id)
    if not await verify(present, user.password_hash):
        raise InvalidInput("present", code="password-wrong")
    if problem := password_problem(wanted, user.login):
        raise InvalidInput("wanted", code=problem)
    user.password_hash = await hash_password(wanted)
    user.password_changed_at = uow.now
    await end_sessions(uow, user.id, but=uow.actor.session_id)
    uow.audit("password-change", user)
    return user


async def create_role(uow: UnitOfWork, name: str, granted: list[str]) -> Role:
    """Make a role of staff from named permissions (ACC-02). Raises PermissionDenied, InvalidInput."""
    require(policy.can_edit_roles(uow.actor))
    if not any(letter.isalnum() for letter in name):
        raise InvalidInput("name", code="required")
    _check_granted(granted, permissions.every())
    code = code_of(name, set(await uow.session.scalars(select(col(Role.code)))))
    role = uow.add(
        Role(code=code, kind=UserKind.STAFF, names={uow.actor.language: name.strip()}, permissions=sorted(set(granted)))
    )
    await uow.flush()
    uow.audit("role-create", role, {"code": code, "permissions": role.permissions})
    return role


async def update_role(uow: UnitOfWork, role_id: UUID, version: int | None, granted: list[str]) -> Role:
    """Set what a role grants (ACC-02). Raises InvalidInput for a permission that does not exist, LastAdministrator."""
    require(policy.can_edit_roles(uow.actor))
    role = await uow.session.get(Role, role_id, with_for_update=True)
    if role is None:
        raise InvalidInput("id", code="role-unknown")
    check_version(version, role.version)
    known = permissions.every() if role.kind is UserKind.STAFF else permissions.PORTAL_ROLES["PORTAL_ADMIN"]
    _check_granted(granted, known)
    before = sorted(role.permissions)
    role.permissions = sorted(set(granted))
    await uow.flush()
    if not await queries.active_administrators(uow):
        raise LastAdministrator("permissions")
    uow.audit("role-update", role, {"permissions": [before, role.permissions]})
    return role


def _check_granted(granted: list[str], known: Collection[str]) -> None:
    for permission in granted:
        if permission not in known:
            raise InvalidInput("permissions", code="permission-unknown", permission=permission)


async def create_team(
    uow: UnitOfWork, branch_id: UUID, *, name: str, role_code: str, region: str | None = None
) -> Team:
    """Make a team with its group inbox, which takes the work of a role (ACC-03). Raises NotFound, PermissionDenied, InvalidInput."""
    branch = await queries.branch(uow, branch_id)
    team = Team(branch_id=branch.id, code="", name=name.strip(), role_code=role_code, region=_text(region))
    require(policy.can_edit_team(uow.actor, team))
    if not team.name:
        raise InvalidInput("input", "name", code="required")
    roles = await queries.roles_by_code(uow, [role_code])
    if role_code not in roles or roles[role_code].kind is not UserKind.STAFF:
        raise InvalidInput("input", "roleCode", code="role-unknown")
    taken = await uow.session.scalars(select(col(Team.code)).where(col(Team.branch_id) == branch.id))
    team.code = code_of(team.name, set(taken))
    uow.add(team)
    await uow.flush()
    uow.audit("team-create", team, {"name": team.name, "role_code": role_code, "region": team.region})
    uow.record(TeamCreated(subject_id=team.id, branch_id=branch.id))
    return team


async def update_team(
    uow: UnitOfWork,
    team_id: UUID,
    version: int | None,
    *,
    name: str,
    manager_id: UUID | None,
    members: list[UUID],
    region: str | None = None,
) -> Team:
    """Set a team's name, manager, members and region (ACC-03). Raises InvalidInput when one is not of the branch."""
    team = await queries.lock_team(uow, team_id)
    require(policy.can_edit_team(uow.actor, team))
    check_version(version, team.version)
    if not name.strip():
        raise InvalidInput("input", "name", code="required")
    wanted = {*members, *([manager_id] if manager_id else [])}
    known = await uow.session.scalars(
        select(col(UserAccount.id)).where(
            col(UserAccount.id).in_(wanted),
            col(UserAccount.kind) == UserKind.STAFF,
            col(UserAccount.branch_ids).contains([team.branch_id]),
        )
    )
    if wanted - set(known):
        raise InvalidInput("input", "members", code="member-unknown")
    team.name, team.manager_id, team.region = name.strip(), manager_id, _text(region)
    await uow.session.execute(delete(TeamMember).where(col(TeamMember.team_id) == team.id))
    for member in members:
        uow.add(TeamMember(team_id=team.id, user_id=member))
    await uow.flush()
    uow.audit("team-update", team, {"name": name, "manager_id": manager_id, "members": members, "region": region})
    uow.record(TeamChanged(subject_id=team.id, branch_id=team.branch_id, customer_id=None, manager_id=manager_id))
    return team


def _text(value: str | None) -> str | None:
    """Return a text without its edges, None when nothing is left."""
    return (value or "").strip() or None


async def _set_roles(uow: UnitOfWork, user: UserAccount, codes: list[str]) -> None:
    """Give the user exactly these roles. Raises InvalidInput for an unknown one or one of the other kind."""
    roles = await queries.roles_by_code(uow, codes)
    if any(code not in roles or roles[code].kind is not user.kind for code in codes):
        raise InvalidInput("input", "roles", code="role-unknown")
    await uow.session.execute(delete(UserRole).where(col(UserRole.user_id) == user.id))
    for role in roles.values():
        uow.add(UserRole(user_id=user.id, role_id=role.id))
    await uow.flush()
