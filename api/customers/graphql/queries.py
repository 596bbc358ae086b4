"""Reading customers."""

from typing import Annotated

import strawberry

from api.core.graphql import Connection, GlobalID, Info, reads
from api.customers import queries
from api.customers.graphql.enums import CustomerStatus
from api.customers.graphql.parts import ContactType, SegmentType, SubscriptionType
from api.customers.graphql.types import CustomerFilter, CustomerOrder, CustomerType
from api.customers.queries import find_duplicates
from api.customers.rules import fiscal_candidates, phone_or_none


@strawberry.type(name="CustomerHit", description="A customer that a search has found, and by what.")
class CustomerHitType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.found)
        visible = staticmethod(queries.searchable)
        customer = '{t}."customer_id"'

    id: GlobalID = reads.column(description="The customer's identifier.")
    number: str = reads.column(personal=False, description="Number.")
    name: str = reads.column(description="Name.")
    segment: str | None = reads.column(personal=False, description="Code of the segment.")
    status: CustomerStatus = reads.column(description="State.")
    matched_on: str = reads.column(
        personal=False,
        description="NAME, CONTACT, FISCAL_NUMBER, NUMBER, BILLING_ACCOUNT, SUBSCRIPTION, PHONE, EMAIL, LEAD, OFFER, "
        "CONTRACT, ORDER or TICKET.",
    )
    matched: str = reads.column(description="What was found.")
    score: float = reads.column(description="How sure it is, 1 at most.")


@strawberry.type(description="A customer that has one of the exact keys already.")
class CustomerDuplicate:
    id: GlobalID = strawberry.field(description="The customer's identifier.")
    number: str = strawberry.field(description="Number.")
    name: str = strawberry.field(description="Name.")
    status: CustomerStatus = strawberry.field(description="State.")
    matched_on: str = strawberry.field(description="FISCAL_NUMBER, PHONE or EMAIL.")


@strawberry.type
class CustomerQuery:
    customer: CustomerType | None = reads.root_one(description="One customer.")
    customers: Connection[CustomerType] = reads.root_connection(
        filter=CustomerFilter, order=CustomerOrder, description="Customers."
    )
    contact: ContactType | None = reads.root_one(description="One contact.")
    subscription: SubscriptionType | None = reads.root_one(description="One subscription.")
    segments: list[SegmentType] = reads.root_many(order="rank asc", description="Segments, the most valuable first.")

    customer_search: list[CustomerHitType] = reads.root_many(
        order="score desc, name_key asc",
        arguments={"query": str, "first": int | None},
        description="Customers by number, fiscal code, name (typing errors and missing diacritics forgiven), contact, "
        "account, subscription or the number of a document; best first, 20 unless `first` says otherwise.",
    )

    @strawberry.field(description="Open customers of a branch that have one of these keys already.")
    async def customer_duplicates(
        self,
        info: Info,
        branch_id: Annotated[GlobalID, strawberry.argument(description="In which branch.")],
        fiscal_number: Annotated[str | None, strawberry.argument(description="Fiscal number.")] = None,
        phone: Annotated[str | None, strawberry.argument(description="Phone, as dialled or E.164.")] = None,
        email: Annotated[str | None, strawberry.argument(description="Mail address.")] = None,
        country: Annotated[str, strawberry.argument(description="Country from which the phone is dialled.")] = "RO",
    ) -> list[CustomerDuplicate]:
        context, branch = info.context, branch_id.of("brn")
        if not context.actor.reaches("customer", "read", branch_id=branch):
            return []
        dialled = phone and phone_or_none(phone, country)
        async with context.database.unit_of_work(context.actor) as uow:
            found = await find_duplicates(
                uow.session,
                branch,
                fiscal_numbers=fiscal_candidates(fiscal_number) if fiscal_number else (),
                phones=[dialled] if dialled else [],
                emails=[email.strip().lower()] if email else [],
            )
        context.saw(("CustomerDuplicate.name",), customers=(one.customer_id for one in found))
        return [
            CustomerDuplicate(
                id=GlobalID("cus", one.customer_id),
                number=one.number,
                name=one.name,
                status=CustomerStatus[one.status],
                matched_on=one.matched_on,
            )
            for one in found
        ]
