"""Registering a contact to another customer or number, or to the customer that nobody knew at first."""

from dataclasses import dataclass
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.customers.models import BillingAccount, Contact, Subscription
from api.interactions import events, policy, queries
from api.interactions.actions.common import of
from api.interactions.models import Interaction


@dataclass(frozen=True, kw_only=True)
class Target:
    """Whose contact it is, and which of its people, numbers and accounts it concerns."""

    customer_id: UUID
    contact_id: UUID | None = None
    subscription_id: UUID | None = None
    billing_account_id: UUID | None = None


async def move_interaction(
    uow: UnitOfWork, interaction_id: UUID, target: Target, *, version: int | None = None
) -> Interaction:
    """Register a contact to a customer or number, also after it was closed (INT-01a, CUS-07).

    What the timeline of the former customer says of it stays, with a line that it was another's. Raises NotFound,
    PermissionDenied, StaleVersion, InvalidInput.
    """
    interaction = await queries.lock_interaction(uow, interaction_id)
    require(policy.can_move(uow.actor, interaction))
    check_version(version, interaction.version)
    customer = await queries.customer(uow, target.customer_id, "input", "customerId")
    if customer.branch_id != interaction.branch_id:
        raise InvalidInput("input", "customerId", code="interaction-other-branch")
    await queries.check_part(uow, Contact, target.contact_id, customer.id, "contactId")
    await queries.check_part(uow, Subscription, target.subscription_id, customer.id, "subscriptionId")
    await queries.check_part(uow, BillingAccount, target.billing_account_id, customer.id, "billingAccountId")
    before = interaction.customer_id
    if before is not None and before != customer.id:
        uow.record(events.InteractionMovedAway(**of(interaction)))
    for topic in await queries.topics_of(uow, interaction.id):
        # Another customer's numbers and accounts are no longer what it was about.
        if before != customer.id:
            topic.subscription_id = topic.billing_account_id = None
        topic.customer_id = customer.id
    interaction.customer_id = customer.id
    interaction.contact_id = target.contact_id
    interaction.subscription_id = target.subscription_id
    interaction.billing_account_id = target.billing_account_id
    uow.audit("interaction-move", interaction, {"customer_id": [before, customer.id]}, customer_id=customer.id)
    uow.record(events.InteractionMoved(**of(interaction)))
    await uow.flush()
    return interaction
