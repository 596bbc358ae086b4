"""What is sent to change people."""

import strawberry

from api.core.graphql import GlobalID


@strawberry.input(description="A new member of staff.")
class UserCreateInput:
    branch_id: GlobalID = strawberry.field(description="Home branch.")
    login: str = strawberry.field(description="Login, compared without case.")
    name: str = strawberry.field(description="Full name.")
    email: str = strawberry.field(description="Mail address.")
    language: str = strawberry.field(description="Language, one of en, ro, es, pl, ru.")
    roles: list[str] = strawberry.field(description="Codes of the roles.")
    password: str = strawberry.field(description="First password, at least 10 characters.")
    phone: str | None = strawberry.field(default=None, description="Phone.")
    job_title: str | None = strawberry.field(default=None, description="What the person does.")
    region: str | None = strawberry.field(default=None, description="Sales region.")
    agent_code: str | None = strawberry.field(default=None, description="Code as an agent.")
    dealer_code: str | None = strawberry.field(default=None, description="Code of the dealer.")


@strawberry.input(description="Changes to a person; what is absent stays.")
class UserUpdateInput:
    version: int = strawberry.field(description="The version that the change is based on.")
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="Full name.")
    email: strawberry.Maybe[str] = strawberry.field(default=None, description="Mail address.")
    language: strawberry.Maybe[str] = strawberry.field(default=None, description="Language.")
    phone: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Phone.")
    job_title: strawberry.Maybe[str | None] = strawberry.field(default=None, description="What the person does.")
    region: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Sales region.")
    agent_code: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Code as an agent.")
    dealer_code: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Code of the dealer.")
    active: strawberry.Maybe[bool] = strawberry.field(default=None, description="Whether the person may sign in.")
    roles: strawberry.Maybe[list[str]] = strawberry.field(default=None, description="Codes of all roles held.")


@strawberry.input(description="A team as it shall be.")
class TeamUpdateInput:
    version: int = strawberry.field(description="The version that the change is based on.")
    name: str = strawberry.field(description="Name.")
    manager_id: GlobalID | None = strawberry.field(default=None, description="Manager.")
    member_ids: list[GlobalID] = strawberry.field(description="All members.")
    region: str | None = strawberry.field(default=None, description="Region.")


@strawberry.input(description="A new team.")
class TeamCreateInput:
    branch_id: GlobalID = strawberry.field(description="Branch.")
    name: str = strawberry.field(description="Name.")
    role_code: str = strawberry.field(description="The role whose work it takes.")
    region: str | None = strawberry.field(default=None, description="Region.")
