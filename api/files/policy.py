"""Who may bring, see and share files."""

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.files.models import Attachment

MOST_WAITING = 200  # uploads of one person that nothing was done with yet


def can_upload(actor: Actor) -> Decision:
    """Whoever may write files in any scope may bring one; what it is attached to is decided later."""
    if actor.user_id is None or actor.scope("file", "write") is None:
        return Denied()
    return Allowed()


def can_share(actor: Actor, attachment: Attachment) -> Decision:
    """Staff that may write the file show it to the customer or take it back."""
    if actor.kind is ActorKind.PORTAL:
        return Denied()
    if attachment.customer_id is None:
        return Denied("file-without-customer")
    reached = actor.reaches("file", "write", branch_id=attachment.branch_id, owner_id=attachment.uploaded_by)
    return Allowed() if reached else Denied()
