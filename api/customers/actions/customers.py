"""Customers, their account team and their link to billing."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Protocol, TypedDict, cast
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from api.core.errors import InvalidInput, check_version, require
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers import policy, queries, rules
from api.customers.events import (
    CustomerAssigned,
    CustomerChanged,
    CustomerCreated,
    CustomerLinkedToBilling,
    CustomerStatusChanged,
)
from api.customers.models import (
    AssignmentKind,
    Customer,
    CustomerAssignment,
    CustomerKind,
    CustomerReference,
    CustomerStatus,
    ReferenceKind,
)
from api.customers.sorting import sort_key

_TEXTS = ("fiscal_number", "registration_number", "street", "city", "region", "postal_code")


@dataclass(frozen=True, kw_only=True)
class CustomerData:
    """A new customer. A prospect needs a name and, when a legal person, a fiscal number; country and language default
    to the branch's.
    """  # noqa: D205 - one sentence more than a line holds

    name: str
    fiscal_number: str | None = None
    kind: CustomerKind = CustomerKind.LEGAL
    status: CustomerStatus = CustomerStatus.PROSPECT
    registration_number: str | None = None
    segment_code: str | None = None
    language: str | None = None
    country: str | None = None
    street: str | None = None
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    parent_id: UUID | None = None


class CustomerChanges(TypedDict, total=False):
    """The fields to change; those that are absent stay."""

    name: str
    fiscal_number: str | None
    kind: CustomerKind
    registration_number: str | None
    segment_code: str | None
    language: str
    country: str
    street: str | None
    city: str | None
    region: str | None
    postal_code: str | None
    parent_id: UUID | None


async def create_customer(
    uow: UnitOfWork, branch_id: UUID, data: CustomerData, *, allow_duplicate: bool = False
) -> Customer:
    """Enter a customer; raises InvalidInput, DuplicateCustomer, PermissionDenied (CUS-01, CUS-13)."""
    require(policy.can_create(uow.actor, branch_id, data.status))
    branch = await queries.get_branch(uow.session, branch_id)
    customer = Customer(
        branch_id=branch_id,
        number=await next_number(uow, branch_id, "C"),
        kind=data.kind,
        status=data.status,
        name="",
        name_key="",
        country=branch.country,
        language=branch.language,
        currency=branch.currency,
        created_at=uow.now,
    )
    given = {name: value for name, value in asdict(data).items() if value is not None and name != "status"}
    await _write(uow, customer, cast("CustomerChanges", given), allow_duplicate=allow_duplicate)
    uow.add(customer)
    await uow.flush()
    base = {"subject_id": customer.id, "branch_id": branch_id, "customer_id": customer.id}
    uow.record(CustomerCreated(**base, status=customer.status.name))
    uow.audit("customer.create", customer, given, customer_id=customer.id)
    return customer


async def update_customer(
    uow: UnitOfWork,
    customer_id: UUID,
    changes: CustomerChanges,
    *,
    version: int | None = None,
    allow_duplicate: bool = False,
) -> Customer:
    """Change fields; raises NotFound, PermissionDenied, StaleVersion, InvalidInput, DuplicateCustomer.

    People of the customer itself change its address and language only; identity is the operator's to check (WEB-03).
    """
    customer = await _changeable(uow, customer_id)
    check_version(version, customer.version)
    if set(changes) - {"language", "street", "city", "region", "postal_code"}:
        require(policy.can_manage(uow.actor, customer, await queries.seats_of(uow.session, customer_id)))
    before = customer.model_dump()
    with uow.session.no_autoflush:  # nothing is sent before all is checked
        await _write(uow, customer, changes, allow_duplicate=allow_duplicate)
    changed = {
        name: [before[name], value]
        for name, value in customer.model_dump().items()
        if name in changes and value != before[name]
    }
    if changed:
        await uow.flush()
        fields = tuple(sorted(changed))
        uow.record(
            CustomerChanged(
                subject_id=customer.id, branch_id=customer.branch_id, customer_id=customer.id, fields=fields
            )
        )
        uow.audit("customer.update", customer, changed, customer_id=customer.id)
    return customer


async def change_status(
    uow: UnitOfWork, customer_id: UUID, status: CustomerStatus, *, reason: str | None = None
) -> Customer:
    """Activate, suspend or close; the same status again changes nothing. Raises StatusNotAllowed."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    require(policy.can_manage(uow.actor, customer, await queries.seats_of(uow.session, customer_id)))
    if customer.status is status:
        return customer
    if not rules.may_become(customer.status, status):
        raise rules.StatusNotAllowed("status", old=customer.status.name, new=status.name)
    old, customer.status = customer.status, status
    await uow.flush()
    base = {"subject_id": customer.id, "branch_id": customer.branch_id, "customer_id": customer.id}
    uow.record(CustomerStatusChanged(**base, old=old.name, new=status.name))
    uow.audit("customer.status", customer, {"status": [old, status]}, customer_id=customer.id, reason=reason)
    return customer


async def assign(
    uow: UnitOfWork, customer_id: UUID, kind: AssignmentKind, user_id: UUID | None, *, team_id: UUID | None = None
) -> Customer:
    """Give a seat of the account team to a member of staff of the branch, or to nobody; the old holder stays on record."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    seats = await queries.seats_of(uow.session, customer_id)
    require(policy.can_manage(uow.actor, customer, seats))
    if user_id and await queries.staff_of_branch(uow.session, user_id, customer.branch_id) is None:
        raise InvalidInput("userId", code="not-staff-of-branch")
    held = next((seat for seat in seats if seat.kind is kind), None)
    if (held and held.user_id, held and held.team_id) == (user_id, team_id):
        return customer
    if held:
        held.ended_at = uow.now
        await uow.flush()
    if user_id:
        uow.add(
            CustomerAssignment(
                branch_id=customer.branch_id, customer_id=customer_id, kind=kind, user_id=user_id, team_id=team_id
            )
        )
        await uow.flush()
    base = {"subject_id": customer.id, "branch_id": customer.branch_id, "customer_id": customer.id}
    uow.record(CustomerAssigned(**base, kind=kind.name, user_id=user_id))
    changes = {kind.name: [held and held.user_id, user_id]}
    uow.audit("customer.assign", customer, changes, customer_id=customer.id)
    return customer


async def link_billing(uow: UnitOfWork, customer_id: UUID, billing_customer_id: str) -> Customer:
    """Note under which id billing knows the customer (LEA-08); called once billing has confirmed that it exists."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    if customer.billing_customer_id == billing_customer_id:
        return customer
    old, customer.billing_customer_id = customer.billing_customer_id, billing_customer_id
    await uow.flush()
    base = {"subject_id": customer.id, "branch_id": customer.branch_id, "customer_id": customer.id}
    uow.record(CustomerLinkedToBilling(**base, billing_customer_id=billing_customer_id))
    uow.audit(
        "customer.billing", customer, {"billing_customer_id": [old, billing_customer_id]}, customer_id=customer.id
    )
    return customer


async def set_monthly_value(uow: UnitOfWork, customer_id: UUID, value: Decimal) -> None:
    """Store what the customer pays net each month, in its currency; kept for lists that order by it."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    customer.monthly_value = value


class Numbered(Protocol):
    """A document of a customer."""

    branch_id: UUID
    customer_id: UUID
    number: str


async def add_reference(uow: UnitOfWork, kind: ReferenceKind, document: Numbered) -> None:
    """Let search find the customer by a document's number, told once or twice (CUS-05)."""
    row = CustomerReference(
        branch_id=document.branch_id, customer_id=document.customer_id, kind=kind, number=document.number.upper()
    )
    await uow.session.execute(insert(CustomerReference).values(row.model_dump()).on_conflict_do_nothing())


async def _changeable(uow: UnitOfWork, customer_id: UUID) -> Customer:
    """Return the locked customer that the actor may write."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    require(policy.can_change(uow.actor, customer, await queries.seats_of(uow.session, customer_id)))
    return customer


async def _write(uow: UnitOfWork, customer: Customer, changes: CustomerChanges, *, allow_duplicate: bool) -> None:
    """Check and write the fields; the fiscal number is checked on the result, since country and kind decide."""
    known_number = (customer.fiscal_number, customer.country, customer.kind)
    await _check_links(uow, customer, changes)
    for name, value in changes.items():
        setattr(customer, name, rules.optional(str(value)) if name in _TEXTS and value else value or None)
    if "name" in changes:
        customer.name = rules.required(changes["name"], "name")
        branch = await queries.get_branch(uow.session, customer.branch_id)
        customer.name_key = sort_key(customer.name, branch.language)
    if customer.fiscal_number is None:
        if customer.kind is CustomerKind.LEGAL:
            raise InvalidInput("fiscalNumber", code="required")
        return
    if (customer.fiscal_number, customer.country, customer.kind) != known_number:
        customer.fiscal_number = rules.fiscal_number(customer.country, customer.fiscal_number, customer.kind)
        if not allow_duplicate:
            await _refuse_duplicate(uow, customer, customer.fiscal_number)


async def _check_links(uow: UnitOfWork, customer: Customer, changes: CustomerChanges) -> None:
    """Raise InvalidInput when segment, language, country or parent are none that the customer can have."""
    segment = changes.get("segment_code")
    if segment and not await queries.has_segment(uow.session, customer.branch_id, segment):
        raise InvalidInput("segment", code="unknown-segment", segment=segment)
    if changes.get("language", customer.language) not in rules.LANGUAGES:
        raise InvalidInput("language", code="unknown-language")
    if not rules.is_country(changes.get("country", customer.country)):
        raise InvalidInput("country", code="unknown-country")
    if parent := changes.get("parent_id"):
        await _check_parent(uow, customer, parent)


async def _check_parent(uow: UnitOfWork, customer: Customer, parent_id: UUID) -> None:
    """Raise InvalidInput when the parent is of another branch or below the customer itself."""
    seen = {customer.id}
    above: UUID | None = parent_id
    while above is not None:
        if above in seen:
            raise InvalidInput("parentId", code="parent-circle")
        seen.add(above)
        parent = await queries.lock_customer(uow.session, uow.actor, above)
        if parent.branch_id != customer.branch_id:
            raise InvalidInput("parentId", code="other-branch")
        above = parent.parent_id


async def _refuse_duplicate(uow: UnitOfWork, customer: Customer, number: str) -> None:
    """Raise DuplicateCustomer when another open customer of the branch has the fiscal number."""
    await queries.lock_fiscal_number(uow.session, customer.branch_id, number)
    found = await queries.find_duplicates(uow.session, customer.branch_id, fiscal_numbers=[number])
    others = [duplicate.number for duplicate in found if duplicate.customer_id != customer.id]
    if others:
        raise rules.DuplicateCustomer("fiscalNumber", number=others[0])
