"""What the acquisition managers find in their inbox (LEA-04): one item for a lead, one in all for a list."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.uow import UnitOfWork
from api.leads.actions.common import manager_of
from api.leads.models import Lead, LeadImport
from api.work.actions import create_request
from api.work.events import ActionAnswered
from api.work.models import ActionRequest, RequestState

ALLOCATE: Final = "LEAD_ALLOCATION"
ALLOCATE_LIST: Final = "LEAD_LIST_ALLOCATION"


@dataclass(frozen=True, slots=True)
class _About:
    """The object of an inbox item."""

    branch_id: UUID
    subject: str
    subject_id: UUID
    number: str
    customer_id: UUID | None = None


async def ask_manager(uow: UnitOfWork, lead: Lead, manager_id: UUID | None) -> None:
    """Ask the manager of the lead's team to give it to somebody; without a manager the team, or the branch."""
    await create_request(
        uow,
        kind=ALLOCATE,
        title_key="lead-title-allocate",
        about=_About(lead.branch_id, "lead", lead.id, lead.number, lead.customer_id),
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
        about=_About(found.branch_id, "lead_import", found.id, found.file_name),
        values={"count": count},
        to_user_id=manager_id,
        to_team_id=None if manager_id else team_id,
    )


async def settle(uow: UnitOfWork, lead: Lead) -> None:
    """Close the item of a lead that somebody has now, or that ended."""
    await _close(uow, lead.id, ALLOCATE, RequestState.DONE)


async def withdraw_for_list(uow: UnitOfWork, found: LeadImport) -> None:
    """Take the items of a list back that was undone."""
    await _close(uow, found.id, ALLOCATE_LIST, RequestState.WITHDRAWN)


async def _close(uow: UnitOfWork, subject_id: UUID, kind: str, state: RequestState) -> None:
    """Close the open items of a kind on an object, whoever they are addressed to: the object itself has moved on."""
    statement = select(ActionRequest).where(
        col(ActionRequest.subject_id) == subject_id,
        col(ActionRequest.kind) == kind,
        col(ActionRequest.state) == RequestState.OPEN,
    )
    for request in await uow.session.scalars(statement.with_for_update()):
        request.state, request.answered_at, request.answered_by_id = state, uow.now, uow.actor.user_id
        uow.record(
            ActionAnswered(
                subject_id=request.subject_id,
                branch_id=request.branch_id,
                customer_id=request.customer_id,
                about=request.subject,
                request_id=request.id,
                kind=request.kind,
                state=state.name,
                to_user_id=request.to_user_id,
                to_team_id=request.to_team_id,
                sender_id=request.sender_id,
            )
        )
