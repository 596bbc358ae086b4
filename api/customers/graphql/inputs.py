"""What is sent to change customers."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from api.core.graphql import GlobalID
from api.customers.graphql.enums import AssignmentKind, ConsentKind, ContactRole, CustomerKind


def sent(data: Any, *names: str) -> dict[str, Any]:
    """Return the fields that the caller sent, null included; what is absent stays as it is."""
    given = {name: getattr(data, name) for name in names}
    return {name: some.value for name, some in given.items() if some is not None}


def key(identifier: GlobalID | None, prefix: str) -> UUID | None:
    """Return the key of an optional identifier; raises InvalidInput when it is of another kind."""
    return None if identifier is None else identifier.of(prefix)


@strawberry.input(description="A new customer; a prospect needs a name and, when a legal person, a fiscal number.")
class CustomerCreateInput:
    branch_id: GlobalID = strawberry.field(description="The operator's branch.")
    name: str = strawberry.field(description="Name.")
    kind: CustomerKind = strawberry.field(default=CustomerKind.LEGAL, description="Legal or natural person.")
    fiscal_number: str | None = strawberry.field(default=None, description="Fiscal number.")
    registration_number: str | None = strawberry.field(default=None, description="Number in the trade register.")
    segment: str | None = strawberry.field(default=None, description="Code of the segment.")
    language: str | None = strawberry.field(default=None, description="Language; the branch's by default.")
    country: str | None = strawberry.field(default=None, description="Country; the branch's by default.")
    street: str | None = strawberry.field(default=None, description="Street and number.")
    city: str | None = strawberry.field(default=None, description="City.")
    region: str | None = strawberry.field(default=None, description="County, province or voivodeship.")
    postal_code: str | None = strawberry.field(default=None, description="Postal code.")
    parent_id: GlobalID | None = strawberry.field(default=None, description="The company that it belongs to.")
    allow_duplicate: bool = strawberry.field(default=False, description="Enter it although the number is known.")


@strawberry.input(description="Changes to a customer; what is absent stays.")
class CustomerUpdateInput:
    version: int = strawberry.field(description="The version that the change is based on.")
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="Name.")
    kind: strawberry.Maybe[CustomerKind] = strawberry.field(default=None, description="Legal or natural person.")
    fiscal_number: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Fiscal number.")
    registration_number: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="Trade register number."
    )
    segment: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Code of the segment.")
    language: strawberry.Maybe[str] = strawberry.field(default=None, description="Language.")
    country: strawberry.Maybe[str] = strawberry.field(default=None, description="Country.")
    street: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Street and number.")
    city: strawberry.Maybe[str | None] = strawberry.field(default=None, description="City.")
    region: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="County, province or voivodeship."
    )
    postal_code: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Postal code.")
    parent_id: strawberry.Maybe[GlobalID | None] = strawberry.field(
        default=None, description="The company that it belongs to."
    )
    allow_duplicate: bool = strawberry.field(default=False, description="Keep it although the number is known.")


@strawberry.input(description="Who holds a seat of the account team.")
class CustomerAssignInput:
    kind: AssignmentKind = strawberry.field(description="Which seat.")
    user_id: GlobalID | None = strawberry.field(default=None, description="Who; nobody when absent.")
    team_id: GlobalID | None = strawberry.field(default=None, description="For which team.")


@strawberry.input(description="A new contact.")
class ContactAddInput:
    customer_id: GlobalID = strawberry.field(description="The customer.")
    name: str = strawberry.field(description="Full name.")
    roles: list[ContactRole] = strawberry.field(default_factory=list, description="What the person is asked for.")
    phones: list[str] = strawberry.field(default_factory=list, description="Phones, the preferred first.")
    email: str | None = strawberry.field(default=None, description="Mail address.")
    language: str | None = strawberry.field(default=None, description="Language; the customer's by default.")
    job_title: str | None = strawberry.field(default=None, description="What the person does.")
    hours: str | None = strawberry.field(default=None, description="When to call.")


@strawberry.input(description="Changes to a contact; what is absent stays.")
class ContactUpdateInput:
    version: int = strawberry.field(description="The version that the change is based on.")
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="Full name.")
    roles: strawberry.Maybe[list[ContactRole]] = strawberry.field(
        default=None, description="What the person is asked for."
    )
    phones: strawberry.Maybe[list[str]] = strawberry.field(default=None, description="All phones, the preferred first.")
    email: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Mail address.")
    language: strawberry.Maybe[str] = strawberry.field(default=None, description="Language.")
    job_title: strawberry.Maybe[str | None] = strawberry.field(default=None, description="What the person does.")
    hours: strawberry.Maybe[str | None] = strawberry.field(default=None, description="When to call.")


@strawberry.input(description="What a contact declares.")
class ConsentRecordInput:
    kind: ConsentKind = strawberry.field(description="What it is about.")
    given: bool = strawberry.field(description="Given, or taken back.")
    source: str = strawberry.field(description="Where it is declared: call, form, letter.")
    wording: str = strawberry.field(description="The words that are agreed to.")


@strawberry.input(description="An urgent note on a customer, or on one account or number of it.")
class FlashSetInput:
    customer_id: GlobalID = strawberry.field(description="The customer.")
    text: str = strawberry.field(description="The note.")
    ends_at: datetime = strawberry.field(description="Until when it is shown.")
    billing_account_id: GlobalID | None = strawberry.field(default=None, description="On this account only.")
    subscription_id: GlobalID | None = strawberry.field(default=None, description="On this number only.")
