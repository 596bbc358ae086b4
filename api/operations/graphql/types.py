"""The operation in the schema: one look at everything, alerts and their rules, timers, runs such as backups."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from api.core import i18n
from api.core.actor import SYSTEM, Actor, scoped
from api.core.errors import Allowed, InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import JSON, Connection, GlobalID, Info, Node, mutation, reads
from api.core.graphql.changes import changed_at, changed_by
from api.core.graphql.enums import publish_enum
from api.core.uow import UnitOfWork
from api.operations import actions, policy, queries
from api.operations.graphql.overview import Operations, overview
from api.operations.models import RunOutcome
from api.operations.rules import ALERTS, Unit
from api.people.graphql import UserType
from api.sla.models import TimerState

publish_enum(
    Unit,
    "What a measured value counts.",
    SECONDS="Seconds.",
    HOURS="Hours.",
    DAYS="Days.",
    PERCENT="Percent.",
    PIECES="Pieces.",
)
publish_enum(
    RunOutcome,
    "How a run ended.",
    RUNNING="It goes on, or its process died.",
    SUCCEEDED="It did all that it should.",
    FAILED="It did not; the detail says why.",
)
publish_enum(
    TimerState,
    "Where a timer is.",
    PENDING="Waits for its time.",
    HELD="Stands still, as its clock does.",
    FIRED="Has done its part.",
    CANCELLED="Was called off.",
)


def _said(part: str) -> Any:
    def say(actor: Actor, row: dict[str, Any]) -> str:
        key = f"alert-{row['key']}-{part}"
        return i18n.text(actor.language, key) if i18n.has_text(key) else str(row["key"])

    return say


def _unit(actor: Actor, row: dict[str, Any]) -> Unit:
    del actor
    return ALERTS[row["key"]].unit if row["key"] in ALERTS else Unit.PIECES


def _below(actor: Actor, row: dict[str, Any]) -> bool:
    del actor
    return row["key"] in ALERTS and ALERTS[row["key"]].below


@strawberry.type(name="AlertRule", description="When operators are told that something is wrong.")
class AlertRuleType(Node):
    class Reads(reads.Table):
        table = "alert_rule"
        prefix = "alr"
        visible = staticmethod(queries.visible_to)

    key: str = reads.column(description="Which alert, as backup-old.")
    title: str = reads.computed(_said("title"), needs=("key",), description="What is wrong, in a line.")
    meaning: str = reads.computed(_said("meaning"), needs=("key",), description="What follows from it.")
    advice: str = reads.computed(_said("advice"), needs=("key",), description="What to do.")
    unit: Unit = reads.computed(_unit, needs=("key",), description="What threshold and value count.")
    below: bool = reads.computed(_below, needs=("key",), description="Raised below the threshold instead of above.")
    threshold: float = reads.column(description="From where on it is wrong.")
    enabled: bool = reads.column(description="Whether it is looked at.")
    version: int = reads.column(description="Raised with each change.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()


@strawberry.type(name="AlertEpisode", description="One time that something was wrong.")
class AlertEpisodeType(Node):
    class Reads(reads.Table):
        table = "alert_episode"
        prefix = "ale"
        visible = staticmethod(queries.visible_to)

    key: str = reads.column(description="Which alert.")
    title: str = reads.computed(_said("title"), needs=("key",), description="What was wrong, in a line.")
    unit: Unit = reads.computed(_unit, needs=("key",), description="What the value counts.")
    began_at: datetime = reads.column(description="When it was first seen.")
    ended_at: datetime | None = reads.column(description="When it was well again; null while it is not.")
    value: float = reads.column(description="What was measured when it began.")


@strawberry.type(name="OperationRun", description="A backup, a check or a rotation of keys.")
class OperationRunType(Node):
    class Reads(reads.Table):
        table = "operation_run"
        prefix = "opr"
        visible = staticmethod(queries.visible_to)

    kind: str = reads.column(description="What it was, as BACKUP.")
    started_at: datetime = reads.column(description="When it began.")
    finished_at: datetime | None = reads.column(description="When it ended.")
    outcome: RunOutcome = reads.column(description="How it ended.")
    detail: JSON = reads.column(description="Its numbers, and why it failed.")


@strawberry.type(name="Timer", description="Something that the system does at one time.")
class TimerType(Node):
    class Reads(reads.Table):
        table = "timer"
        prefix = "tmr"
        visible = staticmethod(lambda actor: scoped(actor, "delivery"))

    step: str = reads.column(personal=False, description="Which step of a clock, or EVENT.")
    event_name: str | None = reads.expression(
        "({t}.event->>'name')", personal=False, description="The event it causes."
    )
    state: TimerState = reads.column(description="Where it is.")
    due_at: datetime = reads.column(description="When it is due.")
    fired_at: datetime | None = reads.column(description="When it fired.")


class TimerFilter(reads.Filter):
    """Which timers; all conditions must hold."""

    state: list[TimerState] | None = reads.condition("{t}.state = any({v}::text[])", description="In these states.")
    late: bool | None = reads.condition(
        "({t}.state = 'PENDING' and {t}.due_at <= app_now()) = {v}::boolean", description="Due and not fired yet."
    )


class TimerOrder(Enum):
    """Which timers come first."""

    DUE_ASC = reads.order("due_at asc", type="timestamptz")
    DUE_DESC = reads.order("due_at desc", type="timestamptz")


class AlertEpisodeFilter(reads.Filter):
    """Which episodes; all conditions must hold."""

    open: bool | None = reads.condition("({t}.ended_at is null) = {v}::boolean", description="Not well again yet.")


class AlertEpisodeOrder(Enum):
    """Which episodes come first."""

    NEWEST = reads.order("began_at desc", type="timestamptz")


class OperationRunOrder(Enum):
    """Which runs come first."""

    NEWEST = reads.order("started_at desc", type="timestamptz")


class OperationRunFilter(reads.Filter):
    """Which runs; all conditions must hold."""

    kind: str | None = reads.condition("{t}.kind = {v}::text", description="Of this kind.")


@strawberry.type
class OperationsQuery:
    alert_rules: list[AlertRuleType] = reads.root_many(order="key asc", limit=100, description="All alerts.")
    alert_episodes: Connection[AlertEpisodeType] = reads.root_connection(
        filter=AlertEpisodeFilter, order=AlertEpisodeOrder, description="What is and was wrong."
    )
    operation_runs: Connection[OperationRunType] = reads.root_connection(
        filter=OperationRunFilter, order=OperationRunOrder, description="Backups, checks, rotations."
    )
    timers: Connection[TimerType] = reads.root_connection(
        filter=TimerFilter, order=TimerOrder, description="What the system does when."
    )

    @strawberry.field(description="One look at everything; null for whoever may not see it.")
    async def operations(self, info: Info) -> Operations | None:
        actor = info.context.actor
        if not isinstance(policy.can_read(actor), Allowed):
            return None
        # As the worker sees it: staff may not even count what waits for its seal.
        async with info.context.database.unit_of_work(SYSTEM) as uow:
            return await overview(uow, actor.language)


@strawberry.input(description="When an alert is raised.")
class AlertRuleInput:
    threshold: float = strawberry.field(description="From where on it is wrong, in the rule's unit.")
    enabled: bool = strawberry.field(description="Whether it is looked at.")


@strawberry.type
class OperationsMutation:
    @mutation(
        "AlertRuleSet",
        rule=AlertRuleType,
        errors=(NotFound, PermissionDenied, InvalidInput, StaleVersion),
        description="Moves an alert's threshold, or switches the alert on or off.",
    )
    async def alert_rule_set(
        self, uow: UnitOfWork, id: GlobalID, input: AlertRuleInput, version: int | None = None
    ) -> Any:
        rule = await actions.set_rule(
            uow, id.of("alr"), threshold=input.threshold, enabled=input.enabled, version=version
        )
        return rule.id
