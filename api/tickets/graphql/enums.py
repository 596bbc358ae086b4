"""The enums of tickets, made known to the schema once."""

from api.core.graphql.enums import publish_enum
from api.tickets.models import TicketKind, TicketOrigin, TicketPriority, TicketStatus

__all__ = ["TicketKind", "TicketOrigin", "TicketPriority", "TicketStatus"]

publish_enum(
    TicketOrigin,
    "Who reported it.",
    INTERNAL="Somebody of the operator.",
    EXTERNAL="The customer.",
)
publish_enum(
    TicketKind,
    "What a ticket is about.",
    BILLING="A claim or question about an invoice.",
    SALES="A wish to buy or change.",
    TROUBLE="A fault, by product and symptom.",
    COMPLAINT="A complaint, decided in writing.",
    TASK="Something to be done.",
)
publish_enum(
    TicketStatus,
    "Where a ticket stands.",
    GATHERING="Being written.",
    OPEN="Somebody has it, or it is about to be routed.",
    DISPATCHED="In a queue.",
    REJECTED="Sent back, with what is missing.",
    RESOLVED="Answered; the customer is asked.",
    CLOSED="The customer agreed, or was silent.",
    CANCELLED="Withdrawn.",
)
publish_enum(
    TicketPriority,
    "How urgent a ticket is.",
    LOW="When there is time.",
    NORMAL="In turn.",
    HIGH="Before others.",
    URGENT="At once.",
)
