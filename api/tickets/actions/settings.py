"""How tickets escalate and when silence closes them, as an administrator changes it (TIC-06, TIC-07)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col

from api.catalog.models import ProductType, Symptom
from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.people.models import Branch, UserKind
from api.people.queries import roles_by_code
from api.tickets import policy, queries
from api.tickets.events import TicketRulesChanged
from api.tickets.models import EscalationRule, TicketKind, TicketSetting
from api.tickets.rules import ENDED, Level, Rung, Step, check_levels, ladder, reached

TRIED_DAYS: Final = 90
MOST_TRIED: Final = 500
LONGEST_SILENCE: Final = 365


@dataclass(frozen=True, slots=True)
class Ladder:
    """All levels for a kind of ticket, or for one of its products, or for one symptom of that; none to drop it."""

    kind: TicketKind
    levels: tuple[Level, ...]
    product_type: str | None = None
    symptom_code: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """What a changed ladder would have done to one past ticket, beside what the present one does."""

    ticket_id: UUID
    number: str
    opened_at: datetime
    before: list[Step]
    after: list[Step]

    @property
    def changed(self) -> bool:
        """Tell whether the ticket would have gone another way."""
        return self.before != self.after


async def set_escalation(
    uow: UnitOfWork, branch_id: UUID, wanted: Ladder, *, version: int | None = None
) -> TicketSetting:
    """Replace one ladder of a branch; what is planned for open tickets keeps its days (TIC-06).

    Raises NotFound, PermissionDenied, StaleVersion, InvalidInput (days, role, symptom, nothing left for a kind).
    """
    setting = await _locked(uow, branch_id, version)
    await _check(uow, branch_id, wanted)
    old = [rule for rule in await queries.escalation_rules(uow, branch_id) if _same(rule, wanted)]
    await uow.session.execute(delete(EscalationRule).where(col(EscalationRule.id).in_([rule.id for rule in old])))
    for rung in _rungs(wanted):
        uow.add(
            EscalationRule(
                branch_id=branch_id,
                kind=rung.kind,
                product_type=rung.product_type,
                symptom_code=rung.symptom_code,
                level=rung.level,
                after_days=rung.after_days,
                role_code=rung.role_code,
            )
        )
    # The rules have no version of their own: whoever changes any of them has seen the settings as a whole.
    flag_modified(setting, "silence_days")
    before = sorted((rule.after_days, rule.role_code) for rule in old)
    after = [(level.after_days, level.role_code) for level in wanted.levels]
    key = "/".join(filter(None, (wanted.kind.name, wanted.product_type, wanted.symptom_code)))
    return await _saved(uow, setting, {key: [before, after]})


async def set_silence(uow: UnitOfWork, branch_id: UUID, days: int, *, version: int | None = None) -> TicketSetting:
    """Set after how many days a resolution that nobody answers closes the ticket (TIC-07).

    Raises NotFound, PermissionDenied, StaleVersion, InvalidInput.
    """
    setting = await _locked(uow, branch_id, version)
    if not 0 < days <= LONGEST_SILENCE:
        raise InvalidInput("silenceDays", code="ticket-silence-days", limit=LONGEST_SILENCE)
    before, setting.silence_days = setting.silence_days, days
    return await _saved(uow, setting, {"silence_days": [before, days]})


async def try_escalation(uow: UnitOfWork, branch_id: UUID, wanted: Ladder) -> list[Tried]:
    """Run a changed ladder on the tickets of the last 90 days without keeping anything, newest first (TIC-06).

    Raises PermissionDenied, InvalidInput.
    """
    require(policy.can_configure(uow.actor, branch_id))
    await _check(uow, branch_id, wanted)
    branch = await uow.session.get_one(Branch, branch_id)
    present = await queries.escalation_rules(uow, branch_id)
    changed: list[EscalationRule | Rung] = [*(rule for rule in present if not _same(rule, wanted)), *_rungs(wanted)]
    rules_now: list[EscalationRule | Rung] = [*present]
    since = uow.now - timedelta(days=TRIED_DAYS)
    tried = []
    for ticket in await queries.opened_since(uow, branch_id, wanted.kind, since, MOST_TRIED):
        about = (ticket.kind, ticket.product_type, ticket.symptom_code)
        opened = ticket.opened_at or ticket.created_at
        answered = ticket.resolved_at or ticket.closed_at
        until = answered or (opened if ticket.status in ENDED else uow.now)
        before, after = (reached(ladder(rules, *about), opened, until, branch.zone) for rules in (rules_now, changed))
        tried.append(Tried(ticket.id, ticket.number, opened, before, after))
    return tried


async def _locked(uow: UnitOfWork, branch_id: UUID, version: int | None) -> TicketSetting:
    setting = await queries.lock_settings(uow, branch_id)
    require(policy.can_configure(uow.actor, branch_id))
    check_version(version, setting.version)
    return setting


async def _saved(uow: UnitOfWork, setting: TicketSetting, changes: dict[str, object]) -> TicketSetting:
    await uow.flush()
    uow.audit("ticket-rules-update", setting, changes)
    uow.record(TicketRulesChanged(subject_id=setting.id, branch_id=setting.branch_id))
    return setting


def _same(rule: EscalationRule, wanted: Ladder) -> bool:
    """Tell whether a rule belongs to the ladder."""
    return (rule.kind, rule.product_type, rule.symptom_code) == (
        wanted.kind,
        wanted.product_type,
        wanted.symptom_code,
    )


def _rungs(wanted: Ladder) -> Sequence[Rung]:
    return [
        Rung(wanted.kind, wanted.product_type, wanted.symptom_code, place, level.after_days, level.role_code)
        for place, level in enumerate(wanted.levels)
    ]


async def _check(uow: UnitOfWork, branch_id: UUID, wanted: Ladder) -> None:
    """Refuse levels out of order, roles and symptoms that do not exist, and a kind without any ladder."""
    check_levels(wanted.levels)
    if not wanted.levels and wanted.product_type is None:
        raise InvalidInput("input", "levels", code="ticket-escalation-empty")
    codes = [level.role_code for level in wanted.levels]
    known = await roles_by_code(uow, codes)
    for place, code in enumerate(codes):
        if code not in known or known[code].kind is not UserKind.STAFF:
            raise InvalidInput("input", "levels", str(place), "role", code="ticket-escalation-role")
    if wanted.product_type is not None and wanted.product_type not in ProductType.__members__:
        raise InvalidInput("input", "productType", code="ticket-symptom-unknown")
    if wanted.symptom_code is not None:
        query = select(col(Symptom.id)).where(
            col(Symptom.branch_id) == branch_id,
            col(Symptom.product_type) == wanted.product_type,
            col(Symptom.code) == wanted.symptom_code,
        )
        if await uow.session.scalar(query) is None:
            raise InvalidInput("input", "symptomCode", code="ticket-symptom-unknown")
