"""Who may bill."""

from uuid import UUID

from api.billing.models import Invoice
from api.core.actor import Actor
from api.core.errors import Allowed, Decision, Denied


def can_read(actor: Actor, invoice: Invoice) -> bool:
    """Tell whether the invoice may be known to the caller."""
    return actor.reaches("billing", "read", branch_id=invoice.branch_id, customer_id=invoice.customer_id)


def can_bill(actor: Actor, branch_id: UUID) -> Decision:
    """Whoever may write the branch's billing: close months, enter payments."""
    return Allowed() if actor.reaches("billing", "write", branch_id=branch_id) else Denied()


def can_repeat(actor: Actor, branch_id: UUID) -> Decision:
    """Whoever may retry what could not be delivered."""
    return Allowed() if actor.reaches("delivery", "retry", branch_id=branch_id) else Denied()
