"""What several actions on leads share: the people whom an event concerns, a step of the status, a new owner."""

from typing import Any
from uuid import UUID

from api.core.uow import UnitOfWork
from api.leads.events import LeadAssigned, LeadStatusChanged
from api.leads.models import Lead, LeadMove, LeadReason, LeadStatus
from api.leads.rules.status import next_status
from api.people.models import Team


async def about(uow: UnitOfWork, lead: Lead) -> dict[str, Any]:
    """Return the common fields of a lead's events: originator, owner and manager are alerted of changes (LEA-07)."""
    return concerning(lead, await manager_of(uow, lead.team_id))


def concerning(lead: Lead, manager_id: UUID | None) -> dict[str, Any]:
    """Return the same, for whoever knows the team's manager already."""
    return {
        "subject_id": lead.id,
        "branch_id": lead.branch_id,
        "customer_id": lead.customer_id,
        "originator_id": lead.originator_id,
        "owner_id": lead.owner_id,
        "manager_id": manager_id,
    }


async def manager_of(uow: UnitOfWork, team_id: UUID | None) -> UUID | None:
    """Return the acquisition manager of a team."""
    team = await uow.session.get(Team, team_id) if team_id else None
    return team.manager_id if team else None


async def step(uow: UnitOfWork, lead: Lead, move: LeadMove, *, reason: str | None = None) -> LeadStatus:
    """Move the lead as the table of transitions says and write it down. Raises LeadStatusRefused; returns the old one."""
    old, lead.status = lead.status, next_status(lead.status, move)
    uow.audit(f"lead-{move.value.lower().replace('_', '-')}", lead, {"status": [old, lead.status]}, reason=reason)
    if reason:
        uow.add(LeadReason(created_at=uow.now, branch_id=lead.branch_id, lead_id=lead.id, words=reason))
    if lead.status is not old:
        uow.record(
            LeadStatusChanged(
                **await about(uow, lead),
                old=old.value,
                new=lead.status.value,
                move=move.value,
                result=lead.result.value if lead.result else None,
            )
        )
    return old


async def give(uow: UnitOfWork, lead: Lead, owner_id: UUID, *, by_rule: bool) -> None:
    """Make somebody the one person who follows the lead (LEA-04)."""
    lead.owner_id, lead.assigned_at = owner_id, uow.now
    await step(uow, lead, LeadMove.ASSIGN)
    uow.record(LeadAssigned(**await about(uow, lead), by_rule=by_rule))
