"""The engine on a real database: what opens when, who may, what happens when it fails or is late."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.tables import EventRow
from api.core.uow import UnitOfWork
from api.people.models import Branch, Team
from api.sla.defaults import seed as seed_clocks
from api.sla.models import Clock, ClockState
from api.work import actions, queries
from api.work.automatic import ACTIONS, automatic
from api.work.defaults import seed as seed_processes
from api.work.models import ActionRequest, Activity, ActivityState, ProcessRun, ProcessState, RequestState
from api.work.rules import ActivityMoveRefused, DefinitionInvalid
from tests.factories.people import make_branch, make_staff, make_team


@dataclass
class World:
    db: Database
    branch: Branch
    team: Team
    worker: Actor
    admin: Actor
    outsider: Actor

    @asynccontextmanager
    async def as_(self, actor: Actor = SYSTEM) -> AsyncIterator[UnitOfWork]:
        """A unit of work that is kept."""
        async with self.db.unit_of_work(actor) as uow:
            yield uow
            await uow.commit()

    async def start(self, key: str = "hosting", **more: Any) -> ProcessRun:
        async with self.as_() as uow:
            return await actions.start_process(uow, key, self.branch_row(), number="ORD-1", **more)

    def branch_row(self) -> Any:
        """A row to run processes on; the team stands for an order here."""
        return self.team

    async def states(self, run: ProcessRun) -> dict[str, str]:
        async with self.db.unit_of_work(SYSTEM) as uow:
            return {a.key: a.state.value for a in await queries.activities(uow, run.id)}

    async def find(self, run: ProcessRun, key: str) -> Activity:
        async with self.db.unit_of_work(SYSTEM) as uow:
            return next(a for a in await queries.activities(uow, run.id) if a.key == key)

    async def complete(self, run: ProcessRun, *keys: str) -> None:
        for key in keys:
            activity = await self.find(run, key)
            async with self.as_() as uow:
                await actions.complete_activity(uow, activity.id)

    async def requests(self, run: ProcessRun, state: RequestState = RequestState.OPEN) -> list[ActionRequest]:
        async with self.db.unit_of_work(SYSTEM) as uow:
            query = (
                select(ActionRequest)
                .join(Activity, col(Activity.id) == col(ActionRequest.activity_id))
                .where(col(Activity.run_id) == run.id, col(ActionRequest.state) == state)
                .order_by(col(ActionRequest.id))
            )
            return list((await uow.session.execute(query)).scalars())

    async def told(self, run: ProcessRun) -> list[str]:
        async with self.db.unit_of_work(SYSTEM) as uow:
            query = (
                select(EventRow).where(col(EventRow.data)["run_id"].astext == str(run.id)).order_by(col(EventRow.seq))
            )
            return [row.name for row in (await uow.session.execute(query)).scalars()]


@pytest.fixture
async def world(db: Database) -> World:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        await seed_clocks(uow, branch)
        await seed_processes(uow, branch)
        team = await make_team(uow, branch, "BACK_OFFICE")
        worker = await make_staff(uow, branch, "EMPLOYEE", team=team)
        admin = await make_staff(uow, branch, "ADMIN")
        outsider = await make_staff(uow, branch, "EMPLOYEE")
        await uow.commit()
    return World(db, branch, team, worker, admin, outsider)


async def test_the_hosting_workflow_runs_as_the_document_says(world: World) -> None:
    run = await world.start()
    states = await world.states(run)
    assert states.pop("activation_1") == "OPEN"
    assert set(states.values()) == {"WAITING"}
    await world.complete(run, "activation_1")
    assert (await world.states(run))["acceptance_1"] == "OPEN"
    await world.complete(run, "acceptance_1", "rfb_1")
    states = await world.states(run)
    assert [states[key] for key in ("search_listing", "extra_disk", "activation_2")] == ["OPEN"] * 3
    await world.complete(run, "search_listing", "extra_disk")
    assert (await world.states(run))["acceptance_2"] == "WAITING"
    await world.complete(run, "activation_2")
    acceptance = await world.find(run, "acceptance_2")
    async with world.as_(world.admin) as uow:
        await actions.skip_activity(uow, acceptance.id)
    assert (await world.states(run))["rfb_2"] == "OPEN"
    await world.complete(run, "rfb_2")
    async with world.as_() as uow:
        assert (await queries.lock_run(uow, run.id)).state is ProcessState.COMPLETED
    told = await world.told(run)
    assert (told[0], told[-1], told.count("ActivityCompleted"), told.count("ActivitySkipped")) == (
        "ProcessStarted",
        "ProcessCompleted",
        7,
        1,
    )


async def test_what_was_not_ordered_is_left_out(world: World) -> None:
    run = await world.start(leave_out={"extra_disk", "search_listing"})
    await world.complete(run, "activation_1", "acceptance_1", "rfb_1", "activation_2")
    assert (await world.states(run))["acceptance_2"] == "OPEN"


async def test_each_activity_has_its_clock_and_the_team_its_item(world: World) -> None:
    run = await world.start("voice")
    implementation = await world.find(run, "implementation")
    items = {item.activity_id: item for item in await world.requests(run)}
    item = items[implementation.id]
    assert (item.to_team_id, item.number, item.titles["ro"]) == (world.team.id, "ORD-1", "Implementare în facturare")
    assert item.due_at == implementation.due_at
    async with world.as_() as uow:
        clock = (
            await uow.session.execute(select(Clock).where(col(Clock.subject_id) == implementation.id))
        ).scalar_one()
    assert (clock.state, clock.due_at) == (ClockState.RUNNING, implementation.due_at)
    async with world.as_(world.worker) as uow:
        started = await actions.start_activity(uow, implementation.id)
        assert (started.assignee_id, started.state) == (world.worker.user_id, ActivityState.IN_PROCESS)
    async with world.as_(world.worker) as uow:
        await actions.complete_activity(uow, implementation.id, {"note": "done"})
    async with world.as_() as uow:
        assert (await uow.session.get_one(Clock, clock.id)).state is ClockState.MET
        assert (await uow.session.get_one(ActionRequest, item.id)).state is RequestState.DONE


async def test_only_the_roles_team_and_those_who_steer_may_work(world: World) -> None:
    run = await world.start("voice")
    activity = await world.find(run, "implementation")
    with pytest.raises(PermissionDenied):
        async with world.as_(world.outsider) as uow:
            await actions.start_activity(uow, activity.id)
    with pytest.raises(PermissionDenied):
        async with world.as_(world.worker) as uow:
            await actions.skip_activity(uow, activity.id)
    assert (await world.find(run, "implementation")).state is ActivityState.OPEN
    with pytest.raises(StaleVersion):
        async with world.as_(world.worker) as uow:
            await actions.start_activity(uow, activity.id, seen=activity.version - 1)
    hosting = await world.start()
    automatic_one = await world.find(hosting, "activation_1")
    with pytest.raises(PermissionDenied):
        async with world.as_(world.admin) as uow:
            await actions.complete_activity(uow, automatic_one.id)


async def test_the_worker_does_an_automatic_activity_once(world: World) -> None:
    name = f"test.{world.branch.code}"
    ran: list[UUID] = []

    @automatic(name)
    async def act(uow: UnitOfWork, activity: Activity) -> dict[str, Any]:
        del uow
        ran.append(activity.id)
        return {"reference": "A-1"}

    try:
        run = await world.start()
        activity = await world.find(run, "activation_1")
        async with world.as_() as uow:
            (await uow.session.get_one(Activity, activity.id)).action = name
        for _ in range(2):
            async with world.as_() as uow:
                await actions.run_automatic(uow, activity.id)
    finally:
        ACTIONS.pop(name)
    done = await world.find(run, "activation_1")
    assert (ran, done.state, done.result, done.attempts) == (
        [activity.id],
        ActivityState.COMPLETED,
        {"reference": "A-1"},
        1,
    )


async def test_a_failing_automatic_activity_is_seen_and_can_be_repeated(world: World) -> None:
    run = await world.start()
    activity = await world.find(run, "activation_1")
    async with world.as_() as uow:
        await actions.note_failed_try(uow, activity.id, "timed out", final=False)
    tried = await world.find(run, "activation_1")
    assert (tried.state, tried.attempts, tried.error) == (ActivityState.OPEN, 1, "timed out")
    async with world.as_() as uow:
        await actions.note_failed_try(uow, activity.id, "timed out again", final=True)
    failed = await world.find(run, "activation_1")
    assert (failed.state, failed.attempts, failed.error) == (ActivityState.FAILED, 2, "timed out again")
    assert [item.kind for item in await world.requests(run)] == ["FAILED_ACTIVITY"]
    with pytest.raises(PermissionDenied):
        async with world.as_(world.worker) as uow:
            await actions.retry_activity(uow, activity.id)
    async with world.as_(world.admin) as uow:
        again = await actions.retry_activity(uow, activity.id)
        assert (again.state, again.attempts, again.error) == (ActivityState.OPEN, 0, None)
    assert (await world.told(run)).count("ActivityOpened") == 2
    assert await world.requests(run) == []
    with pytest.raises(ActivityMoveRefused):
        async with world.as_(world.admin) as uow:
            await actions.retry_activity(uow, activity.id)


async def test_cancelling_stops_everything_and_names_what_was_done(world: World) -> None:
    run = await world.start("voice")
    await world.complete(run, "implementation")
    async with world.as_() as uow:
        await actions.cancel_process(uow, run.id, "customer")
    states = await world.states(run)
    assert states.pop("implementation") == "COMPLETED"
    assert set(states.values()) == {"CANCELLED"}
    assert await world.requests(run) == []
    async with world.as_() as uow:
        row = (
            await uow.session.execute(
                select(EventRow).where(
                    col(EventRow.name) == "ProcessCancelled", col(EventRow.data)["run_id"].astext == str(run.id)
                )
            )
        ).scalar_one()
        assert (row.data["completed"], row.data["reason"]) == (["implementation"], "customer")
        clocks = await uow.session.scalars(
            select(col(Clock.state))
            .join(Activity, col(Activity.id) == col(Clock.subject_id))
            .where(col(Activity.run_id) == run.id)
        )
        assert set(clocks) == {ClockState.MET, ClockState.CANCELLED}
        with pytest.raises(InvalidInput):
            await actions.cancel_process(uow, run.id, "again")


async def test_a_late_activity_is_told_to_the_manager(world: World) -> None:
    async with world.as_() as uow:
        (await uow.session.get_one(Team, world.team.id)).manager_id = world.admin.user_id
    run = await world.start("voice")
    activity = await world.find(run, "implementation")
    async with world.as_() as uow:
        await actions.act_on_lateness(uow, activity.id)
    late = [item for item in await world.requests(run) if item.kind == "LATE"]
    assert [item.to_user_id for item in late] == [world.admin.user_id]
    await world.complete(run, "implementation")
    async with world.as_() as uow:
        await actions.act_on_lateness(uow, activity.id)
    assert [item for item in await world.requests(run) if item.kind == "LATE"] == []


async def test_a_new_revision_is_for_new_runs_only(world: World) -> None:
    old = await world.start("voice")
    step = {"key": "only", "names": {"en": "Only step"}, "kind": "MANUAL", "role": "BACK_OFFICE"}
    async with world.as_(world.admin) as uow:
        published = await actions.publish_definition(
            uow, world.branch.id, "voice", names={"en": "Voice"}, activities=[step], seen_revision=1
        )
        assert published.revision == 2
    new = await world.start("voice")
    assert set(await world.states(new)) == {"only"}
    assert "sim_shipping" in await world.states(old)
    with pytest.raises(StaleVersion):
        async with world.as_(world.admin) as uow:
            await actions.publish_definition(
                uow, world.branch.id, "voice", names={"en": "Voice"}, activities=[step], seen_revision=1
            )
    with pytest.raises(PermissionDenied):
        async with world.as_(world.worker) as uow:
            await actions.publish_definition(uow, world.branch.id, "voice", names={"en": "Voice"}, activities=[step])
    with pytest.raises(DefinitionInvalid):
        async with world.as_(world.admin) as uow:
            await actions.publish_definition(
                uow, world.branch.id, "voice", names={"en": "Voice"}, activities=[{**step, "waits_for": ["only"]}]
            )


async def test_an_unknown_process_can_not_start(world: World) -> None:
    with pytest.raises(NotFound):
        await world.start("no_such_process")


async def test_what_is_done_on_the_card_is_not_answered_in_the_inbox(world: World) -> None:
    run = await world.start("voice")
    async with world.as_(world.worker) as uow:
        asked = await actions.create_request(
            uow, kind="LEAD_ALLOCATION", title_key="work-title-sent", about=run, to_user_id=world.admin.user_id
        )
    for done in (True, False):
        with pytest.raises(InvalidInput) as refused:
            async with world.as_(world.admin) as uow:
                await actions.answer_request(uow, asked.id, done=done)
        assert refused.value.code == "request-on-card"
    async with world.as_() as uow:
        assert (await uow.session.get_one(ActionRequest, asked.id)).state is RequestState.OPEN


async def test_send_action_goes_to_another_inbox_and_comes_back(world: World) -> None:
    run = await world.start("voice")
    async with world.as_(world.worker) as uow:
        sent = await actions.send_action(uow, run, kind="REVIEW", note="Please check", to_user_id=world.admin.user_id)
    with pytest.raises(PermissionDenied):
        async with world.as_(world.outsider) as uow:
            await actions.answer_request(uow, sent.id, done=True)
    async with world.as_(world.admin) as uow:
        answered = await actions.answer_request(uow, sent.id, done=False, answer="Not like this")
        assert (answered.state, answered.answered_by_id) == (RequestState.DECLINED, world.admin.user_id)
    async with world.as_() as uow:
        back = (
            await uow.session.execute(
                select(ActionRequest).where(
                    col(ActionRequest.to_user_id) == world.worker.user_id, col(ActionRequest.kind) == "ANSWER"
                )
            )
        ).scalar_one()
        assert (back.note, back.titles["pl"], back.subject_id) == ("Not like this", "Odmowa", run.subject_id)
    with pytest.raises(actions.RequestClosed):
        async with world.as_(world.admin) as uow:
            await actions.answer_request(uow, sent.id, done=True)


async def test_an_action_needs_one_address_of_the_branch_and_words(world: World) -> None:
    run = await world.start("voice")
    for wrong, code in (
        ({"note": "x"}, "request-one-address"),
        ({"note": "x", "to_user_id": world.admin.user_id, "to_team_id": world.team.id}, "request-one-address"),
        ({"note": "  ", "to_team_id": world.team.id}, "request-note-missing"),
    ):
        with pytest.raises(InvalidInput) as refused:
            async with world.as_(world.worker) as uow:
                await actions.send_action(uow, run, kind="REVIEW", **wrong)
        assert refused.value.code == code
    async with world.db.unit_of_work(SYSTEM) as uow:
        other = await make_staff(uow, await make_branch(uow), "EMPLOYEE")
        await uow.commit()
    with pytest.raises(NotFound):
        async with world.as_(world.worker) as uow:
            await actions.send_action(uow, run, kind="REVIEW", note="x", to_user_id=other.user_id)
