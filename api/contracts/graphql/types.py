"""Contracts and published terms, as they are read."""

from datetime import date, datetime
from enum import Enum
from typing import Any

import strawberry

from api.contracts import policy, queries
from api.contracts.models import ContractStatus, OriginalStatus, TermsKind
from api.core.actor import Actor
from api.core.graphql import JSON, Connection, GlobalID, Money, Node, reads
from api.core.graphql.abilities import Ability, ability
from api.core.graphql.enums import publish_enum
from api.core.searching import numbered
from api.customers.graphql import ContactType, CustomerType
from api.files.graphql import AttachmentType, DocumentTemplateType
from api.offers.graphql import OfferRevisionType, OfferType
from api.people.graphql import BranchType, UserType

publish_enum(
    ContractStatus,
    "Where a contract stands.",
    DRAFT="Being prepared.",
    GENERATED="The document is made.",
    SENT="With the customer.",
    SIGNED="The signed copy is here.",
    ACTIVE="In force.",
    ENDED="Its term is over.",
    CANCELLED="Never came into force, or was called off.",
)
publish_enum(
    OriginalStatus,
    "Where the signed paper is.",
    NONE="No paper is expected.",
    AWAITED="Somebody has to send it.",
    RECEIVED="In the house.",
    ARCHIVED="Filed.",
)
publish_enum(
    TermsKind,
    "What is published in versions.",
    TERMS_OF_SERVICE="Terms of service.",
    PRICE_LIST="Price list.",
)


@strawberry.type(description="What the caller may do with the contract now.")
class ContractAbilities:
    generate: Ability = strawberry.field(description="Have the document written.")
    send: Ability = strawberry.field(description="Mail it to the customer.")
    sign: Ability = strawberry.field(description="Attach the signed copy.")
    attach: Ability = strawberry.field(description="Attach supporting documents.")
    move_original: Ability = strawberry.field(description="Note where the paper is.")
    activate: Ability = strawberry.field(description="Begin the term.")
    cancel: Ability = strawberry.field(description="Give it up.")


NEEDS = {
    **{name: f'{{t}}."{name}"' for name in ("branch_id", "customer_id", "owner_id", "team_id")},
    "status": "{t}.status::text",
    "original": "{t}.original::text",
}


def _abilities(actor: Actor, row: dict[str, Any]) -> ContractAbilities:
    """Ask the policy about a planned row."""
    status, original = ContractStatus[row["status"]], OriginalStatus[row["original"]]
    contract = policy.Facts(**{**row, "status": status, "original": original})
    return ContractAbilities(
        generate=ability(actor, policy.can_generate(actor, contract)),
        send=ability(actor, policy.can_send(actor, contract)),
        sign=ability(actor, policy.can_sign(actor, contract)),
        attach=ability(actor, policy.can_attach(actor, contract)),
        move_original=ability(actor, policy.can_move_original(actor, contract)),
        activate=ability(actor, policy.can_activate(actor, contract)),
        cancel=ability(actor, policy.can_cancel(actor, contract)),
    )


@strawberry.type(name="TermsVersion", description="A published version of terms of service or of a price list.")
class TermsVersionType(Node):
    class Reads(reads.Table):
        table = "terms_version"
        prefix = "trm"
        visible = staticmethod(queries.terms_visible_to)

    kind: TermsKind = reads.column(description="What it is.")
    number: int = reads.column(description="Number of the version, from 1.")
    effective_from: date = reads.column(description="From which day it holds.")
    created_at: datetime = reads.column(description="When it was published.")
    text: str = reads.expression(
        "coalesce({t}.texts->>:language, {t}.texts->>(select b.language from branch b where b.id = {t}.branch_id))",
        description="The full text, in the caller's language or the branch's.",
    )
    texts: JSON = reads.column(description="Language → full text.")
    branch: BranchType | None = reads.one("branch_id", description="Whose it is.")


@strawberry.type(name="ContractCancellation", description="Why a contract was given up.")
class ContractCancellationType(Node):
    class Reads(reads.Table):
        table = "contract_cancellation"
        prefix = "ctx"
        visible = staticmethod(queries.internal_visible_to)

    reason: str = reads.column(description="Why.")
    created_at: datetime = reads.column(description="When.")
    cancelled_by: UserType | None = reads.one("cancelled_by_id", description="By whom.")


@strawberry.type(name="Contract", description="What a customer signs: one accepted revision of an offer.")
class ContractType(Node):
    class Reads(reads.Table):
        table = "contract"
        prefix = "ctr"
        visible = staticmethod(queries.visible_to)

    number: str = reads.column(personal=False, description="Number that people use.")
    status: ContractStatus = reads.column(description="Where it stands.")
    original: OriginalStatus = reads.column(description="Where the signed paper is.")
    language: str = reads.column(personal=False, description="Language of its document.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    created_at: datetime = reads.column(description="When it was made.")
    start_on: date = reads.column(description="First day of the term.")
    months: int = reads.column(description="Months of the term; 0 without one.")
    end_on: date | None = reads.column(description="Last day of the term.")
    sent_at: datetime | None = reads.column(description="When it was last sent.")
    signed_at: datetime | None = reads.column(description="When the signed copy came.")
    monthly_net: Money = reads.money("monthly_net", "currency", description="A month, net.")
    contract_net: Money = reads.money("contract_net", "currency", description="Over the whole term, net.")
    customer: CustomerType | None = reads.one("customer_id", description="Who signs.")
    contact: ContactType | None = reads.one("contact_id", description="For the customer.")
    owner: UserType | None = reads.one("owner_id", description="The seller.")
    offer: OfferType | None = reads.one("offer_id", description="The offer it comes from.")
    revision: OfferRevisionType | None = reads.one("revision_id", description="What is signed: its lines.")
    template: DocumentTemplateType | None = reads.one("template_id", description="The template's edition.")
    terms: TermsVersionType | None = reads.one("terms_id", description="Terms of service that hold.")
    price_list: TermsVersionType | None = reads.one("price_list_id", description="Price list that holds.")
    document: AttachmentType | None = reads.one("document_id", description="The document as written.")
    signed_document: AttachmentType | None = reads.one("signed_document_id", description="The signed copy.")
    documents: list[AttachmentType] = reads.many(
        where="{t}.subject = 'contract' and {t}.subject_id = {parent}.id",
        order="created_at desc",
        description="All its files that the caller may see.",
    )
    cancellation: ContractCancellationType | None = reads.one(
        where="{t}.contract_id = {parent}.id", description="Why it was given up, if it was."
    )
    viewer_can: ContractAbilities = reads.computed(
        _abilities,
        needs=NEEDS,
        description="What the caller may do now.",
    )


class ContractFilter(reads.Filter):
    """Which contracts; all conditions must hold."""

    status: list[ContractStatus] | None = reads.condition(
        "{t}.status = any({v}::text[])", description="In these states."
    )
    customer: GlobalID | None = reads.condition(
        "{t}.customer_id = {v}::uuid", prefix="cus", description="Of a customer."
    )
    offer: GlobalID | None = reads.condition("{t}.offer_id = {v}::uuid", prefix="off", description="Of an offer.")
    owner: GlobalID | None = reads.condition("{t}.owner_id = {v}::uuid", prefix="usr", description="Of a seller.")
    ends_before: date | None = reads.condition("{t}.end_on < {v}::date", description="That end before this day.")
    search: str | None = reads.condition(numbered("{v}::text"), description="Its number, in whatever form.")


class ContractOrder(Enum):
    """Which contracts come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    END_ASC = reads.order("end_on asc nulls last", type="date")


class TermsFilter(reads.Filter):
    """Which versions; all conditions must hold."""

    kind: TermsKind | None = reads.condition("{t}.kind = {v}::text", description="Terms or price lists.")
    branch: GlobalID | None = reads.condition("{t}.branch_id = {v}::uuid", prefix="brn", description="Of a branch.")


class TermsOrder(Enum):
    """Which versions come first."""

    EFFECTIVE_DESC = reads.order("effective_from desc", type="date")


@strawberry.type
class ContractQuery:
    contract: ContractType | None = reads.root_one(description="One contract.")
    contracts: Connection[ContractType] = reads.root_connection(
        filter=ContractFilter, order=ContractOrder, description="Contracts."
    )
    terms_versions: Connection[TermsVersionType] = reads.root_connection(
        filter=TermsFilter, order=TermsOrder, description="Published versions of terms and price lists."
    )
