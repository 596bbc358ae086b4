"""Reading contacts; what the caller may not see is not found."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import func, select, text
from sqlmodel import SQLModel, col

from api.core.actor import Actor, ActorKind, scoped
from api.core.errors import InvalidInput, NotFound
from api.core.uow import UnitOfWork
from api.customers.models import BillingAccount, Contact, Customer, Subscription
from api.files.subjects import attachable
from api.interactions import policy
from api.interactions.models import Interaction, InteractionMacro, InteractionReason, InteractionTopic
from api.leads.models import Lead
from api.leads.queries import visible_to as leads_visible_to

T = TypeVar("T", bound=SQLModel)


def visible_to(actor: Actor) -> str:
    """Staff see the contacts of their branches, or own ones; what is noted of customers never shows in the portal."""
    return scoped(actor, "interaction", owner="{t}.agent_id") if actor.kind is not ActorKind.PORTAL else "false"


def part_visible_to(actor: Actor) -> str:
    """Reasons and outcomes of visible contacts."""
    own = visible_to(actor).replace("{t}", "x")
    if own == "false":
        return own
    return f"exists (select 1 from interaction x where x.id = {{t}}.interaction_id and {own})"  # noqa: S608 - our own predicate


def settings_visible_to(actor: Actor) -> str:
    """Reasons and templates are for whoever reads contacts of the branch."""
    shown = visible_to(actor)
    return "{t}.branch_id = any(:branches)" if shown not in {"true", "false"} else shown


def refuse_portal(actor: Actor, kind: str) -> None:
    """Raise NotFound for customers' people, before a table is named that is barred to them."""
    if actor.kind is ActorKind.PORTAL:
        raise NotFound(kind, "id")


async def lock_interaction(uow: UnitOfWork, interaction_id: UUID) -> Interaction:
    """Return the contact, locked for change. Raises NotFound when the actor may not see it."""
    refuse_portal(uow.actor, "Interaction")
    found = await uow.session.get(Interaction, interaction_id, with_for_update=True, populate_existing=True)
    if found is None or not policy.can_read(uow.actor, found):
        raise NotFound("Interaction", "id")
    return found


async def by_reference(uow: UnitOfWork, client_reference: str) -> Interaction | None:
    """Return the contact that the actor has written down under a client reference already."""
    found: Interaction | None = await uow.session.scalar(
        select(Interaction).where(
            col(Interaction.agent_id) == uow.actor.user_id, col(Interaction.client_reference) == client_reference
        )
    )
    return found


async def customer(uow: UnitOfWork, customer_id: UUID, *path: str) -> Customer:
    """Return a customer that the actor may read. Raises NotFound."""
    found = await uow.session.get(Customer, customer_id)
    if found is None or not uow.actor.reaches("customer", "read", branch_id=found.branch_id, customer_id=found.id):
        raise NotFound("Customer", *path)
    return found


async def lead(uow: UnitOfWork, lead_id: UUID) -> Lead:
    """Return a lead that the actor may read. Raises NotFound."""
    visible = leads_visible_to(uow.actor)
    claims = {name: value for name, value in uow.actor.claims().items() if f":{name}" in visible}
    predicate = text(visible.replace("{t}", "lead")).bindparams(**claims)
    found: Lead | None = await uow.session.scalar(select(Lead).where(col(Lead.id) == lead_id, predicate))
    if found is None:
        raise NotFound("Lead", "input", "leadId")
    return found


async def check_part(
    uow: UnitOfWork,
    model: type[Contact | Subscription | BillingAccount],
    key: UUID | None,
    owner: UUID | None,
    name: str,
) -> None:
    """Refuse a person, number or account that is not the customer's. Raises InvalidInput."""
    if key is None:
        return
    part: Any = await uow.session.get(model, key)
    if part is None or owner is None or part.customer_id != owner:
        raise InvalidInput("input", name, code="interaction-not-the-customers")


async def topics_of(uow: UnitOfWork, interaction_id: UUID) -> Sequence[InteractionTopic]:
    """Return the reasons of a contact, in their order."""
    rows = await uow.session.scalars(
        select(InteractionTopic)
        .where(col(InteractionTopic.interaction_id) == interaction_id)
        .order_by(col(InteractionTopic.place))
    )
    return rows.all()


async def reasons(uow: UnitOfWork, keys: Sequence[UUID]) -> dict[UUID, InteractionReason]:
    """Return the reasons of these keys that exist."""
    rows = await uow.session.scalars(select(InteractionReason).where(col(InteractionReason.id).in_(keys)))
    return {row.id: row for row in rows}


async def has_reasons(uow: UnitOfWork, branch_id: UUID) -> bool:
    """Tell whether the branch has a tree of reasons already."""
    query = select(col(InteractionReason.id)).where(col(InteractionReason.branch_id) == branch_id).limit(1)
    return await uow.session.scalar(query) is not None


async def depth_below(uow: UnitOfWork, parent: InteractionReason | None) -> int:
    """Return at which depth a child of the reason stands; 1 at the top."""
    depth = 1
    while parent is not None:
        depth += 1
        parent = await uow.session.get(InteractionReason, parent.parent_id) if parent.parent_id else None
    return depth


async def last_place(uow: UnitOfWork, model: type[InteractionReason | InteractionMacro], branch_id: UUID) -> int:
    """Return the highest place that a row of the branch has."""
    table: Any = model
    return int(await uow.session.scalar(select(func.max(table.place)).where(table.branch_id == branch_id)) or 0)


async def lock_setting(uow: UnitOfWork, model: type[T], key: UUID, kind: str) -> T:
    """Return a reason or template, locked for change. Raises NotFound, also to those who may not see it."""
    refuse_portal(uow.actor, kind)
    found = await uow.session.get(model, key, with_for_update=True, populate_existing=True)
    branch: Any = getattr(found, "branch_id", None)
    if found is None or not uow.actor.reaches("interaction", "read", branch_id=branch):
        raise NotFound(kind, "id")
    return found


attachable("interaction", prefix="int", visible=visible_to)
