"""Who is told of leads and of what lies in an inbox."""

from typing import Final
from uuid import UUID

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.leads.models import Lead, LeadResult
from api.notifications.actions import notify
from api.people.models import Team
from api.people.queries import member_ids
from api.work.models import ActionRequest

# Kinds of inbox items whose people are told in words of their own.
TOLD_OTHERWISE: Final = frozenset({"LEAD_ALLOCATION", "TICKET"})


async def tell_lead_manager(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the manager of the allocated channel that a lead waits for a person (LEA-04)."""
    if event.data["owner_id"] is None:
        await _tell_of_lead(uow, event, "manager_id", "lead-allocated")


async def tell_lead_owner(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the person who got the lead, unless it was taken by its own hand."""
    await _tell_of_lead(uow, event, "owner_id", "lead-assigned")


async def tell_lead_originator(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell whoever brought a lead that work on it began, or how it ended (LEA-09)."""
    lead = await uow.session.get(Lead, event.subject_id)
    if lead is None or lead.originator_id is None or lead.originator_id == event.actor_id:
        return
    kind = "lead-started"
    if lead.result is not None:
        kind = "lead-won" if lead.result is LeadResult.WON else "lead-lost"
    values = {"number": lead.number, "customer": lead.company_name}
    await notify(uow, [lead.originator_id], kind, values, f"/leads/lea_{lead.id}", event, branch_id=lead.branch_id)


async def tell_lead_late(uow: UnitOfWork, event: StoredEvent) -> None:
    """Warn the owner whose 24 hours run out, and tell the manager when they are over (LEA-05)."""
    lead = await uow.session.get(Lead, event.subject_id) if event.subject == "lead" else None
    if lead is None or lead.result is not None:
        return
    people = [] if lead.owner_id is None else [lead.owner_id]
    team = await uow.session.get(Team, lead.team_id) if lead.team_id else None
    if team is not None and team.manager_id is not None and (event.name != "ClockWarned" or not people):
        people.append(team.manager_id)
    values = {"number": lead.number, "customer": lead.company_name, "due": lead.due_at or "—"}
    await notify(uow, people, "lead-late", values, f"/leads/lea_{lead.id}", event, branch_id=lead.branch_id)


async def tell_action_requested(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell whoever is asked, a person or a team, but not the sender (INB-02)."""
    request = await _request(uow, event)
    if request is None or request.to_customer or request.kind in TOLD_OTHERWISE:
        return
    asked = [request.to_user_id] if request.to_user_id else []
    if request.to_team_id:
        asked = list(await member_ids(uow, request.to_team_id))
    people = [user_id for user_id in asked if user_id and user_id != request.sender_id]
    values = {"number": request.number, "subject": request.titles}
    await notify(uow, people, "action-requested", values, "/inbox", event, branch_id=request.branch_id)


async def tell_action_answered(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the sender that the answer is there, unless it is the own one."""
    request = await _request(uow, event)
    if request is None or request.sender_id is None or request.sender_id == event.actor_id:
        return
    values = {"number": request.number, "subject": request.titles}
    await notify(uow, [request.sender_id], "action-answered", values, "/inbox", event, branch_id=request.branch_id)


async def _tell_of_lead(uow: UnitOfWork, event: StoredEvent, who: str, kind: str) -> None:
    person = event.data[who]
    lead = await uow.session.get(Lead, event.subject_id)
    if person is None or lead is None or UUID(str(person)) == event.actor_id:
        return
    values = {"number": lead.number, "customer": lead.company_name, "due": lead.due_at or "—"}
    await notify(uow, [UUID(str(person))], kind, values, f"/leads/lea_{lead.id}", event, branch_id=lead.branch_id)


async def _request(uow: UnitOfWork, event: StoredEvent) -> ActionRequest | None:
    return await uow.session.get(ActionRequest, UUID(str(event.data["request_id"])))
