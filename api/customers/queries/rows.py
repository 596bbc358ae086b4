"""Rows and locks for the actions; what the caller may not see is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import any_, func, or_, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from api.core.actor import Actor
from api.core.errors import NotFound
from api.customers.models import (
    Consent,
    ConsentKind,
    Contact,
    Customer,
    CustomerAssignment,
    CustomerStatus,
    Flash,
    Segment,
    Subscription,
)
from api.customers.queries.visible import flash_visible_to, part_visible_to, visible_to
from api.people.models import Branch, UserAccount, UserKind

T = TypeVar("T", bound=SQLModel)


async def get_branch(session: AsyncSession, branch_id: UUID) -> Branch:
    """Return the branch; raises NotFound."""
    branch = await session.get(Branch, branch_id)
    if branch is None:
        raise NotFound("Branch")
    return branch


async def lock_customer(session: AsyncSession, actor: Actor, customer_id: UUID) -> Customer:
    """Return the customer, locked for change; raises NotFound when the actor may not see it."""
    return await _lock(session, actor, Customer, customer_id, visible_to(actor), "Customer")


async def lock_contact(session: AsyncSession, actor: Actor, contact_id: UUID) -> Contact:
    """Return the contact, locked for change; raises NotFound, also when it was removed."""
    contact = await _lock(session, actor, Contact, contact_id, part_visible_to(actor), "Contact")
    if contact.removed_at is not None:
        raise NotFound("Contact")
    return contact


async def lock_flash(session: AsyncSession, actor: Actor, flash_id: UUID) -> Flash:
    """Return the running flash, locked for change; raises NotFound."""
    return await _lock(session, actor, Flash, flash_id, flash_visible_to(actor), "Flash")


async def lock_subscription(session: AsyncSession, actor: Actor, subscription_id: UUID) -> Subscription:
    """Return the subscription, locked for change; raises NotFound."""
    return await _lock(session, actor, Subscription, subscription_id, part_visible_to(actor), "Subscription")


async def _lock(session: AsyncSession, actor: Actor, model: type[T], key: UUID, visible: str, kind: str) -> T:
    table: Any = model
    names = text(visible.replace("{t}", str(table.__tablename__)))
    claims = {name: value for name, value in actor.claims().items() if f":{name}" in visible}
    statement = select(model).where(table.id == key, names.bindparams(**claims)).with_for_update(of=table)
    row = (await session.execute(statement, execution_options={"populate_existing": True})).scalar_one_or_none()
    if row is None:
        raise NotFound(kind)
    return row


async def seats_of(session: AsyncSession, customer_id: UUID) -> Sequence[CustomerAssignment]:
    """Return the account team as it is now."""
    statement = select(CustomerAssignment).where(
        CustomerAssignment.customer_id == customer_id, col(CustomerAssignment.ended_at).is_(None)
    )
    return (await session.execute(statement)).scalars().all()


async def has_segment(session: AsyncSession, branch_id: UUID, code: str) -> bool:
    """Tell whether the branch uses the segment."""
    statement = select(Segment.id).where(
        Segment.branch_id == branch_id, Segment.code == code, col(Segment.active).is_(True)
    )
    return (await session.execute(statement)).first() is not None


async def staff_of_branch(session: AsyncSession, user_id: UUID, branch_id: UUID) -> UserAccount | None:
    """Return the active member of staff who works for the branch, None when there is no such."""
    statement = select(UserAccount).where(
        UserAccount.id == user_id,
        UserAccount.kind == UserKind.STAFF,
        col(UserAccount.active).is_(True),
        or_(col(UserAccount.branch_id) == branch_id, any_(col(UserAccount.branch_ids)) == branch_id),
    )
    return (await session.execute(statement)).scalar_one_or_none()


async def lock_fiscal_number(session: AsyncSession, branch_id: UUID, number: str) -> None:
    """Let one at a time look whether a number is known and enter it; the lock ends with the transaction."""
    key = func.hashtextextended(f"{branch_id}:{number}", 0)
    await session.execute(select(func.pg_advisory_xact_lock(key)))


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A customer that has one of the exact keys; `matched_on` is FISCAL_NUMBER, PHONE or EMAIL."""

    customer_id: UUID
    number: str
    name: str
    status: str
    matched_on: str


_DUPLICATES = text(
    """
    select distinct on (c.id) c.id as customer_id, c.number, c.name, c.status, hit.matched_on
    from (
        select id as customer_id, 'FISCAL_NUMBER' as matched_on, 1 as rank
        from customer where fiscal_number = any(cast(:numbers as text[]))
        union all
        select customer_id, 'PHONE', 2 from contact
        where phones && cast(:phones as text[]) and removed_at is null
        union all
        select customer_id, 'EMAIL', 3 from contact
        where email = any(cast(:emails as text[])) and removed_at is null
    ) hit join customer c on c.id = hit.customer_id
    where c.branch_id = :branch and c.status <> :closed
    order by c.id, hit.rank
    limit 20
    """
)


async def find_duplicates(
    session: AsyncSession,
    branch_id: UUID,
    *,
    fiscal_numbers: Sequence[str] = (),
    phones: Sequence[str] = (),
    emails: Sequence[str] = (),
) -> list[Duplicate]:
    """Return at most 20 open customers of the branch with one of the exact keys.

    Numbers are compact, phones E.164, mails in lower case.
    """
    values = {
        "branch": branch_id, "closed": CustomerStatus.CLOSED.name,
        "numbers": list(fiscal_numbers), "phones": list(phones), "emails": list(emails),
    }  # fmt: skip
    rows = (await session.execute(_DUPLICATES, values)).mappings()
    return [Duplicate(**row) for row in rows]


async def current_consent(session: AsyncSession, contact_id: UUID, kind: ConsentKind) -> Consent | None:
    """Return the newest declaration of the kind; it allows something only when it is there and `given` (CON-03)."""
    statement = (
        select(Consent)
        .where(Consent.contact_id == contact_id, Consent.kind == kind)
        .order_by(col(Consent.at).desc(), col(Consent.id).desc())
        .limit(1)
    )
    return (await session.execute(statement)).scalar_one_or_none()
