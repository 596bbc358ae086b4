"""Inbox, activities, definitions and deliveries through the schema: who sees and who may."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ids import new_id
from api.people.models import Branch, Team
from api.sla.defaults import seed as seed_clocks
from api.work import queries
from api.work.actions import complete_activity, note_failed_try, start_process
from api.work.defaults import seed as seed_processes
from api.work.models import Activity, ActivityState, ProcessRun
from tests.conftest import Gql
from tests.factories.people import make_branch, make_portal_user, make_staff, make_team

ERRORS = "errors { __typename ... on UserError { code path message } }"
INBOX = """query($filter: InboxFilter) { inbox(first: 50, order: DUE_ASC, filter: $filter) {
    nodes { id kind title number state note dueAt viewerCan { answer } toTeam { name } sender { name } activity { key state } } } }"""


@dataclass
class World:
    db: Database
    branch: Branch
    team: Team
    people: dict[str, Actor]
    customer_id: UUID
    run: ProcessRun

    async def activity(self, key: str) -> Activity:
        async with self.db.unit_of_work(SYSTEM) as uow:
            return next(a for a in await queries.activities(uow, self.run.id) if a.key == key)


@pytest.fixture
async def world(db: Database) -> World:
    async with db.unit_of_work(SYSTEM) as uow:
        branch, abroad = await make_branch(uow), await make_branch(uow, "PL")
        await seed_clocks(uow, branch)
        await seed_processes(uow, branch)
        team = await make_team(uow, branch, "BACK_OFFICE")
        customer_id = new_id()
        people = {
            "TEAM": await make_staff(uow, branch, "EMPLOYEE", team=team),
            "SAME_BRANCH": await make_staff(uow, branch, "EMPLOYEE"),
            "ADMIN": await make_staff(uow, branch, "ADMIN"),
            "ABROAD": await make_staff(uow, abroad, "BACK_OFFICE"),
            "PORTAL": await make_portal_user(uow, branch, customer_id),
            "OTHER_PORTAL": await make_portal_user(uow, branch, new_id()),
            "ANONYMOUS": ANONYMOUS,
        }
        run = await start_process(uow, "voice", team, number="O-7", customer_id=customer_id)
        await uow.commit()
    return World(db, branch, team, people, customer_id, run)


def codes(answer: dict[str, Any], name: str) -> list[str]:
    """Why a mutation was refused; a caller that is turned away before it counts as denied."""
    done = (answer.get("data") or {}).get(name)
    return ["permission-denied"] if done is None else [error["code"] for error in done["errors"]]


@pytest.mark.req("INB-01")
async def test_personal_and_group_inbox_in_one_list(gql: Gql, world: World) -> None:
    shown = (await gql(world.people["TEAM"], INBOX, {}))["data"]["inbox"]["nodes"]
    assert [(item["title"], item["number"], item["kind"]) for item in shown] == [
        ("Implementation in billing", "O-7", "ACTIVITY")
    ]
    assert (shown[0]["toTeam"]["name"], shown[0]["activity"]["state"]) == (world.team.name, "OPEN")
    assert shown[0]["viewerCan"] == {"answer": True}
    counted = await gql(world.people["TEAM"], "{ inboxCount }")
    assert counted["data"] == {"inboxCount": 1}
    for box, count in (("PERSONAL", 0), ("GROUP", 1), ("SENT", 0)):
        answer = await gql(world.people["TEAM"], INBOX, {"filter": {"box": box, "state": ["OPEN"]}})
        assert len(answer["data"]["inbox"]["nodes"]) == count, box
    for who in ("SAME_BRANCH", "ABROAD", "PORTAL", "OTHER_PORTAL"):
        assert (await gql(world.people[who], INBOX, {}))["data"]["inbox"]["nodes"] == [], who


async def test_the_team_works_an_activity_to_its_end(gql: Gql, world: World) -> None:
    activity = await world.activity("implementation")
    start = f"mutation($id: ID!) {{ activityStart(id: $id) {{ activity {{ state assignee {{ name }} }} {ERRORS} }} }}"
    complete = (
        "mutation($id: ID!, $result: JSON) { activityComplete(id: $id, result: $result) "
        f"{{ activity {{ state result clock {{ state explanation }} run {{ name activities {{ key state waitsFor }} }} }} {ERRORS} }} }}"
    )
    values = {"id": f"act_{activity.id}", "result": {"tariff": "T1"}}
    for who in ("SAME_BRANCH", "ABROAD", "PORTAL", "OTHER_PORTAL", "ANONYMOUS"):
        for document, name in ((start, "activityStart"), (complete, "activityComplete")):
            refused = await gql(world.people[who], document, values)
            assert codes(refused, name)[0] in {"permission-denied", "not-found"}, (who, refused)
    assert (await world.activity("implementation")).state == "OPEN"
    started = (await gql(world.people["TEAM"], start, values))["data"]["activityStart"]
    assert (started["errors"], started["activity"]["state"]) == ([], "IN_PROCESS")
    done = (await gql(world.people["TEAM"], complete, values))["data"]["activityComplete"]
    assert done["errors"] == []
    assert (done["activity"]["state"], done["activity"]["result"]) == ("COMPLETED", {"tariff": "T1"})
    assert done["activity"]["clock"]["state"] == "MET"
    assert done["activity"]["clock"]["explanation"].startswith("1 working day = ")
    assert {step["key"]: step["state"] for step in done["activity"]["run"]["activities"]}["sim_shipping"] == "OPEN"
    again = await gql(world.people["TEAM"], complete, values)
    assert codes(again, "activityComplete") == ["activity-move-refused"]


async def test_the_customer_accepts_in_the_portal(gql: Gql, world: World) -> None:
    async with world.db.unit_of_work(SYSTEM) as uow:
        world.run = await start_process(uow, "hosting", world.team, number="O-8", customer_id=world.customer_id)
        first = (await queries.activities(uow, world.run.id))[0]
        await complete_activity(uow, first.id)
        await uow.commit()
    acceptance = await world.activity("acceptance_1")
    document = f"mutation($id: ID!) {{ activityComplete(id: $id) {{ activity {{ state }} {ERRORS} }} }}"
    values = {"id": f"act_{acceptance.id}"}
    assert [item["title"] for item in (await gql(world.people["PORTAL"], INBOX, {}))["data"]["inbox"]["nodes"]] == [
        "Customer acceptance 1"
    ]
    assert (await gql(world.people["OTHER_PORTAL"], INBOX, {}))["data"]["inbox"]["nodes"] == []
    assert codes(await gql(world.people["OTHER_PORTAL"], document, values), "activityComplete")[0] in {
        "permission-denied",
        "not-found",
    }
    accepted = (await gql(world.people["PORTAL"], document, values))["data"]["activityComplete"]
    assert accepted == {"activity": {"state": "COMPLETED"}, "errors": []}
    assert (await world.activity("rfb_1")).state == "OPEN"


async def test_a_failed_activity_is_repeated_by_those_who_steer(gql: Gql, world: World) -> None:
    async with world.db.unit_of_work(SYSTEM) as uow:
        world.run = await start_process(uow, "hosting", world.team, customer_id=world.customer_id)
        activity = (await queries.activities(uow, world.run.id))[0]
        await note_failed_try(uow, activity.id, "no answer", final=True)
        await uow.commit()
    document = f"mutation($id: ID!) {{ activityRetry(id: $id) {{ activity {{ state error }} {ERRORS} }} }}"
    values = {"id": f"act_{activity.id}"}
    for who in ("TEAM", "ABROAD", "PORTAL", "ANONYMOUS"):
        assert codes(await gql(world.people[who], document, values), "activityRetry")[0] in {
            "permission-denied",
            "not-found",
        }
    assert (await world.activity("activation_1")).state == "FAILED"
    repeated = (await gql(world.people["ADMIN"], document, values))["data"]["activityRetry"]
    assert repeated == {"activity": {"state": "OPEN", "error": None}, "errors": []}


@pytest.mark.req("INB-02")
async def test_an_object_goes_to_another_inbox_and_the_answer_comes_back(gql: Gql, world: World) -> None:
    send = f"mutation($input: ActionSendInput!) {{ actionSend(input: $input) {{ actionRequest {{ id title }} {ERRORS} }} }}"
    answer = (
        "mutation($id: ID!, $done: Boolean!, $answer: String!) { actionRequestAnswer(id: $id, done: $done, answer: $answer) "
        f"{{ actionRequest {{ state answer }} {ERRORS} }} }}"
    )
    values = {
        "subjectId": f"ord_{world.run.subject_id}",
        "branchId": f"brn_{world.branch.id}",
        "number": "O-7",
        "note": "Please check the address",
        "toTeamId": f"tea_{world.team.id}",
    }
    for who in ("ABROAD", "PORTAL", "ANONYMOUS"):
        assert codes(await gql(world.people[who], send, {"input": values}), "actionSend")[0] in {
            "permission-denied",
            "not-found",
        }
    sent = (await gql(world.people["SAME_BRANCH"], send, {"input": values}))["data"]["actionSend"]
    assert (sent["errors"], sent["actionRequest"]["title"]) == ([], "Please have a look")
    reply = {"id": sent["actionRequest"]["id"], "done": True, "answer": "It is right"}
    for who in ("SAME_BRANCH", "ABROAD", "PORTAL", "ANONYMOUS"):
        assert codes(await gql(world.people[who], answer, reply), "actionRequestAnswer")[0] in {
            "permission-denied",
            "not-found",
        }
    done = (await gql(world.people["TEAM"], answer, reply))["data"]["actionRequestAnswer"]
    assert done == {"actionRequest": {"state": "DONE", "answer": "It is right"}, "errors": []}
    back = await gql(world.people["SAME_BRANCH"], INBOX, {"filter": {"box": "PERSONAL"}})
    assert [(item["kind"], item["note"]) for item in back["data"]["inbox"]["nodes"]] == [("ANSWER", "It is right")]


async def test_definitions_are_read_and_published_by_administrators(gql: Gql, world: World) -> None:
    document = (
        "mutation($input: ProcessDefinitionPublishInput!) { processDefinitionPublish(input: $input) "
        f"{{ definition {{ key revision name }} {ERRORS} }} }}"
    )
    step = {"key": "a", "names": {"en": "A"}, "kind": "MANUAL", "role": "BACK_OFFICE", "waits_for": []}
    values = {"branchId": f"brn_{world.branch.id}", "key": "voice", "names": {"en": "Voice"}, "activities": [step]}
    for who in ("TEAM", "ABROAD", "PORTAL", "ANONYMOUS"):
        assert codes(await gql(world.people[who], document, {"input": values}), "processDefinitionPublish") == [
            "permission-denied"
        ]
    wrong = {**values, "activities": [{**step, "waits_for": ["b"]}]}
    refused = (await gql(world.people["ADMIN"], document, {"input": wrong}))["data"]["processDefinitionPublish"]
    assert "waits for unknown activities: b" in refused["errors"][0]["message"]
    done = (await gql(world.people["ADMIN"], document, {"input": {**values, "revision": 1}}))["data"]
    assert done["processDefinitionPublish"] == {
        "definition": {"key": "voice", "revision": 2, "name": "Voice"},
        "errors": [],
    }
    shown = (await gql(world.people["TEAM"], "{ processDefinitions { key revision running } }"))["data"]
    assert {(row["key"], row["revision"], row["running"]) for row in shown["processDefinitions"]} == {
        ("hosting", 1, 0),
        ("voice", 2, 0),
        ("data", 1, 0),
    }
    for who in ("ABROAD", "PORTAL"):
        assert (await gql(world.people[who], "{ processDefinitions { key } }"))["data"] == {"processDefinitions": []}


async def test_a_run_is_seen_by_its_branch_and_its_customer(gql: Gql, world: World) -> None:
    document = "query($id: ID!) { processRun(id: $id) { key name number state activities { name state optional } } }"
    values = {"id": f"prn_{world.run.id}"}
    for who in ("TEAM", "SAME_BRANCH", "PORTAL"):
        shown = (await gql(world.people[who], document, values))["data"]["processRun"]
        assert (shown["name"], shown["number"], len(shown["activities"])) == ("Mobile voice", "O-7", 5), who
    for who in ("ABROAD", "OTHER_PORTAL", "ANONYMOUS"):
        answer = await gql(world.people[who], document, values)
        assert (answer.get("data") or {}).get("processRun") is None, who


async def fail_deliveries(world: World, *jobs: str) -> list[UUID]:
    """Put failed deliveries of these jobs into the branch."""
    statement = text(
        "insert into delivery (id, created_at, event_id, branch_id, event_name, job, state, attempts, next_at, error) "
        "select gen_random_uuid(), now(), id, branch_id, name, :job, 'FAILED', 8, now(), 'TimeoutError: ' from event "
        "where branch_id = :branch limit 1 returning id"
    )
    async with world.db.unit_of_work(SYSTEM) as uow:
        made = [await uow.session.scalar(statement, {"branch": world.branch.id, "job": job}) for job in jobs]
        await uow.commit()
    return [UUID(str(key)) for key in made]


async def states(world: World) -> dict[str, str]:
    """Return the states of the branch's deliveries by job."""
    async with world.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.execute(
            text("select job, state from delivery where branch_id = :branch"), {"branch": world.branch.id}
        )
        return {row.job: row.state for row in rows}


async def test_failed_deliveries_are_administrators_business(gql: Gql, world: World) -> None:
    """Repeated one by one, all of a kind, or given up with a reason; whoever may not changes nothing (ITG-01)."""
    one, two, three, four = await fail_deliveries(world, "job_a", "job_b", "job_c", "job_d")
    delivery = "delivery { state attempts reason problem }"
    retry = f"mutation($id: ID!) {{ deliveryRetry(id: $id) {{ {delivery} {ERRORS} }} }}"
    give_up = f'mutation($id: ID!) {{ deliveryGiveUp(id: $id, reason: "No such gate") {{ {delivery} {ERRORS} }} }}'
    some = f"mutation($job: String) {{ deliveriesRetry(job: $job) {{ count {ERRORS} }} }}"
    before = await states(world)
    for who in ("TEAM", "ABROAD", "PORTAL", "ANONYMOUS"):
        for document in (retry, give_up):
            field = "deliveryRetry" if document == retry else "deliveryGiveUp"
            refused = codes(await gql(world.people[who], document, {"id": f"dlv_{one}"}), field)
            assert set(refused) <= {"permission-denied", "not-found"}, who
        assert codes(await gql(world.people[who], some, {"job": "job_c"}), "deliveriesRetry") == ["permission-denied"]
    assert await states(world) == before
    admin = world.people["ADMIN"]
    done = (await gql(admin, retry, {"id": f"dlv_{one}"}))["data"]["deliveryRetry"]
    problem = "It took too long and was stopped."
    assert done == {
        "delivery": {"state": "PENDING", "attempts": 0, "reason": None, "problem": problem},
        "errors": [],
    }
    assert codes(await gql(admin, retry, {"id": f"dlv_{one}"}), "deliveryRetry") == ["delivery-not-failed"]
    over = (await gql(admin, give_up, {"id": f"dlv_{two}"}))["data"]["deliveryGiveUp"]["delivery"]
    assert (over["state"], over["reason"]) == ("GIVEN_UP", "No such gate")
    assert (await gql(admin, some, {"job": "job_c"}))["data"]["deliveriesRetry"] == {"count": 1, "errors": []}
    assert await states(world) == {"job_a": "PENDING", "job_b": "GIVEN_UP", "job_c": "PENDING", "job_d": "FAILED"}
    # Second thoughts: what was given up can be tried again.
    again = (await gql(admin, retry, {"id": f"dlv_{two}"}))["data"]["deliveryRetry"]["delivery"]
    assert (again["state"], again["reason"]) == ("PENDING", None)
    empty = f'mutation($id: ID!) {{ deliveryGiveUp(id: $id, reason: " ") {{ {delivery} {ERRORS} }} }}'
    assert codes(await gql(admin, empty, {"id": f"dlv_{four}"}), "deliveryGiveUp") == ["invalid-input"]
    async with world.db.unit_of_work(SYSTEM) as uow:
        await uow.session.execute(text("update delivery set state = 'DONE' where id = :id"), {"id": three})
        await uow.commit()
    assert codes(await gql(admin, give_up, {"id": f"dlv_{three}"}), "deliveryGiveUp") == ["delivery-done"]
    async with world.db.unit_of_work(SYSTEM) as uow:
        entries = await uow.session.scalars(
            text("select action from audit_entry where actor_id = :who order by id"), {"who": admin.user_id}
        )
        assert {"delivery.retry", "delivery.retry-all", "delivery.give-up"} <= set(entries)


CAN = """query($id: ID!) { activity(id: $id) { viewerCan {
    start { allowed reason } complete { allowed reason } fail { allowed reason } retry { allowed reason }
    skip { allowed reason } } } }"""
DO = {
    "start": "activityStart(id: $id)",
    "complete": "activityComplete(id: $id)",
    "fail": 'activityFail(id: $id, reason: "no line")',
    "retry": "activityRetry(id: $id)",
    "skip": "activitySkip(id: $id)",
}


@pytest.mark.parametrize("who", ["TEAM", "SAME_BRANCH", "ADMIN", "ABROAD", "PORTAL", "OTHER_PORTAL"])
@pytest.mark.parametrize("failed", [False, True])
async def test_abilities_are_what_the_mutations_do(gql: Gql, world: World, who: str, *, failed: bool) -> None:
    """What is shown as possible succeeds, what is not is refused, and each refusal has its reason in words."""
    caller = world.people[who]
    (key,) = [a.key for a in await open_activities(world)][:1]
    activity = await world.activity(key)
    if failed:
        async with world.db.unit_of_work(SYSTEM) as uow:
            (await uow.session.get_one(Activity, activity.id)).state = ActivityState.FAILED
            await uow.commit()
    identifier = {"id": f"act_{activity.id}"}
    shown = (await gql(caller, CAN, identifier))["data"]["activity"]
    can = {} if shown is None else shown["viewerCan"]
    for move, call in DO.items():
        one = can.get(move, {"allowed": False, "reason": "not seen"})
        assert one["allowed"] == (one["reason"] is None), move
        document = f"mutation($id: ID!) {{ {call} {{ activity {{ state }} {ERRORS} }} }}"
        name = call.split("(")[0]
        answer = await gql(caller, document, identifier)
        assert (codes(answer, name) == []) == one["allowed"], (move, one, answer)
        async with world.db.unit_of_work(SYSTEM) as uow:
            stored = await uow.session.get_one(Activity, activity.id)
            stored.state, stored.ended_at = ActivityState.FAILED if failed else ActivityState.OPEN, None
            await uow.commit()


async def open_activities(world: World) -> list[Activity]:
    """The run's activities that a person can do now."""
    async with world.db.unit_of_work(SYSTEM) as uow:
        found = await queries.activities(uow, world.run.id)
        return [a for a in found if a.state is ActivityState.OPEN and a.action is None]
