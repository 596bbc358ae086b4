"""What the acquisition managers find in their inbox (LEA-04): one item for a lead, one in all for a list."""

from typing import Final
from uuid import UUID

from api.core.uow import UnitOfWork
from api.leads.actions.common import manager_of
from api.leads.models import Lead, LeadImport
from api.work.actions import Subject, close_about, create_request
from api.work.models import RequestState

ALLOCATE: Final = "LEAD_ALLOCATION"
ALLOCATE_LIST: Final = "LEAD_LIST_ALLOCATION"


async def ask_manager(uow: UnitOfWork, lead: Lead, manager_id: UUID | None) -> None:
    """Ask the manager of the lead's team to give it to somebody; without a manager the team, or the branch."""
    await create_request(
        uow,
        kind=ALLOCATE,
        title_key="lead-title-allocate",
        about=Subject(lead.branch_id, "lead", lead.id, lead.number, lead.customer_id),
        values={"company": lead.company_name},
        to_user_id=manager_id,
        to_team_id=None if manager_id else lead.team_id,
        due_at=lead.due_at,
    )


async def ask_manager_for_list(uow: UnitOfWork, found: LeadImport, team_id: UUID | None, count: int) -> None:
    """Ask once for all leads of a list that a team gets (CUS-10)."""
    manager_id = await manager_of(uow, team_id)
    await create_request(
        uow,
        kind=ALLOCATE_LIST,
        title_key="lead-title-allocate-list",
        about=Subject(found.branch_id, "lead_import", found.id, found.file_name),
        values={"count": count},
        to_user_id=manager_id,
        to_team_id=None if manager_id else team_id,
    )


async def settle(uow: UnitOfWork, lead: Lead) -> None:
    """Close the item of a lead that somebody has now, or that ended."""
    await close_about(uow, lead.id, ALLOCATE)


async def withdraw_for_list(uow: UnitOfWork, found: LeadImport) -> None:
    """Take the items of a list back that was undone."""
    await close_about(uow, found.id, ALLOCATE_LIST, RequestState.WITHDRAWN)
