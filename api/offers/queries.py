"""Reads and locks of offers, and who sees which."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, and_, exists, or_, select, text
from sqlmodel import SQLModel, col

from api.catalog.models import ProductOffering
from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.customers.models import Contact, ContactRole, Customer, Subscription, SubscriptionStatus
from api.customers.queries import part_visible_to
from api.customers.queries import visible_to as customer_visible_to
from api.files.subjects import attachable
from api.leads.models import Lead
from api.leads.queries import visible_to as lead_visible_to
from api.offers.models import (
    Offer,
    OfferAnswer,
    OfferLine,
    OfferPricingRound,
    OfferResolution,
    OfferRevision,
    OfferSending,
    OfferStatus,
    PricingAnswer,
    Verdict,
)
from api.people.models import UserAccount
from api.people.queries import branch

T = TypeVar("T", bound=SQLModel)
Rows = TypeVar("Rows", bound=Select[Any])

# Over `{t}` = offer: whether the caller is a signatory of the customer (OFF-10).
SIGNATORY = (
    "exists (select 1 from user_account me join contact on contact.id = me.contact_id where me.id = :actor "
    "and contact.removed_at is null and 'SIGNATORY' = any(contact.roles))"
)


_REVISION = "select 1 from offer_revision shown_revision where shown_revision.id = {t}.revision_id"
_OFFER = "select 1 from offer shown_offer where shown_offer.id = {t}.offer_id"


def visible_to(actor: Actor) -> str:
    """Offers of the caller's scope; a customer sees its own once they were sent."""
    reach = scoped(actor, "offer", team="{t}.team_id", owner="{t}.owner_id", customer="{t}.customer_id")
    return f"({reach} and {{t}}.sent_revision is not null)" if actor.kind is ActorKind.PORTAL else reach


def revision_visible_to(actor: Actor) -> str:
    """Revisions of visible offers; a customer sees those that were sent to it."""
    if actor.kind is ActorKind.PORTAL:
        return f"({_of_offer(actor)} and {{t}}.sent_at is not null)"
    return _of_offer(actor)


def line_visible_to(actor: Actor) -> str:
    """Lines of visible revisions."""
    inner = revision_visible_to(actor).replace("{t}", "shown_revision")
    return f"exists ({_REVISION} and {inner})"


def internal_visible_to(actor: Actor) -> str:
    """Pricing rounds, sendings and resolutions of visible offers: staff only."""
    return "false" if actor.kind is ActorKind.PORTAL else _of_offer(actor)


def answer_visible_to(actor: Actor) -> str:
    """The customer's answers to visible offers, also for the customer."""
    return _of_offer(actor)


def _of_offer(actor: Actor) -> str:
    inner = visible_to(actor).replace("{t}", "shown_offer")
    return f"exists ({_OFFER} and {inner})"


attachable("offer", prefix="off", visible=visible_to)


def seen(statement: Rows, table: str, predicate: str, actor: Actor) -> Rows:
    """Restrict a statement over `table` to what the predicate shows the actor."""
    claims = {name: value for name, value in actor.claims().items() if f":{name}" in predicate}
    return statement.where(text(predicate.replace("{t}", table)).bindparams(**claims))


async def lock_offer(uow: UnitOfWork, offer_id: UUID) -> Offer:
    """Return an offer that the actor sees, locked. Raises NotFound.

    An offer that its creator made offline is also found by the reference that the device gave it.
    """
    _signed_in(uow, "Offer", "id")
    mine = and_(col(Offer.client_reference) == offer_id, col(Offer.created_by_id) == uow.actor.user_id)
    statement = select(Offer).where(or_(col(Offer.id) == offer_id, mine)).with_for_update(of=Offer)
    statement = seen(statement, "offer", visible_to(uow.actor), uow.actor)
    found = (await uow.session.execute(statement, execution_options={"populate_existing": True})).scalar_one_or_none()
    if found is None:
        raise NotFound("Offer", "id")
    return found


async def by_client_reference(uow: UnitOfWork, reference: UUID) -> Offer | None:
    """Return what the actor created under this reference."""
    statement = select(Offer).where(
        col(Offer.client_reference) == reference, col(Offer.created_by_id) == uow.actor.user_id
    )
    found: Offer | None = await uow.session.scalar(statement)
    return found


async def customer(uow: UnitOfWork, customer_id: UUID) -> Customer:
    """Return a customer that the actor sees. Raises NotFound."""
    _signed_in(uow, "Customer", "customerId")
    statement = select(Customer).where(col(Customer.id) == customer_id)
    found = await uow.session.scalar(seen(statement, "customer", customer_visible_to(uow.actor), uow.actor))
    if found is None:
        raise NotFound("Customer", "customerId")
    return found


async def contact(uow: UnitOfWork, contact_id: UUID, customer_id: UUID) -> Contact:
    """Return a contact of this customer that the actor sees. Raises NotFound."""
    statement = select(Contact).where(
        col(Contact.id) == contact_id, col(Contact.customer_id) == customer_id, col(Contact.removed_at).is_(None)
    )
    found = await uow.session.scalar(seen(statement, "contact", part_visible_to(uow.actor), uow.actor))
    if found is None:
        raise NotFound("Contact", "contactId")
    return found


async def signatory(uow: UnitOfWork, customer_id: UUID) -> Contact | None:
    """Return the customer's oldest signatory with a mail address."""
    statement = (
        select(Contact)
        .where(
            col(Contact.customer_id) == customer_id,
            col(Contact.removed_at).is_(None),
            col(Contact.email).is_not(None),
            col(Contact.roles).contains([ContactRole.SIGNATORY]),
        )
        .order_by(col(Contact.created_at), col(Contact.id))
        .limit(1)
    )
    found: Contact | None = await uow.session.scalar(statement)
    return found


async def acts_as_signatory(uow: UnitOfWork) -> bool:
    """Tell whether the caller is, by its contact, a signatory of its customer."""
    statement = select(
        exists().where(
            col(UserAccount.id) == uow.actor.user_id,
            col(Contact.id) == col(UserAccount.contact_id),
            col(Contact.removed_at).is_(None),
            col(Contact.roles).contains([ContactRole.SIGNATORY]),
        )
    )
    return bool(await uow.session.scalar(statement))


async def revision(uow: UnitOfWork, offer: Offer, number: int | None = None) -> OfferRevision:
    """Return the offer's current revision, or an earlier one by number. Raises NotFound."""
    statement = select(OfferRevision).where(
        col(OfferRevision.offer_id) == offer.id, col(OfferRevision.number) == (number or offer.revision)
    )
    found = await uow.session.scalar(statement)
    if found is None:
        raise NotFound("OfferRevision", "revision")
    return found


async def revision_by_id(uow: UnitOfWork, revision_id: UUID) -> OfferRevision:
    """Return a revision by key. Raises NotFound."""
    found = await uow.session.get(OfferRevision, revision_id)
    if found is None:
        raise NotFound("OfferRevision", "revision")
    return found


async def lines(uow: UnitOfWork, revision_id: UUID) -> Sequence[OfferLine]:
    """Return a revision's lines in their order."""
    statement = select(OfferLine).where(col(OfferLine.revision_id) == revision_id).order_by(col(OfferLine.position))
    return (await uow.session.scalars(statement)).all()


async def open_round(uow: UnitOfWork, offer_id: UUID) -> OfferPricingRound:
    """Return the question that pricing has not answered. Raises NotFound."""
    statement = select(OfferPricingRound).where(
        col(OfferPricingRound.offer_id) == offer_id, col(OfferPricingRound.answered_at).is_(None)
    )
    found = await uow.session.scalar(statement)
    if found is None:
        raise NotFound("OfferPricingRound", "id")
    return found


async def pricing_round(uow: UnitOfWork, round_id: UUID) -> OfferPricingRound:
    """Return a round by key. Raises NotFound."""
    found = await uow.session.get(OfferPricingRound, round_id)
    if found is None:
        raise NotFound("OfferPricingRound", "id")
    return found


async def was_priced(uow: UnitOfWork, revision_id: UUID) -> bool:
    """Tell whether pricing approved this very revision, or made it."""
    approved = exists().where(
        col(OfferPricingRound.revision_id) == revision_id, col(OfferPricingRound.answer) == PricingAnswer.APPROVE
    )
    countered = exists().where(col(OfferRevision.id) == revision_id, col(OfferRevision.origin) == "PRICING_COUNTER")
    return bool(await uow.session.scalar(select(or_(approved, countered))))


async def acceptance(uow: UnitOfWork, revision_id: UUID) -> OfferAnswer | None:
    """Return the customer's yes to this very revision, None when there is none."""
    statement = select(OfferAnswer).where(
        col(OfferAnswer.revision_id) == revision_id, col(OfferAnswer.verdict) == Verdict.ACCEPTED
    )
    found: OfferAnswer | None = await uow.session.scalar(statement.order_by(col(OfferAnswer.created_at)).limit(1))
    return found


async def is_accepted(uow: UnitOfWork, offer_id: UUID) -> bool:
    """Tell whether the offer stands as accepted now."""
    return await uow.session.scalar(select(col(Offer.status)).where(col(Offer.id) == offer_id)) is OfferStatus.ACCEPTED


async def answer(uow: UnitOfWork, answer_id: UUID) -> OfferAnswer:
    """Return what a customer said. Raises NotFound."""
    found = await uow.session.get(OfferAnswer, answer_id)
    if found is None:
        raise NotFound("OfferAnswer", "id")
    return found


async def resolution(uow: UnitOfWork, offer_id: UUID) -> OfferResolution | None:
    """Return the final resolution, None while the offer may still go on."""
    found: OfferResolution | None = await uow.session.scalar(
        select(OfferResolution).where(col(OfferResolution.offer_id) == offer_id)
    )
    return found


async def sending(uow: UnitOfWork, sending_id: UUID) -> OfferSending:
    """Return a sending, locked. Raises NotFound."""
    found = await uow.session.get(OfferSending, sending_id, with_for_update=True)
    if found is None:
        raise NotFound("OfferSending", "id")
    return found


async def offerings(uow: UnitOfWork, offering_ids: Sequence[UUID]) -> Sequence[ProductOffering]:
    """Return offerings by key, in any order."""
    return (await uow.session.scalars(select(ProductOffering).where(col(ProductOffering.id).in_(offering_ids)))).all()


async def currency(uow: UnitOfWork, branch_id: UUID) -> str:
    """Return the currency of the branch's catalogue, hence of its offers."""
    return (await branch(uow, branch_id)).currency


async def lead_of(uow: UnitOfWork, lead_id: UUID, customer_id: UUID) -> Lead:
    """Return a lead that the actor sees and that is of this customer. Raises NotFound."""
    statement = select(Lead).where(col(Lead.id) == lead_id, col(Lead.customer_id) == customer_id)
    found = await uow.session.scalar(seen(statement, "lead", lead_visible_to(uow.actor), uow.actor))
    if found is None:
        raise NotFound("Lead", "leadId")
    return found


async def active_subscriptions(uow: UnitOfWork, customer_id: UUID) -> Sequence[Subscription]:
    """Return what the customer has in service: the facts that pricing decides on (OFF-04)."""
    statement = select(Subscription).where(
        col(Subscription.customer_id) == customer_id, col(Subscription.status) != SubscriptionStatus.DISCONNECTED
    )
    return (await uow.session.scalars(statement)).all()


def _signed_in(uow: UnitOfWork, kind: str, *path: str) -> None:
    """Say what a visitor is told: nothing is there. The database's role for visitors may not even look."""
    if uow.actor.kind is ActorKind.ANONYMOUS:
        raise NotFound(kind, *path)
