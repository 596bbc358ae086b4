"""Who is told of leads and of what lies in an inbox."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.leads.models import Lead, LeadMove, LeadResult, LeadStatus, OriginatorKind
from api.notifications.actions import notify
from api.people.models import Team
from api.people.queries import member_ids
from api.work.models import ActionRequest

# Kinds of inbox items whose people, asked and asking, are told in words of their own.
TOLD_OTHERWISE: Final = frozenset({"ANSWER", "LEAD_ALLOCATION", "PRICING", "TICKET"})
CHANGES: Final = {"LeadHandedOver": "HANDED_OVER", "LeadReclassified": "RECLASSIFIED"}
# Who learns of a change by another notification.
TOLD_OF_CHANGE: Final[Mapping[str, tuple[str, ...]]] = {
    "ASSIGNED": ("owner_id",),
    "HANDED_OVER": ("owner_id",),
    "RECLASSIFIED": ("manager_id",),
    "IN_PROGRESS": ("originator_id",),
    "WON": ("originator_id",),
    "LOST": ("originator_id",),
}
RECEIVED_ONLY: Final = frozenset({OriginatorKind.DEALER, OriginatorKind.EMPLOYEE})


async def tell_lead_manager(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the manager of the allocated channel that a lead waits for a person (LEA-04); a team without one itself."""
    lead = await uow.session.get(Lead, event.subject_id)
    if lead is not None and lead.owner_id is None and str(lead.team_id) == str(event.data["team_id"]):
        await _tell(uow, event, lead, await _answering_for(uow, lead), "lead-allocated")


async def tell_lead_owner(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the person who got the lead, unless it was taken by its own hand."""
    lead = await uow.session.get(Lead, event.subject_id)
    if lead is not None:
        await _tell(uow, event, lead, _people(event, "owner_id"), "lead-assigned")


async def tell_lead_originator(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell whoever brought a lead that work on it began, or how it ended (LEA-09)."""
    lead = await uow.session.get(Lead, event.subject_id)
    if lead is None:
        return
    kind = "lead-started"
    if event.name == "LeadClosed":
        kind = "lead-won" if event.data["result"] == LeadResult.WON else "lead-lost"
    await _tell(uow, event, lead, _people(event, "originator_id"), kind)


async def tell_lead_changed(uow: UnitOfWork, event: StoredEvent) -> None:
    """Alert originator, owner and manager of a change (LEA-07), except who is told of it in words of its own."""
    lead = await uow.session.get(Lead, event.subject_id)
    if lead is None or event.data.get("move") in {LeadMove.HAND_OVER, LeadMove.RECLASSIFY}:
        return  # these two have events of their own
    change = CHANGES.get(event.name) or str(event.data["new"])
    if change == LeadStatus.COMPLETED:
        change = str(event.data["result"])
    concerned = _people(event, "originator_id", "owner_id", "manager_id", "previous_owner_id")
    told = _people(event, *TOLD_OF_CHANGE.get(change, ()))
    await _tell(uow, event, lead, [person for person in concerned if person not in told], "lead-changed", change=change)


async def tell_lead_late(uow: UnitOfWork, event: StoredEvent) -> None:
    """Warn the owner whose 24 hours run out or are over, then the manager (LEA-05); nobody has it: the manager at once."""
    lead = await uow.session.get(Lead, event.subject_id) if event.subject == "lead" else None
    if lead is None or lead.reached_at is not None or lead.result is not None:
        return
    to_owner = event.name != "ClockEscalated" and lead.owner_id is not None
    people = [lead.owner_id] if to_owner and lead.owner_id else await _answering_for(uow, lead)
    due = datetime.fromisoformat(str(event.data["due_at"]))
    await _tell(uow, event, lead, people, "lead-due" if event.name == "ClockWarned" else "lead-late", due=due)


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
    if request is None or request.kind in TOLD_OTHERWISE:
        return
    values = {"number": request.number, "subject": request.titles}
    people = [request.sender_id] if request.sender_id and request.sender_id != event.actor_id else []
    await notify(uow, people, "action-answered", values, "/inbox", event, branch_id=request.branch_id)


async def _tell(
    uow: UnitOfWork, event: StoredEvent, lead: Lead, people: Sequence[UUID], kind: str, **more: object
) -> None:
    """Tell people of a lead, but nobody of the own doing. Who brought it opens what they see of it."""
    values = {"number": lead.number, "customer": lead.company_name, "due": lead.due_at or "none", **more}
    for person in people:
        if person != event.actor_id:
            received_only = person == lead.originator_id and lead.originator_kind in RECEIVED_ONLY
            link = "/leads?who=brought" if received_only else f"/leads/lea_{lead.id}"
            await notify(uow, [person], kind, values, link, event, branch_id=lead.branch_id)


def _people(event: StoredEvent, *names: str) -> list[UUID]:
    """Return the people whom the event names, each once."""
    given = [UUID(str(event.data[name])) for name in names if event.data.get(name)]
    return list(dict.fromkeys(given))


async def _answering_for(uow: UnitOfWork, lead: Lead) -> list[UUID]:
    """Return the acquisition manager of the lead's team, else its members."""
    team = await uow.session.get(Team, lead.team_id) if lead.team_id else None
    if team is None:
        return []
    return [team.manager_id] if team.manager_id else await member_ids(uow, team.id)


async def _request(uow: UnitOfWork, event: StoredEvent) -> ActionRequest | None:
    return await uow.session.get(ActionRequest, UUID(str(event.data["request_id"])))
