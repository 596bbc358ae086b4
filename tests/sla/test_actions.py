"""Clocks on a real database: plans, pauses, the sweep, and who comes first."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.errors import InvalidInput
from api.core.tables import EventRow
from api.core.uow import UnitOfWork
from api.people.models import Branch
from api.sla import actions, queries
from api.sla.defaults import PROMISES, seed
from api.sla.events import ClockWarned
from api.sla.models import Clock, ClockPolicy, ClockState, DurationKind, Timer, TimerState
from api.sla.rules import Duration
from tests.factories.people import make_branch

HOUR = timedelta(hours=1)


@asynccontextmanager
async def at(db: Database, moment: datetime) -> AsyncIterator[UnitOfWork]:
    """A unit of work of the system that takes `moment` for now, and is kept."""
    async with db.unit_of_work(SYSTEM) as uow:
        uow.now = moment
        yield uow
        await uow.commit()


@pytest.fixture
async def branch(db: Database) -> Branch:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        await seed(uow, branch)
        await uow.commit()
    return branch


START = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)  # Thursday 14:00 in Bucharest


async def started(db: Database, branch: Branch, key: str = "PRICING", **more: Any) -> Clock:
    async with at(db, START) as uow:
        return await actions.start_clock(uow, key, ("offer", uuid4()), branch_id=branch.id, **more)


async def steps(db: Database, clock: Clock) -> dict[str, tuple[TimerState, datetime, int]]:
    async with db.unit_of_work(SYSTEM) as uow:
        return {t.step: (t.state, t.due_at, t.epoch) for t in await queries.timers_of(uow, clock.id)}


async def told(db: Database, subject_id: UUID) -> list[tuple[str, dict[str, Any]]]:
    async with db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.execute(
            select(EventRow).where(col(EventRow.subject_id) == subject_id).order_by(col(EventRow.seq))
        )
        return [(row.name, row.data) for row in rows.scalars()]


async def test_a_branch_starts_with_the_promises_of_the_documents(db: Database, branch: Branch) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        rows = (await uow.session.execute(select(ClockPolicy).where(col(ClockPolicy.branch_id) == branch.id))).scalars()
        stored = {row.key: (row.duration_kind.value, row.amount) for row in rows}
    assert len(stored) == len(PROMISES)
    assert stored["LEAD_CONTACT"] == ("ELAPSED", 24)
    assert (stored["PRICING"], stored["PRICING_TENDER"]) == (("WORKING_DAYS", 3), ("WORKING_DAYS", 5))
    assert stored["CLAUSE_DEPARTMENTS"] == stored["CLAUSE_LEGAL"] == ("WORKING_DAYS", 2)
    assert stored["PRESALES"] == ("WORKING_DAYS", 5)
    assert stored["DEVICE_RELEASE"] == ("WORKING_TIME", 120)
    assert stored["DEVICE_DELIVERY"] == ("WORKING_DAYS", 2)
    assert [stored[f"INSTALL_{kind}"][1] for kind in ("SUPPORT", "WIRELESS", "RADIO")] == [10, 15, 21]
    assert (stored["DEPOSIT"], stored["WELCOME_CALL"]) == (("MONTHS", 1), ("WEEKS", 2))
    assert [stored[f"COMPLAINT_{kind}"][1] for kind in ("RECEIPT", "DECISION")] == [14, 30]


async def test_a_clock_is_planned_when_it_starts(db: Database, branch: Branch) -> None:
    clock = await started(db, branch)
    assert clock.due_at == datetime(2026, 1, 20, 12, 0, tzinfo=UTC)
    planned = await steps(db, clock)
    assert set(planned) == {"WARN", "BREACH", "ESCALATE:SALES_MANAGER"}
    assert planned["BREACH"] == (TimerState.PENDING, clock.due_at, 2) or planned["BREACH"][1] == clock.due_at
    assert await told(db, clock.subject_id) == []


async def test_the_same_promise_is_not_made_twice(db: Database, branch: Branch) -> None:
    clock = await started(db, branch)
    async with at(db, START + HOUR) as uow:
        again = await actions.start_clock(uow, "PRICING", ("offer", clock.subject_id), branch_id=branch.id)
    assert again.id == clock.id


async def test_an_unknown_promise_is_refused(db: Database, branch: Branch) -> None:
    with pytest.raises(InvalidInput) as refused:
        await started(db, branch, "NO_SUCH_THING")
    assert refused.value.code == "policy-unknown"


async def test_pausing_holds_the_timers_and_resuming_moves_them(db: Database, branch: Branch) -> None:
    clock = await started(db, branch)
    before = await steps(db, clock)
    async with at(db, START + HOUR) as uow:
        await actions.pause(uow, clock.id)
    held = await steps(db, clock)
    assert {state for state, _, _ in held.values()} == {TimerState.HELD}
    assert held["BREACH"][2] > before["BREACH"][2]
    async with at(db, START + 2 * HOUR) as uow:
        resumed = await actions.resume(uow, clock.id)
    assert resumed.due_at == clock.due_at + HOUR
    after = await steps(db, clock)
    assert after["BREACH"][:2] == (TimerState.PENDING, resumed.due_at)


async def test_a_clock_may_start_paused(db: Database, branch: Branch) -> None:
    clock = await started(db, branch, "LEAD_CONTACT", paused=True)
    async with at(db, START + 5 * HOUR) as uow:
        assert (await actions.resume(uow, clock.id)).due_at == START + 29 * HOUR


async def test_a_deadline_has_its_floor(db: Database, branch: Branch) -> None:
    clock = await started(db, branch, "LEAD_CONTACT", not_before=START + 30 * HOUR)
    assert clock.due_at == START + 30 * HOUR


async def test_meeting_in_time_ends_it_silently(db: Database, branch: Branch) -> None:
    clock = await started(db, branch, "LEAD_CONTACT")
    async with at(db, START + 10 * HOUR) as uow:
        met = await actions.meet(uow, clock.id)
    assert (met.state, met.ended_at, met.breached_at) == (ClockState.MET, START + 10 * HOUR, None)
    assert {state for state, _, _ in (await steps(db, clock)).values()} == {TimerState.CANCELLED}
    with pytest.raises(actions.ClockMoveRefused):
        async with at(db, START + 11 * HOUR) as uow:
            await actions.pause(uow, clock.id)


async def test_meeting_late_records_the_breach_even_before_the_sweep_saw_it(db: Database, branch: Branch) -> None:
    clock = await started(db, branch, "LEAD_CONTACT")
    async with at(db, START + 25 * HOUR) as uow:
        met = await actions.meet(uow, clock.id)
    assert (met.state, met.breached_at) == (ClockState.MET, START + 24 * HOUR)
    events = await told(db, clock.subject_id)
    assert [name for name, _ in events] == ["ClockWarned", "ClockBreached", "ClockEscalated"]
    assert events[1][1]["late_seconds"] == 3600
    assert events[2][1]["level"] == "SALES_MANAGER"


async def test_reopening_keeps_the_time_that_was_used(db: Database, branch: Branch) -> None:
    clock = await started(db, branch, "LEAD_CONTACT")
    async with at(db, START + 10 * HOUR) as uow:
        await actions.meet(uow, clock.id)
    async with at(db, START + 50 * HOUR) as uow:
        again = await actions.reopen(uow, clock.id)
    assert (again.state, again.due_at) == (ClockState.RUNNING, START + 64 * HOUR)


async def test_a_breach_on_record_stays_through_pause_and_reopening(db: Database, branch: Branch) -> None:
    clock = await started(db, branch, "LEAD_CONTACT")
    async with at(db, START + 25 * HOUR) as uow:
        await actions.pause(uow, clock.id)
    async with at(db, START + 30 * HOUR) as uow:
        resumed = await actions.resume(uow, clock.id)
        assert (resumed.state, resumed.breached_at) == (ClockState.BREACHED, START + 24 * HOUR)
        await actions.meet(uow, clock.id)
    async with at(db, START + 31 * HOUR) as uow:
        assert (await actions.reopen(uow, clock.id)).state is ClockState.BREACHED
    assert [name for name, _ in await told(db, clock.subject_id)].count("ClockBreached") == 1


async def test_another_policy_keeps_start_and_pauses(db: Database, branch: Branch) -> None:
    clock = await started(db, branch)
    async with at(db, START + HOUR) as uow:
        await actions.pause(uow, clock.id)
    async with at(db, START + 2 * HOUR) as uow:
        await actions.resume(uow, clock.id)
        changed = await actions.change_terms(uow, clock.id, "PRICING_TENDER")
    assert changed.started_at == START
    assert changed.due_at == datetime(2026, 1, 22, 13, 0, tzinfo=UTC)


async def test_the_sweep_fires_what_is_due_once(db: Database, branch: Branch) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        clock = await actions.start_promise(
            uow,
            "QUICK",
            ("offer", uuid4()),
            Duration(DurationKind.ELAPSED, 1),
            calendar_key="ALWAYS",
            branch_id=branch.id,
        )
        await uow.commit()
    for _ in range(2):
        async with db.unit_of_work(SYSTEM) as uow:
            await actions.fire_due(uow)
            await uow.commit()
        assert await told(db, clock.subject_id) == []
    async with db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(
            text("update timer set due_at = app_now() - interval '90 seconds' where clock_id = :clock"),
            {"clock": clock.id},
        )
        await uow.commit()
    for _ in range(2):
        async with db.unit_of_work(SYSTEM) as uow:
            await actions.fire_due(uow)
            await uow.commit()
    events = await told(db, clock.subject_id)
    assert [name for name, _ in events] == ["ClockBreached"]
    assert 90 <= events[0][1]["late_seconds"] < 120


async def test_two_sweeps_at_once_share_the_work(db: Database, branch: Branch) -> None:
    clock = await started(db, branch, "LEAD_CONTACT")  # long overdue by the real time
    async with db.unit_of_work(SYSTEM) as first, db.unit_of_work(SYSTEM) as second:
        await actions.fire_due(first, 10_000)
        mine = [event for event in first.events if event.subject_id == clock.subject_id]
        await actions.fire_due(second, 10_000)
        theirs = [event for event in second.events if event.subject_id == clock.subject_id]
        assert (len(mine), len(theirs)) == (3, 0)
        await first.commit()
        await second.commit()
    assert len(await told(db, clock.subject_id)) == 3


async def test_an_event_can_wait_and_be_called_off(db: Database, branch: Branch) -> None:
    subject = uuid4()
    event = ClockWarned(
        subject_id=subject,
        branch_id=branch.id,
        about="offer",
        clock_id=uuid4(),
        clock="X",
        step="S",
        due_at="",
        late_seconds=0,
    )
    async with db.unit_of_work(SYSTEM) as uow:
        kept = await actions.later(uow, uow.now - timedelta(seconds=5), event)
        dropped = await actions.later(uow, uow.now - timedelta(seconds=5), event)
        await uow.flush()
        assert await actions.call_off(uow, dropped.id)
        await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        await actions.fire_due(uow, 10_000)
        await uow.commit()
    events = await told(db, subject)
    assert [name for name, _ in events] == ["ClockWarned"]
    assert events[0][1]["late_seconds"] >= 5
    assert events[0][1]["clock"] == "X"
    async with db.unit_of_work(SYSTEM) as uow:
        assert not await actions.call_off(uow, kept.id)
        assert (await uow.session.get_one(Timer, kept.id)).state is TimerState.FIRED


async def test_new_hours_move_live_clocks_and_keep_what_was_used(db: Database, branch: Branch) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        calendar = await queries.calendar_by_key(uow, branch.id, "OFFICE")
        uow.now = START
        clock = await actions.start_promise(
            uow, "WORK", ("offer", uuid4()), Duration(DurationKind.WORKING_TIME, 8 * 60), branch_id=branch.id
        )
        assert clock.due_at == datetime(2026, 1, 16, 11, 0, tzinfo=UTC)  # 4 h on Thursday, 4 h on Friday
        late = {"from": "2026-01-16", "week": {day: ["12:00-18:00"] for day in ("mon", "tue", "wed", "thu", "fri")}}
        await actions.update_calendar(uow, calendar.id, version=late)
        assert clock.due_at == datetime(2026, 1, 16, 14, 0, tzinfo=UTC)
        with pytest.raises(InvalidInput) as refused:
            await actions.update_calendar(uow, calendar.id, version={**late, "from": "2026-01-15"})
        assert refused.value.code == "calendar-past"
        with pytest.raises(InvalidInput) as refused:
            await actions.update_calendar(uow, calendar.id, version={"from": "2026-02-01", "week": {}})
        assert refused.value.code == "calendar-invalid"
