"""Who may do what with customers and their people."""

from collections.abc import Iterable
from uuid import UUID

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.customers.models import Customer, CustomerAssignment, CustomerStatus


def can_create(actor: Actor, branch_id: UUID, status: CustomerStatus) -> Decision:
    """Who may write customers of the branch; prospects also by whoever may enter its leads."""
    if actor.reaches("customer", "write", branch_id=branch_id):
        return Allowed()
    prospect = status is CustomerStatus.PROSPECT and branch_id in actor.branch_ids
    return Allowed() if prospect and actor.scope("lead", "enter") else Denied()


def can_change(actor: Actor, customer: Customer, seats: Iterable[CustomerAssignment]) -> Decision:
    """Who may write the customer: its branch, its account team, or its own administrator in the portal."""
    return Allowed() if _reaches(actor, customer, seats) else Denied()


def can_manage(actor: Actor, customer: Customer, seats: Iterable[CustomerAssignment]) -> Decision:
    """Who may decide about the customer (status, account team, urgent notes): never its own people."""
    if actor.kind is ActorKind.PORTAL:
        return Denied("staff-only")
    return can_change(actor, customer, seats)


def can_change_signatory(actor: Actor) -> Decision:
    """Who signs is agreed with the operator: a customer's own people neither make one nor change one (WEB-03)."""
    return Denied("signatory-ours") if actor.kind is ActorKind.PORTAL else Allowed()


def _reaches(actor: Actor, customer: Customer, seats: Iterable[CustomerAssignment]) -> bool:
    """Tell whether the actor's permission to write reaches the customer, directly or by a seat."""
    if actor.reaches("customer", "write", branch_id=customer.branch_id, customer_id=customer.id):
        return True
    return any(
        actor.reaches("customer", "write", branch_id=customer.branch_id, team_id=seat.team_id, owner_id=seat.user_id)
        for seat in seats
    )
