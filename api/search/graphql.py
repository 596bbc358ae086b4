"""Search in the schema: one field, read like all others in one statement."""

import strawberry

from api.core.graphql import GlobalID, reads
from api.core.graphql.enums import publish_enum
from api.customers.graphql import CustomerType
from api.search import queries
from api.search.models import SearchKind

publish_enum(
    SearchKind,
    "What was found.",
    CUSTOMER="A customer.",
    LEAD="A lead.",
    OFFER="An offer.",
    CONTRACT="A contract.",
    ORDER="An order.",
    TICKET="A ticket.",
    INTERACTION="A contact that was written down.",
)


@strawberry.type(name="SearchHit", description="Something that a search has found, and by what.")
class SearchHitType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.found)
        visible = staticmethod(queries.searchable)
        customer = '{t}."customer_id"'
        person = '{t}."lead_id"'

    id: GlobalID = reads.column(description="The object's identifier.")
    kind: SearchKind = reads.column(description="What it is.")
    title: str | None = reads.column(description="Company of a lead, subject of a ticket, who called.")
    number: str | None = reads.column(personal=False, description="Its number.")
    matched_on: str = reads.column(
        personal=False,
        description="NAME, CONTACT, SUBJECT, FISCAL_NUMBER, NUMBER, BILLING_ACCOUNT, SUBSCRIPTION, PHONE, EMAIL, "
        "LEAD, OFFER, CONTRACT, ORDER, TICKET or INVOICE.",
    )
    matched: str = reads.column(description="What was recognised.")
    score: float = reads.column(description="How sure it is, 1 at most.")
    customer: CustomerType | None = reads.one("customer_id", description="The customer, or whose it is.")


@strawberry.type
class SearchQuery:
    search: list[SearchHitType] = reads.root_many(
        order="score desc, number desc",
        limit=queries.FIRST,
        arguments={"query": str},
        description="Everything that answers to a name (typing errors and missing diacritics forgiven), a number in whatever "
        "form, a phone, a mail address; best first, at most 20.",
    )
