"""Reads and locks of contracts and published terms, and who sees which."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from api.contracts.models import Contract, ContractStatus, TermsKind, TermsVersion
from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.customers.models import Contact
from api.files.subjects import attachable
from api.offers.queries import seen


def visible_to(actor: Actor) -> str:
    """Contracts of the caller's scope; a customer sees its own from the moment they were sent."""
    reach = scoped(actor, "contract", team="{t}.team_id", owner="{t}.owner_id", customer="{t}.customer_id")
    return f"({reach} and {{t}}.sent_at is not null)" if actor.kind is ActorKind.PORTAL else reach


def internal_visible_to(actor: Actor) -> str:
    """Why a contract was cancelled: staff only, with the contract."""
    if actor.kind is ActorKind.PORTAL:
        return "false"
    return f"exists ({_CONTRACT} and {visible_to(actor).replace('{t}', 'shown_contract')})"


def terms_visible_to(actor: Actor) -> str:
    """Terms of service and price lists are published for everybody (CTR-07)."""
    return "false" if actor.kind is ActorKind.ANONYMOUS else "true"


_CONTRACT = "select 1 from contract shown_contract where shown_contract.id = {t}.contract_id"

attachable("contract", prefix="ctr", visible=visible_to)


async def lock_contract(uow: UnitOfWork, contract_id: UUID) -> Contract:
    """Return a contract that the actor sees, locked. Raises NotFound."""
    if uow.actor.kind is ActorKind.ANONYMOUS:
        raise NotFound("Contract", "id")
    statement = select(Contract).where(col(Contract.id) == contract_id).with_for_update(of=Contract)
    statement = seen(statement, "contract", visible_to(uow.actor), uow.actor)
    found = (await uow.session.execute(statement, execution_options={"populate_existing": True})).scalar_one_or_none()
    if found is None:
        raise NotFound("Contract", "id")
    return found


async def live_contract(uow: UnitOfWork, offer_id: UUID) -> Contract | None:
    """Return the offer's contract that was not cancelled, locked."""
    statement = select(Contract).where(
        col(Contract.offer_id) == offer_id, col(Contract.status) != ContractStatus.CANCELLED
    )
    found: Contract | None = await uow.session.scalar(statement.with_for_update())
    return found


async def terms_on(uow: UnitOfWork, branch_id: UUID, kind: TermsKind, day: date) -> TermsVersion | None:
    """Return the version that holds on a day, None when nothing was published yet (CTR-07)."""
    statement = (
        select(TermsVersion)
        .where(
            col(TermsVersion.branch_id) == branch_id,
            col(TermsVersion.kind) == kind,
            col(TermsVersion.effective_from) <= day,
        )
        .order_by(col(TermsVersion.effective_from).desc())
        .limit(1)
    )
    found: TermsVersion | None = await uow.session.scalar(statement)
    return found


async def latest_terms(uow: UnitOfWork, branch_id: UUID, kind: TermsKind) -> TermsVersion | None:
    """Return the newest version of a kind; one publisher at a time passes here."""
    key = func.hashtextextended(f"terms:{branch_id}:{kind.name}", 0)
    await uow.session.execute(select(func.pg_advisory_xact_lock(key)))
    statement = (
        select(TermsVersion)
        .where(col(TermsVersion.branch_id) == branch_id, col(TermsVersion.kind) == kind)
        .order_by(col(TermsVersion.number).desc())
        .limit(1)
    )
    found: TermsVersion | None = await uow.session.scalar(statement)
    return found


async def terms_by_id(uow: UnitOfWork, terms_id: UUID | None) -> TermsVersion | None:
    """Return a version by key."""
    return None if terms_id is None else await uow.session.get(TermsVersion, terms_id)


async def contacts_under_contract(uow: UnitOfWork, branch_id: UUID) -> Sequence[Contact]:
    """Return the contacts for the customers of the branch whose contract is signed or runs, each once."""
    statement = (
        select(Contact)
        .join(Contract, col(Contract.contact_id) == col(Contact.id))
        .where(
            col(Contract.branch_id) == branch_id,
            col(Contract.status).in_([ContractStatus.SIGNED, ContractStatus.ACTIVE]),
            col(Contact.removed_at).is_(None),
        )
        .distinct(col(Contact.id))
        .order_by(col(Contact.id))
    )
    return (await uow.session.scalars(statement)).all()
