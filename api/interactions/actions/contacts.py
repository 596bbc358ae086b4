"""A contact from its beginning to its end: started, saved half-way, closed; or written down at once (INT-01, INT-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col

from api.core.errors import InvalidInput, check_version, require
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers.models import BillingAccount, Contact, Subscription
from api.customers.rules import phone_or_none
from api.interactions import events, policy, queries, rules
from api.interactions.actions.common import of
from api.interactions.actions.outcomes import link_outcome
from api.interactions.models import Direction, Interaction, InteractionChannel, InteractionStatus, InteractionTopic
from api.people.models import UserAccount
from api.people.queries import branch as branch_of

_TEXTS = ("caller", "place", "stream", "office", "region", "topic", "note")


@dataclass(frozen=True, kw_only=True)
class Contacted:
    """With whom a contact is made, and how: a customer, a lead, or somebody who is not in the base (CUS-07)."""

    channel: InteractionChannel
    direction: Direction
    branch_id: UUID | None = None
    customer_id: UUID | None = None
    contact_id: UUID | None = None
    lead_id: UUID | None = None
    subscription_id: UUID | None = None
    billing_account_id: UUID | None = None
    arrived_at: datetime | None = None
    client_reference: str | None = None
    about: tuple[str, UUID] | None = None


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One reason of a contact, with the account or number that it concerns."""

    reason_id: UUID
    subscription_id: UUID | None = None
    billing_account_id: UUID | None = None


class Written(TypedDict, total=False):
    """What is written down of a contact; what is absent stays as it is."""

    channel: InteractionChannel
    direction: Direction
    contact_id: UUID | None
    caller: str | None
    phone: str | None
    place: str | None
    stream: str | None
    office: str | None
    region: str | None
    topic: str | None
    note: str | None
    talk_seconds: int
    card_seconds: int
    topics: Sequence[Topic]


async def start_interaction(uow: UnitOfWork, data: Contacted, written: Written | None = None) -> Interaction:
    """Begin a contact and give it a number; the same client reference gives the same contact (INT-01, INT-03).

    Without a customer it is nobody's until it is registered to one (CUS-07). Raises NotFound, PermissionDenied,
    InvalidInput.
    """
    interaction, known = await _begin(uow, data, written or Written())
    if not known:
        uow.record(events.InteractionStarted(**of(interaction)))
    return interaction


async def save_interaction(
    uow: UnitOfWork, interaction_id: UUID, written: Written, *, version: int | None = None
) -> Interaction:
    """Save a contact half-way, so that a colleague sees it (INT-03). Raises as `start_interaction`, and StaleVersion."""
    interaction = await _open(uow, interaction_id, version)
    await _write(uow, interaction, written)
    uow.audit("interaction-save", interaction, {"fields": sorted(written)})
    uow.tell(f"interaction:{interaction.id}", interaction.id)
    await uow.flush()
    return interaction


async def close_interaction(
    uow: UnitOfWork, interaction_id: UUID, written: Written, *, version: int | None = None
) -> Interaction:
    """End a contact, with the last that is written of it; not without a reason (INT-01).

    Raises as `save_interaction`, and InvalidInput without a reason.
    """
    interaction = await _open(uow, interaction_id, version)
    return await _close(uow, interaction, written)


async def log_interaction(uow: UnitOfWork, data: Contacted, written: Written) -> Interaction:
    """Write down a contact that is over, as a visit noted without a line; the same reference gives the same contact.

    One that was begun under the reference, whether or not its writer heard of it, ends with this.

    Raises as `start_interaction`, and InvalidInput without a reason.
    """
    interaction, known = await _begin(uow, data, Written())
    if known and interaction.status is InteractionStatus.CLOSED:
        return interaction
    return await _close(uow, interaction, written)


async def _begin(uow: UnitOfWork, data: Contacted, written: Written) -> tuple[Interaction, bool]:
    """Return the new contact, or the one of the same reference and that it was there already."""
    branch_id, customer_id = await _owner(uow, data)
    require(policy.can_start(uow.actor, branch_id))
    if data.client_reference and (existing := await queries.by_reference(uow, data.client_reference)):
        return existing, True
    await queries.check_part(uow, Contact, data.contact_id, customer_id, "contactId")
    await queries.check_part(uow, Subscription, data.subscription_id, customer_id, "subscriptionId")
    await queries.check_part(uow, BillingAccount, data.billing_account_id, customer_id, "billingAccountId")
    agent = await uow.session.get(UserAccount, uow.actor.user_id) if uow.actor.user_id else None
    interaction = uow.add(
        Interaction(
            created_at=uow.now,
            branch_id=branch_id,
            number=await next_number(uow, branch_id, "I"),
            customer_id=customer_id,
            contact_id=data.contact_id,
            lead_id=data.lead_id,
            subscription_id=data.subscription_id,
            billing_account_id=data.billing_account_id,
            channel=data.channel,
            direction=data.direction,
            region=agent.region if agent else None,
            arrived_at=rules.arrived(data.arrived_at, uow.now),
            agent_id=uow.actor.user_id,
            client_reference=data.client_reference,
        )
    )
    await uow.flush()
    await _write(uow, interaction, written)
    uow.audit("interaction-start", interaction, {"channel": data.channel, "direction": data.direction})
    if data.about:
        await link_outcome(uow, interaction.id, *data.about)
    return interaction, False


async def _owner(uow: UnitOfWork, data: Contacted) -> tuple[UUID, UUID | None]:
    """Return the branch and the customer of a new contact; a lead that became a customer names it."""
    if data.customer_id is not None:
        return (await queries.customer(uow, data.customer_id, "input", "customerId")).branch_id, data.customer_id
    if data.lead_id is not None:
        lead = await queries.lead(uow, data.lead_id)
        return lead.branch_id, lead.customer_id
    branch_id = data.branch_id or next(iter(uow.actor.branch_ids), None)
    if branch_id is None:
        raise InvalidInput("input", "branchId", code="required")
    return branch_id, None


async def _open(uow: UnitOfWork, interaction_id: UUID, version: int | None) -> Interaction:
    """Return a contact that goes on, locked and unchanged since the caller read it."""
    interaction = await queries.lock_interaction(uow, interaction_id)
    require(policy.can_change(uow.actor, interaction))
    check_version(version, interaction.version)
    return interaction


async def _close(uow: UnitOfWork, interaction: Interaction, written: Written) -> Interaction:
    await _write(uow, interaction, written)
    rules.check_closable(await queries.topics_of(uow, interaction.id))
    if not interaction.card_seconds:
        open_for = (uow.now - interaction.created_at).total_seconds()
        interaction.card_seconds = min(rules.DAY, max(interaction.talk_seconds, int(open_for)))
    interaction.status, interaction.closed_at = InteractionStatus.CLOSED, uow.now
    uow.audit("interaction-close", interaction, {"talk_seconds": interaction.talk_seconds})
    uow.record(events.InteractionClosed(**of(interaction)))
    await uow.flush()
    return interaction


async def _write(uow: UnitOfWork, interaction: Interaction, written: Written) -> None:
    """Put what was written into the contact. Raises InvalidInput."""
    for name in _TEXTS:
        if name in written:
            setattr(interaction, name, rules.clean(name, written[name]))  # type: ignore[literal-required] # one of the texts
    for name in ("channel", "direction"):
        if name in written:
            setattr(interaction, name, written[name])  # type: ignore[literal-required] # as above
    if "talk_seconds" in written:
        interaction.talk_seconds = rules.check_seconds("talkSeconds", written["talk_seconds"])
    if "card_seconds" in written:
        interaction.card_seconds = rules.check_seconds("cardSeconds", written["card_seconds"])
    if "contact_id" in written:
        await queries.check_part(uow, Contact, written["contact_id"], interaction.customer_id, "contactId")
        interaction.contact_id = written["contact_id"]
    if "phone" in written:
        phone = rules.clean("phone", written["phone"])
        country = (await branch_of(uow, interaction.branch_id)).country
        interaction.phone = phone and (phone_or_none(phone, country) or phone)
    if "topics" in written:
        await _write_topics(uow, interaction, written["topics"])


async def _write_topics(uow: UnitOfWork, interaction: Interaction, topics: Sequence[Topic]) -> None:
    """Replace the reasons of a contact. Raises InvalidInput at the one that is wrong."""
    rules.check_topics(topics)
    known = await queries.reasons(uow, [topic.reason_id for topic in topics])
    before = {topic.reason_id for topic in await queries.topics_of(uow, interaction.id)}
    for place, topic in enumerate(topics):
        reason = known.get(topic.reason_id)
        usable = reason is not None and reason.branch_id == interaction.branch_id
        if not usable or not (known[topic.reason_id].active or topic.reason_id in before):
            raise InvalidInput("input", "topics", str(place), "reasonId", code="interaction-reason-unknown")
        owner, at = interaction.customer_id, f"topics.{place}"
        await queries.check_part(uow, Subscription, topic.subscription_id, owner, at)
        await queries.check_part(uow, BillingAccount, topic.billing_account_id, owner, at)
    await uow.session.execute(delete(InteractionTopic).where(col(InteractionTopic.interaction_id) == interaction.id))
    for place, topic in enumerate(topics):
        uow.add(
            InteractionTopic(
                created_at=uow.now,
                interaction_id=interaction.id,
                customer_id=interaction.customer_id,
                reason_id=topic.reason_id,
                subscription_id=topic.subscription_id,
                billing_account_id=topic.billing_account_id,
                place=place,
            )
        )
    await uow.flush()
