"""What a new branch starts with: escalation as in the sources (TIC-06), a week of silence."""

from api.core.uow import UnitOfWork
from api.people.models import Branch
from api.tickets.models import EscalationRule, TicketKind, TicketSetting

CLAIM = ((0, 0, "BILLING_AGENT"), (1, 7, "SUPERVISOR"), (2, 14, "SALES_MANAGER"), (3, 21, "ADMIN"))
TROUBLE = ((0, 0, "SERVICE_MANAGEMENT"), (1, 4, "FIELD_TECH"), (2, 6, "SUPERVISOR"), (3, 8, "ADMIN"))
OTHER = ((0, 0, "CARE_AGENT"), (1, 7, "SUPERVISOR"), (2, 14, "SALES_MANAGER"), (3, 21, "ADMIN"))
LADDERS = {
    TicketKind.BILLING: CLAIM,
    TicketKind.COMPLAINT: OTHER,
    TicketKind.SALES: OTHER,
    TicketKind.TASK: OTHER,
    TicketKind.TROUBLE: TROUBLE,
}


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Add the rules and settings of a branch that has none."""
    for kind, ladder in LADDERS.items():
        for level, days, role in ladder:
            uow.add(EscalationRule(branch_id=branch.id, kind=kind, level=level, after_days=days, role_code=role))
    uow.add(TicketSetting(branch_id=branch.id))
    await uow.flush()
