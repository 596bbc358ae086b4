"""What is wrong is seen, told once to those who run the product, and told again when it is well."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ids import new_id
from api.core.metrics import REQUESTS, Shared
from api.operations import actions, queries
from api.operations.heartbeat import Heart
from api.operations.measure import certificate_days, percent_of_disk
from api.operations.models import ProcessKind
from api.operations.rules import ALERTS, Measured
from tests.conftest import Gql
from tests.factories.people import make_branch, make_portal_user, make_staff
from tests.factories.worker import told, work_off
from worker.watch import look

ERRORS = "errors { __typename ... on UserError { code path message } }"
SET = f"""mutation($id: ID!, $input: AlertRuleInput!, $version: Int) {{
    alertRuleSet(id: $id, input: $input, version: $version) {{ rule {{ threshold enabled version }} {ERRORS} }} }}"""
LOOK = """{ operations { measuredAt databaseBytes fileBytes latency { p50 p95 p99 }
    processes { kind host pid version alive skewMs } queues { name waiting late failed }
    traffic { minute requests failed p95Ms } failures { job problem count }
    outside { name calls failed } values { key value raised } } }"""


@pytest.fixture
async def operator(fresh_db: Database) -> Actor:
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        actor = await make_staff(uow, await make_branch(uow), "ADMIN")
        await uow.commit()
    return actor


async def judge(database: Database, **measured: float) -> None:
    async with database.unit_of_work(SYSTEM) as uow:
        await actions.judge(uow, Measured(**measured))
        await uow.commit()
    await work_off(database)


async def age(database: Database) -> None:
    """Let the open episodes have begun long enough ago to end."""
    async with database.owner.begin() as connection:
        await connection.execute(text("update alert_episode set began_at = began_at - interval '2 min'"))


async def test_an_episode_is_told_once_and_once_that_it_is_over(fresh_db: Database, operator: Actor) -> None:
    for _ in range(3):
        await judge(fresh_db, backup_old=30)
    assert await told(fresh_db, operator) == ["alert-raised"]
    # What comes and goes within a breath stays one episode.
    await judge(fresh_db, backup_old=1)
    assert await told(fresh_db, operator) == ["alert-raised"]
    await age(fresh_db)
    await judge(fresh_db, backup_old=1)
    await judge(fresh_db, backup_old=1)
    assert await told(fresh_db, operator) == ["alert-raised", "alert-resolved"]
    await judge(fresh_db, backup_old=30)
    assert len(await told(fresh_db, operator, "alert-raised")) == 2
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        mails = (await uow.session.execute(text("select text from message order by created_at"))).scalars().all()
        assert set(await queries.open_episodes(uow)) == {"backup-old"}
    assert len(mails) == 3
    assert "/admin/operations" in mails[0]


async def test_a_rule_that_is_off_or_moved_raises_nothing(fresh_db: Database, operator: Actor) -> None:
    async with fresh_db.unit_of_work(operator) as uow:
        rules = {rule.key: rule for rule in await queries.rules(uow)}
        await actions.set_rule(uow, rules["disk-full"].id, threshold=90, enabled=False, version=1)
        await actions.set_rule(uow, rules["clock-skew"].id, threshold=10, enabled=True, version=1)
        await uow.commit()
    assert set(rules) == set(ALERTS)
    await judge(fresh_db, disk_full=99, clock_skew=9, delivery_failed=0)
    assert await told(fresh_db, operator) == []


async def test_the_worker_looks_at_everything(fresh_db: Database, operator: Actor) -> None:
    """A dead worker, work that failed and is late, an unsealed audit: each is measured from the rows alone."""
    async with fresh_db.owner.begin() as connection:
        now, branch, event = datetime.now(UTC), operator.branch_ids[0], new_id()
        for statement in (
            "insert into process_beat values (gen_random_uuid(), :then, 'WORKER', 'h', 1, '0', :then, 4000)",
            (
                "insert into event (id, name, subject, subject_id, branch_id, at, data) "
                "values (:event, 'E', 'x', :event, :branch, :then, '{}')"
            ),
            "insert into outbox values (:event)",
            (
                "insert into delivery (id, created_at, event_id, branch_id, event_name, job, state, attempts, next_at, error) "
                "select gen_random_uuid(), :then, :event, :branch, 'E', s, s, 8, :then, 'TimeoutError: ' "
                "from unnest(array['FAILED', 'PENDING']) s"
            ),
            (
                "insert into timer (id, created_at, branch_id, step, due_at, epoch, state, event) "
                "values (gen_random_uuid(), :then, :branch, 'EVENT', :then, 1, 'PENDING', '{}')"
            ),
            (
                "insert into audit_entry (id, created_at, action, subject, customer_ids, person_ids, fields) "
                "values (gen_random_uuid(), :then, 'x', 'x', '{}', '{}', '{}')"
            ),
            (
                "insert into operation_run (kind, started_at, finished_at, outcome) "
                "values ('BACKUP', :then, :then, 'SUCCEEDED'), ('BACKUP', :now, :now, 'FAILED')"
            ),
        ):
            await connection.execute(
                text(statement), {"then": now - timedelta(hours=1), "now": now, "event": event, "branch": branch}
            )
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        found = await queries.measured(uow)
    for key in ("worker_silent", "timer_late", "outbox_late", "delivery_late", "audit_unsealed"):
        assert 3590 < found[key] < 3700, key
    assert found["delivery_failed"] == 1
    assert 0.99 < found["backup_old"] < 1.1
    await look(fresh_db)
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        assert set(await queries.open_episodes(uow)) >= {
            "worker-silent", "timer-late", "outbox-late", "delivery-late", "delivery-failed", "audit-unsealed",
        }  # fmt: skip
        check = await queries.last_run(uow, "AUDIT_CHECK")
    assert check is not None
    assert check.outcome == "SUCCEEDED"
    await look(fresh_db)
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        again = await queries.last_run(uow, "AUDIT_CHECK")
    assert again is not None
    assert again.id == check.id


async def test_a_process_gives_signs_of_life_and_tells_what_it_answered(fresh_db: Database) -> None:
    heart = Heart(fresh_db, ProcessKind.API, Shared())
    await heart.beat()
    REQUESTS.observe(0.004, "Leads", "planned", "ok")
    REQUESTS.observe(0.004, "Leads", "executed", "failed")
    await heart.beat()
    REQUESTS.observe(0.004, "Leads", "planned", "ok")
    await heart.beat()
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        (process,) = await queries.processes(uow)
        minutes = await queries.traffic(uow)
    assert process["alive"]
    assert abs(process["skew_ms"]) < 1000
    # The first beat tells what the process had answered before this test.
    assert sum(row["failed"] for row in minutes) >= 1
    assert sum(row["buckets"][2] for row in minutes) >= 3


async def test_the_page_is_for_operators_and_rules_change_with_their_version(gql: Gql, db: Database) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        admin = await make_staff(uow, branch, "ADMIN")
        strangers = [
            await make_staff(uow, branch, "SECURITY_ADMIN"),
            await make_staff(uow, branch, "SALES_MANAGER"),
            await make_portal_user(uow, branch, new_id()),
            ANONYMOUS,
        ]
        rule = next(one for one in await queries.rules(uow) if one.key == "keys-old")
        await uow.commit()
    values: dict[str, Any] = {"id": f"alr_{rule.id}", "input": {"threshold": 400, "enabled": True}, "version": 1}
    for stranger in strangers:
        assert (await gql(stranger, LOOK))["data"]["operations"] is None
        assert not ((await gql(stranger, "{ alertRules { key } }"))["data"] or {}).get("alertRules")
        refused = (await gql(stranger, SET, values))["data"]["alertRuleSet"]
        assert [error["code"] for error in refused["errors"]] == ["permission-denied"]
    async with db.unit_of_work(SYSTEM) as uow:
        assert (await queries.lock_rule(uow, rule.id)).threshold == 365
    seen = (await gql(admin, LOOK))["data"]["operations"]
    assert {one["key"] for one in seen["values"]} == set(ALERTS)
    assert {one["name"] for one in seen["queues"]} == {"timers", "outbox", "deliveries", "messages", "audit"}
    rules = (await gql(admin, "{ alertRules { key title meaning advice unit below threshold } }"))["data"]["alertRules"]
    assert len(rules) == len(ALERTS)
    assert all(one["title"] and one["meaning"] and one["advice"] for one in rules)
    changed = (await gql(admin, SET, values))["data"]["alertRuleSet"]
    assert changed == {"rule": {"threshold": 400, "enabled": True, "version": 2}, "errors": []}
    again = (await gql(admin, SET, values))["data"]["alertRuleSet"]
    assert [error["code"] for error in again["errors"]] == ["stale-version"]
    wrong = values | {"version": 2, "input": {"threshold": -1, "enabled": True}}
    assert (await gql(admin, SET, wrong))["data"]["alertRuleSet"]["errors"][0]["path"] == ["input", "threshold"]


async def test_outside_measures_know_when_there_is_nothing_to_measure(db: Database) -> None:
    assert await certificate_days(db.settings) is None
    assert percent_of_disk("s3://bucket/x") is None
    assert 0 < (percent_of_disk("file:///tmp") or 0) <= 100
