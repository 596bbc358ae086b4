"""Changing people: each mutation calls one action."""

from uuid import UUID

import strawberry

from api.core.actor import ANONYMOUS
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, Info, mutation
from api.core.uow import UnitOfWork
from api.people import actions
from api.people.actions import LastAdministrator, UserData
from api.people.auth.attempts import AccountLocked, passed, reserve
from api.people.graphql.inputs import TeamCreateInput, TeamUpdateInput, UserCreateInput, UserUpdateInput
from api.people.graphql.types import RoleType, TeamType, UserType


@strawberry.type
class PeopleMutation:
    @mutation(
        "UserCreate",
        user=UserType,
        errors=(PermissionDenied, InvalidInput, NotFound),
        description="Adds a member of staff.",
    )
    async def user_create(self, uow: UnitOfWork, input: UserCreateInput) -> UUID:
        data = UserData(
            login=input.login,
            name=input.name,
            email=input.email,
            language=input.language,
            roles=input.roles,
            phone=input.phone,
            job_title=input.job_title,
            region=input.region,
            agent_code=input.agent_code,
            dealer_code=input.dealer_code,
        )
        return (await actions.create_user(uow, input.branch_id.of("brn"), data, input.password)).id

    @mutation(
        "UserUpdate",
        user=UserType,
        errors=(PermissionDenied, InvalidInput, NotFound, StaleVersion, LastAdministrator),
        description="Changes a person's details, roles or state.",
    )
    async def user_update(self, uow: UnitOfWork, id: GlobalID, input: UserUpdateInput) -> UUID:
        names = (
            "name", "email", "language", "phone", "job_title", "region", "agent_code", "dealer_code", "active", "roles",
        )  # fmt: skip
        sent = {name: getattr(input, name) for name in names}
        changes = {name: sent_value.value for name, sent_value in sent.items() if sent_value is not None}
        return (await actions.update_user(uow, id.of("usr"), input.version, changes)).id

    @mutation(
        "RoleCreate",
        role=RoleType,
        errors=(PermissionDenied, InvalidInput),
        description="Makes a role of staff from named permissions.",
        arguments={"name": "Name that people see.", "permissions": "All that the role grants."},
    )
    async def role_create(self, uow: UnitOfWork, name: str, permissions: list[str]) -> UUID:
        return (await actions.create_role(uow, name, permissions)).id

    @mutation(
        "TeamCreate",
        team=TeamType,
        errors=(PermissionDenied, InvalidInput, NotFound),
        description="Makes a team with its group inbox.",
    )
    async def team_create(self, uow: UnitOfWork, input: TeamCreateInput) -> UUID:
        team = await actions.create_team(
            uow, input.branch_id.of("brn"), name=input.name, role_code=input.role_code, region=input.region
        )
        return team.id

    @mutation(
        "RoleUpdate",
        role=RoleType,
        errors=(PermissionDenied, InvalidInput, StaleVersion, LastAdministrator),
        description="Sets what a role grants.",
        arguments={"permissions": "All that the role grants from now on."},
    )
    async def role_update(self, uow: UnitOfWork, id: GlobalID, version: int, permissions: list[str]) -> UUID:
        return (await actions.update_role(uow, id.of("rol"), version, permissions)).id

    @mutation(
        "TeamUpdate",
        team=TeamType,
        errors=(PermissionDenied, InvalidInput, NotFound, StaleVersion),
        description="Sets a team's name, manager and members.",
    )
    async def team_update(self, uow: UnitOfWork, id: GlobalID, input: TeamUpdateInput) -> UUID:
        team = await actions.update_team(
            uow,
            id.of("tea"),
            input.version,
            name=input.name,
            manager_id=input.manager_id.of("usr") if input.manager_id else None,
            members=[member.of("usr") for member in input.member_ids],
            region=input.region,
        )
        return team.id

    @mutation(
        "PasswordChange",
        user=UserType,
        errors=(InvalidInput, NotFound, AccountLocked),
        description="Changes the caller's own password and ends the other sessions.",
        arguments={"present": "The password until now.", "wanted": "The new one."},
    )
    async def password_change(self, uow: UnitOfWork, info: Info, present: str, wanted: str) -> UUID:
        # Who took over an open screen does not find the password out by trying here either.
        async with info.context.database.unit_of_work(ANONYMOUS) as tries:
            attempt = await reserve(tries, f"own-password:{uow.actor.user_id}", "*")
            user = await actions.change_own_password(uow, present, wanted)
            passed(attempt)
            await tries.commit()
        return user.id
