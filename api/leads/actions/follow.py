"""Following a lead: giving it out, handing it over, calling, starting (LEA-04 to LEA-07, LEA-09a, LEA-11)."""

from datetime import datetime
from typing import Final
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.leads import policy, queries
from api.leads.actions.common import about, give, manager_of, step
from api.leads.actions.enter import CONTACT_CLOCK
from api.leads.actions.inbox import ask_manager, settle
from api.leads.actions.qualify import Qualifier, record
from api.leads.events import (
    LeadCallLogged,
    LeadHandedOver,
    LeadIntroduced,
    LeadReached,
    LeadReclassified,
    LeadStarted,
)
from api.leads.models import (
    CallOutcome,
    HandOverReason,
    Lead,
    LeadCall,
    LeadChannel,
    LeadMove,
    OriginatorKind,
    SalesChannel,
)
from api.leads.rules.deadline import in_asked_hours
from api.leads.rules.matrix import Qualification
from api.people.queries import branch as branch_of
from api.sla.actions import meet_on

REACHED: Final = frozenset({CallOutcome.REACHED, CallOutcome.CALL_BACK})
SELLERS: Final = frozenset({OriginatorKind.FIELD_SALES, OriginatorKind.TELESALES})


async def assign_lead(uow: UnitOfWork, lead_id: UUID, user_id: UUID, *, version: int | None = None) -> Lead:
    """Give a new lead to one person of the team (LEA-04). Raises NotFound, PermissionDenied, StaleVersion, InvalidInput."""
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_assign(uow.actor, lead))
    check_version(version, lead.version)
    await _check_member(uow, lead, user_id)
    await give(uow, lead, user_id, by_rule=False)
    await settle(uow, lead)
    await uow.flush()
    return lead


async def hand_over_lead(
    uow: UnitOfWork, lead_id: UUID, user_id: UUID, reason: HandOverReason, note: str, *, version: int | None = None
) -> Lead:
    """Give a lead to another person, since it was entered or received wrongly (LEA-06); the note says what was wrong."""
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_hand_over(uow.actor, lead))
    check_version(version, lead.version)
    if not note.strip():
        raise InvalidInput("note", code="required")
    if user_id == lead.owner_id:
        raise InvalidInput("userId", code="lead-same-owner")
    await _check_member(uow, lead, user_id)
    previous = lead.owner_id
    lead.owner_id, lead.assigned_at = user_id, uow.now
    await step(uow, lead, LeadMove.HAND_OVER, reason=note.strip())
    uow.record(LeadHandedOver(**await about(uow, lead), previous_owner_id=previous, reason=reason.value))
    await uow.flush()
    return lead


async def reclassify_lead(
    uow: UnitOfWork,
    lead_id: UUID,
    channel: SalesChannel,
    reason: str,
    *,
    wrong: HandOverReason | None = None,
    version: int | None = None,
) -> Lead:
    """Give a lead to another sales channel, whose manager then gives it out: telesales does so with a hot lead (LEA-11).

    Any other lead that somebody has leaves that person only because it was entered or received wrongly (LEA-06).
    """
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_reclassify(uow.actor, lead))
    check_version(version, lead.version)
    if not reason.strip():
        raise InvalidInput("reason", code="required")
    if wrong is None and lead.owner_id and lead.channel is not LeadChannel.HOT_LEAD:
        raise InvalidInput("wrong", code="required")
    if channel is lead.sales_channel:
        raise InvalidInput("salesChannel", code="lead-same-channel")
    way = await Qualifier.of(uow, await branch_of(uow, lead.branch_id)).way(channel, lead.region)
    old, previous = lead.sales_channel, lead.owner_id
    lead.sales_channel, lead.team_id, lead.owner_id = channel, way.team_id, None
    explanation = [{"rule": "RECLASSIFIED", "matched": True, "instead_of": old.value}]
    uow.add(record(lead, Qualification(channel, lead.priority, lead.segment_code, None, explanation), None))
    await step(uow, lead, LeadMove.RECLASSIFY, reason=reason.strip())
    lead.assigned_at = lead.started_at = None
    await uow.flush()
    uow.record(
        LeadReclassified(
            **await about(uow, lead),
            previous_owner_id=previous,
            reason=wrong.value if wrong else None,
            old=old.value,
            new=channel.value,
            team_id=lead.team_id,
        )
    )
    await settle(uow, lead)
    await ask_manager(uow, lead, await manager_of(uow, lead.team_id))
    return lead


async def start_lead(uow: UnitOfWork, lead_id: UUID, *, version: int | None = None) -> Lead:
    """Begin the analysis of the customer; the originator is told (LEA-09)."""
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_work(uow.actor, lead, LeadMove.START))
    check_version(version, lead.version)
    lead.started_at = uow.now
    await step(uow, lead, LeadMove.START)
    uow.record(LeadStarted(**await about(uow, lead)))
    await uow.flush()
    return lead


async def accept_offer_on_lead(uow: UnitOfWork, lead_id: UUID, *, version: int | None = None) -> Lead:
    """Note that the customer accepted the offer and it is being implemented (LEA-07)."""
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_work(uow.actor, lead, LeadMove.ACCEPT_OFFER))
    check_version(version, lead.version)
    await step(uow, lead, LeadMove.ACCEPT_OFFER)
    await uow.flush()
    return lead


async def log_call(
    uow: UnitOfWork, lead_id: UUID, outcome: CallOutcome, note: str | None = None, *, at: datetime | None = None
) -> LeadCall:
    """Write down an attempt to reach the customer; the first that reached them in the asked hours keeps the promise (LEA-05).

    `at` is when it was, for a device that had no line then; the promise is judged by when it is told.
    """
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_work(uow.actor, lead))
    call = uow.add(
        LeadCall(
            created_at=uow.now,
            branch_id=lead.branch_id,
            lead_id=lead.id,
            user_id=uow.actor.user_id,
            at=min(at or uow.now, uow.now),
            outcome=outcome,
            note=(note or "").strip() or None,
        )
    )
    uow.record(LeadCallLogged(**await about(uow, lead), outcome=outcome.value))
    if lead.reached_at is None and outcome in REACHED and await _wanted_now(uow, lead):
        lead.reached_at, lead.due_at = uow.now, None
        await meet_on(uow, lead.id, CONTACT_CLOCK)
        uow.record(LeadReached(**await about(uow, lead)))
    uow.audit("lead-call", lead, {"outcome": outcome, "note": call.note})
    await uow.flush()
    return call


async def _wanted_now(uow: UnitOfWork, lead: Lead) -> bool:
    zone = (await branch_of(uow, lead.branch_id)).zone
    return in_asked_hours(uow.now, lead.wish_from, lead.wish_to, zone)


async def introduce_lead(uow: UnitOfWork, lead_id: UUID) -> Lead:
    """Record that the first seller introduced the second to the customer (LEA-09a). Raises InvalidInput outside of that."""
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_introduce(uow.actor, lead))
    if lead.channel is not LeadChannel.REFERRAL or lead.originator_kind not in SELLERS:
        raise InvalidInput("id", code="lead-not-between-sellers")
    lead.introduced_at = uow.now
    uow.record(LeadIntroduced(**await about(uow, lead)))
    uow.audit("lead-introduce", lead, {"introduced_at": uow.now})
    await uow.flush()
    return lead


async def _check_member(uow: UnitOfWork, lead: Lead, user_id: UUID) -> None:
    """A lead goes to somebody of the team that it was allocated to."""
    if lead.team_id is None or not await queries.is_member(uow, lead.team_id, user_id):
        raise InvalidInput("userId", code="lead-not-in-team")
