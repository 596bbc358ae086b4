"""People as they are read: who I am, users, roles, teams, branches."""

from datetime import datetime
from enum import Enum

import strawberry

from api.core.graphql import GlobalID, Node, reads
from api.core.graphql.changes import changed_at, changed_by
from api.core.graphql.enums import publish_enum
from api.core.graphql.reads.types import Connection
from api.core.searching import part
from api.people import permissions, queries
from api.people.models import UserKind

publish_enum(
    UserKind,
    "Whose person it is.",
    STAFF="The operator's.",
    PORTAL="A customer's.",
)


@strawberry.type(name="Branch", description="The operator's legal entity in one country.")
class BranchType(Node):
    class Reads(reads.Table):
        table = "branch"
        prefix = "brn"
        kept = True
        visible = staticmethod(queries.visible_branches)

    code: str = reads.column(description="Short code, as RO.")
    name: str = reads.column(description="Name that people use.")
    country: str = reads.column(description="Country, ISO 3166-1 alpha-2.")
    currency: str = reads.column(description="Currency of its prices, ISO 4217.")
    zone: str = reads.column(description="Time zone, IANA.")
    language: str = reads.column(description="Language of its country.")
    languages: list[str] = reads.column(description="Languages that it serves, first its own.")
    legal_name: str = reads.column(description="Name of the legal entity.")
    address: str = reads.column(description="Address of service.")
    phone: str = reads.column(description="Phone of service.")
    email: str = reads.column(description="Mail address of service.")
    viewer_works_here: bool = reads.expression("{t}.id = any(:branches)", description="Whether it is the caller's.")


@strawberry.type(name="Role", description="A named set of permissions.")
class RoleType(Node):
    class Reads(reads.Table):
        table = "role"
        prefix = "rol"
        visible = staticmethod(queries.visible_roles)

    code: str = reads.column(description="Code, as FIELD_SALES.")
    name: str = reads.expression(
        "coalesce({t}.names ->> :language, {t}.names ->> 'en', (select min(value) from jsonb_each_text({t}.names)))",
        description="Its name, in the caller's language when it has one there.",
    )
    kind: UserKind = reads.column(description="Whose people may hold it.")
    permissions: list[str] = reads.column(description="What it grants, scope:resource:action.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    holder_count: int = reads.expression(
        "(select count(*) from user_role x where x.role_id = {t}.id)", description="How many people hold it."
    )
    changed_at: datetime | None = changed_at()
    changed_by: "UserType | None" = changed_by()


@strawberry.type(name="User", description="A person who signs in: staff, or a customer's person in the portal.")
class UserType(Node):
    class Reads(reads.Table):
        table = "user_account"
        prefix = "usr"
        # Who looks at the own account leaves no trace; a colleague's is one that somebody else has read.
        person = "case when {t}.id <> :actor then {t}.id end"
        visible = staticmethod(queries.visible_users)

    kind: UserKind = reads.column(description="Whose person it is.")
    login: str = reads.column(description="Login.")
    name: str = reads.column(personal=reads.Personal.OF_CUSTOMERS, description="Full name.")
    email: str = reads.column(description="Mail address.")
    phone: str | None = reads.column(description="Phone, E.164.")
    language: str = reads.column(personal=False, description="Language of screens, mails and notifications.")
    job_title: str | None = reads.column(personal=False, description="What the person does.")
    region: str | None = reads.column(personal=False, description="Sales region.")
    agent_code: str | None = reads.column(personal=False, description="Code as an agent.")
    dealer_code: str | None = reads.column(personal=False, description="Code of the dealer that the person works for.")
    active: bool = reads.column(description="Whether the person may sign in.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    created_at: datetime = reads.column(description="When the account was made.")
    branch: BranchType | None = reads.one("branch_id", description="Home branch.")
    roles: list[RoleType] = reads.many(
        where="exists (select 1 from user_role x where x.role_id = {t}.id and x.user_id = {parent}.id)",
        order="code asc",
        description="Roles held.",
    )
    teams: list["TeamType"] = reads.many(
        where="exists (select 1 from team_member x where x.team_id = {t}.id and x.user_id = {parent}.id)",
        order="name asc",
        description="Teams the person works in.",
    )
    changed_at: datetime | None = changed_at()
    changed_by: "UserType | None" = changed_by()


@strawberry.type(name="Team", description="A team with its group inbox and manager.")
class TeamType(Node):
    class Reads(reads.Table):
        table = "team"
        prefix = "tea"
        visible = staticmethod(queries.visible_teams)

    code: str = reads.column(description="Code, unique in the branch.")
    name: str = reads.column(description="Name.")
    role_code: str = reads.column(description="The role whose work it takes.")
    region: str | None = reads.column(description="Region.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    branch: BranchType | None = reads.one("branch_id", description="Branch.")
    manager: UserType | None = reads.one("manager_id", description="Manager.")
    members: list[UserType] = reads.many(
        where="exists (select 1 from team_member x where x.user_id = {t}.id and x.team_id = {parent}.id)",
        order="name asc",
        description="Members.",
    )
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()


class UserFilter(reads.Filter):
    """Which people; all conditions must hold."""

    kind: UserKind | None = reads.condition("{t}.kind = {v}::text", description="Staff or portal.")
    active: bool | None = reads.condition("{t}.active = {v}::boolean", description="Whether they may sign in.")
    role: str | None = reads.condition(
        "exists (select 1 from user_role x join role r on r.id = x.role_id where x.user_id = {t}.id and r.code = {v}::text)",
        description="Holders of this role.",
    )
    team: GlobalID | None = reads.condition(
        "exists (select 1 from team_member x where x.user_id = {t}.id and x.team_id = {v}::uuid)",
        prefix="tea",
        description="Members of this team.",
    )
    search: str | None = reads.condition(
        part("unaccent_lower({t}.name || ' ' || {t}.login)"),
        description="Part of the name or login, without diacritics.",
    )


class UserOrder(Enum):
    """Which people come first."""

    NAME_ASC = reads.order("name asc")
    CREATED_DESC = reads.order("created_at desc", type="timestamptz")


@strawberry.type(description="One resource that permissions are about.")
class PermissionGroup:
    resource: str = strawberry.field(description="What it is about, as lead.")
    actions: list[str] = strawberry.field(description="What can be allowed.")


@strawberry.type
class PeopleQuery:
    me: UserType | None = reads.root_one(where="{t}.id = :actor", description="The caller; null for a visitor.")
    user: UserType | None = reads.root_one(description="One person.")
    users: Connection[UserType] = reads.root_connection(filter=UserFilter, order=UserOrder, description="People.")
    roles: list[RoleType] = reads.root_many(order="code asc", description="All roles.")
    role: RoleType | None = reads.root_one(description="One role.")
    team: TeamType | None = reads.root_one(description="One team.")
    teams: list[TeamType] = reads.root_many(order="name asc", limit=500, description="All teams of the branches.")
    branches: list[BranchType] = reads.root_many(order="name asc", description="All branches.")

    @strawberry.field(description="Everything that a role can grant.")
    def permission_catalogue(self) -> list[PermissionGroup]:
        return [PermissionGroup(resource=name, actions=list(acts)) for name, acts in permissions.CATALOGUE.items()]
