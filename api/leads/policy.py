"""Who may do what with leads, their settings and their imports."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from api.core.actor import Actor, ActorKind
from api.core.errors import Allowed, Decision, Denied
from api.leads.models import ChannelSetting, Lead, LeadImport, LeadMove, LeadStatus
from api.leads.rules.entry import may_enter
from api.leads.rules.status import may

RECEIVED_ONLY: Final = frozenset({"DEALER", "EMPLOYEE"})
"""Roles that are told no more than "received" of what they enter (LEA-06)."""


def can_enter(actor: Actor, setting: ChannelSetting) -> Decision:
    """The right to enter leads, a branch of one's own, and a role to which the channel is open (LEA-02)."""
    if actor.kind is ActorKind.SYSTEM:
        return Allowed()
    if actor.scope("lead", "enter") is None or not _in_branch(actor, setting.branch_id):
        return Denied()
    if not setting.active:
        return Denied("lead-channel-inactive")
    return (
        Allowed()
        if may_enter(actor.roles, setting.entry_roles, setting.barred_roles)
        else Denied("lead-channel-barred")
    )


def can_assign(actor: Actor, lead: Lead) -> Decision:
    """The manager of the lead's team gives it to one person (LEA-04)."""
    return _reaches(actor, "assign", lead) or _stands(lead.status, LeadMove.ASSIGN)


def can_hand_over(actor: Actor, lead: Lead) -> Decision:
    """Only who gives leads out may take one from somebody (LEA-06)."""
    return _reaches(actor, "assign", lead) or _stands(lead.status, LeadMove.HAND_OVER)


def can_reclassify(actor: Actor, lead: Lead) -> Decision:
    """Telesales gives a hot lead to field sales, and a manager corrects where any lead went (LEA-11)."""
    refused = _reaches(actor, "work", lead)
    if refused and _reaches(actor, "assign", lead):
        return refused
    return _stands(lead.status, LeadMove.RECLASSIFY)


def can_work(actor: Actor, lead: Lead, move: LeadMove | None = None) -> Decision:
    """The owner works on the lead; so may its manager."""
    refused = _reaches(actor, "work", lead)
    if refused:
        return refused
    if lead.status is LeadStatus.COMPLETED:
        return Denied("lead-completed")
    return _stands(lead.status, move) if move else Allowed()


def can_close(actor: Actor, lead: Lead, move: LeadMove) -> Decision:
    """The owner ends the lead, with the reason or the customer's id in billing (LEA-08)."""
    return _reaches(actor, "close", lead) or _stands(lead.status, move)


def can_introduce(actor: Actor, lead: Lead) -> Decision:
    """The first seller of a referral, or who works on it, records the introduction (LEA-09a)."""
    if lead.introduced_at or lead.status not in {LeadStatus.ASSIGNED, LeadStatus.IN_PROGRESS}:
        return Denied("lead-status")
    if actor.user_id is not None and lead.originator_id == actor.user_id:
        return Allowed()
    return _reaches(actor, "work", lead) or Allowed()


def can_import(actor: Actor, branch_id: UUID) -> Decision:
    """Who may bring lists of leads into the branch."""
    return Allowed() if actor.reaches("lead", "import", branch_id=branch_id) else Denied()


def can_change_import(actor: Actor, found: LeadImport) -> Decision:
    """Whoever may import in the branch carries on with any import of it."""
    return can_import(actor, found.branch_id)


def can_edit_settings(actor: Actor, branch_id: UUID) -> Decision:
    """Channels, routes and matrices are edited by those who may write matrices."""
    return Allowed() if actor.reaches("matrix", "write", branch_id=branch_id) else Denied()


def abilities(actor: Actor, row: Mapping[str, Any]) -> dict[str, Decision]:
    """Return what the actor may do with a lead, from its columns `NEEDED`."""
    lead = Lead.model_construct(**{**row, "status": LeadStatus(row["status"])})
    return {
        "edit": can_work(actor, lead),
        "assign": can_assign(actor, lead),
        "hand_over": can_hand_over(actor, lead),
        "reclassify": can_reclassify(actor, lead),
        "start": can_work(actor, lead, LeadMove.START),
        "log_call": can_work(actor, lead),
        "introduce": can_introduce(actor, lead),
        "accept_offer": can_work(actor, lead, LeadMove.ACCEPT_OFFER),
        "win": can_close(actor, lead, LeadMove.WIN),
        "lose": can_close(actor, lead, LeadMove.LOSE),
        "convert": can_work(actor, lead),
    }


NEEDED: Final = ("status", "branch_id", "team_id", "owner_id", "originator_id", "introduced_at")


def _reaches(actor: Actor, action: str, lead: Lead) -> Denied | None:
    reached = actor.reaches(
        "lead",
        action,
        branch_id=key(lead.branch_id),
        team_id=key_or_none(lead.team_id),
        owner_id=key_or_none(lead.owner_id),
    )
    return None if reached else Denied("lead-not-yours" if actor.scope("lead", action) else "permission-missing")


def _stands(status: LeadStatus, move: LeadMove) -> Decision:
    return Allowed() if may(status, move) else Denied("lead-status")


def _in_branch(actor: Actor, branch_id: UUID) -> bool:
    return branch_id in actor.branch_ids or actor.kind is ActorKind.SYSTEM


def key(value: UUID | str) -> UUID:
    """Return the key; a planned row carries it as text."""
    return value if isinstance(value, UUID) else UUID(value)


def key_or_none(value: UUID | str | None) -> UUID | None:
    """Return the key, where there is one."""
    return None if value is None else key(value)
