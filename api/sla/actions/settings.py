"""What an administrator changes: opening hours and promises."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.sla import policy as may
from api.sla import queries
from api.sla.actions.steps import catch_up, replan
from api.sla.models import BusinessCalendar, ClockPolicy, DurationKind
from api.sla.rules import CalendarNeverOpensError, parse_calendar, plan, terms_of

LONGEST = 10_000
"""No promise is longer than this many of its unit."""


async def update_calendar(
    uow: UnitOfWork,
    calendar_id: UUID,
    *,
    names: Mapping[str, str] | None = None,
    version: Mapping[str, Any] | None = None,
    seen: int | None = None,
) -> BusinessCalendar:
    """Rename a calendar, or give it new hours from a day after today on; live clocks are planned anew.

    `version` is one entry as `parse_calendar` reads it. It replaces a planned version that would begin on the same day
    or later. Raises NotFound, PermissionDenied, StaleVersion, InvalidInput (calendar-invalid, calendar-past).
    """
    calendar = await queries.lock_calendar(uow, calendar_id)
    require(may.can_configure(uow.actor, calendar.branch_id))
    check_version(seen, calendar.version)
    if names is not None:
        calendar.names = {**calendar.names, **names}
    if version is not None:
        _add_version(calendar, version, uow.now)
        await uow.flush()
        for clock in await queries.live_on_calendar(uow, calendar.id):
            await catch_up(uow, clock)
            await replan(uow, clock)
    uow.audit("calendar.update", calendar, {"names": names, "version": version})
    await uow.flush()
    return calendar


def _add_version(calendar: BusinessCalendar, version: Mapping[str, Any], now: datetime) -> None:
    try:
        begins = date.fromisoformat(version["from"])
        kept = [old for old in calendar.versions if date.fromisoformat(old["from"]) < begins]
        versions = [*kept, dict(version)]
        parsed = parse_calendar(calendar.zone, versions)
        parsed.add(parsed.first_moment(datetime.combine(begins, time())), timedelta(hours=1))
    except CalendarNeverOpensError as error:
        raise InvalidInput("version", code="calendar-invalid", detail="it never opens") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInput("version", code="calendar-invalid", detail=str(error)) from error
    if begins <= parsed.local(now).date():
        raise InvalidInput("version", code="calendar-past")
    calendar.versions = versions


async def update_policy(
    uow: UnitOfWork,
    policy_id: UUID,
    changes: Mapping[str, Any],
    *,
    seen: int | None = None,
) -> ClockPolicy:
    """Change a promise for clocks that start from now on; those that run keep the terms they started with.

    `changes` holds any of names, calendar_id, duration_kind, amount, warn_percent, breach, escalations. Raises
    NotFound, PermissionDenied, StaleVersion, InvalidInput (policy-invalid).
    """
    policy = await queries.lock_policy(uow, policy_id)
    require(may.can_configure(uow.actor, policy.branch_id))
    check_version(seen, policy.version)
    before = {name: getattr(policy, name) for name in changes}
    calendar = await queries.calendar(uow, changes.get("calendar_id", policy.calendar_id))
    for name, value in changes.items():
        setattr(policy, name, {**policy.names, **value} if name == "names" else value)
    if calendar.branch_id != policy.branch_id:
        raise InvalidInput("calendar_id", code="policy-invalid", detail="calendar")
    _check(policy, calendar, uow.now)
    uow.audit("clock_policy.update", policy, {name: [before[name], changes[name]] for name in changes})
    await uow.flush()
    return policy


def _check(policy: ClockPolicy, calendar: BusinessCalendar, now: datetime) -> None:
    """Refuse terms that no clock could run under."""
    if not 0 <= policy.warn_percent < 100:  # noqa: PLR2004 - a share
        raise InvalidInput("warn_percent", code="policy-invalid", detail="warn percent")
    try:
        terms = terms_of(policy, parse_calendar(calendar.zone, calendar.versions))
        amounts = [policy.amount] + [step.after.amount for step in terms.escalations]
        keys = [step.key for step in terms.escalations]
        if not policy.amount > 0 or not all(0 <= amount <= LONGEST for amount in amounts) or len(set(keys)) < len(keys):
            raise InvalidInput("amount", code="policy-invalid", detail=DurationKind(policy.duration_kind).name)
        plan(terms, now)
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInput("escalations", code="policy-invalid", detail=str(error)) from error
