"""Clocks in the schema: what is promised until when, why, and how an administrator changes promises."""

import re
from datetime import UTC, datetime
from typing import Any

import strawberry
from strawberry.scalars import JSON

from api.core.actor import Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, Node, mutation, reads
from api.core.graphql.changes import changed_at, changed_by
from api.core.graphql.enums import publish_enum
from api.core.uow import UnitOfWork
from api.people.graphql import BranchType, UserType
from api.sla import actions, queries
from api.sla.models import Anchor, ClockState, DurationKind
from api.sla.rules import Duration, Terms, duration_text, explanation, parse_calendar, parse_pauses

publish_enum(
    ClockState,
    "Where a clock is; BREACHED still runs, late.",
    RUNNING="Running, in time.",
    PAUSED="Standing still while the customer is waited for.",
    BREACHED="Still running, late.",
    MET="Kept or late, but fulfilled.",
    CANCELLED="Not owed any more.",
)
publish_enum(
    DurationKind,
    "How a duration is counted: hours, days, weeks, months, or open time.",
    ELAPSED="Hours of the wall clock.",
    CALENDAR_DAYS="Days, holidays included.",
    WEEKS="Calendar weeks.",
    MONTHS="Calendar months.",
    WORKING_TIME="Hours while the calendar is open.",
    WORKING_DAYS="Days on which the calendar is open.",
)
publish_enum(
    Anchor,
    "From where an escalation step is counted.",
    START="From the beginning of the promise.",
    DUE="From the moment it is due.",
)

NAME = "coalesce({t}.names->>:language, {t}.names->>'en')"
CALENDAR = (
    "(select json_build_object('zone', c.zone, 'versions', c.versions) from calendar c where c.id = {t}.calendar_id)"
)
DURATION = {"duration_kind": "{t}.duration_kind::text", "amount": "{t}.amount"}
KEY = re.compile(r"^[A-Z][A-Z0-9_]*$")


def _instant(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _explain(actor: Actor, row: dict[str, Any]) -> str:
    """Say how the deadline comes about, in the reader's language."""
    stored = row["calendar"]
    terms = Terms(
        calendar=parse_calendar(stored["zone"], stored["versions"]),
        duration=Duration(DurationKind(row["duration_kind"]), row["amount"]),
        floor=_instant(row["floor_at"]) if row["floor_at"] else None,
    )
    return explanation(actor.language, terms, _instant(row["started_at"]), parse_pauses(row["pauses"]))


def _duration(actor: Actor, row: dict[str, Any]) -> str:
    """Say a duration in the reader's language."""
    return duration_text(actor.language, Duration(DurationKind(row["duration_kind"]), row["amount"]))


@strawberry.type(name="Calendar", description="Opening hours of one place.")
class CalendarType(Node):
    class Reads(reads.Table):
        table = "calendar"
        prefix = "cal"
        visible = staticmethod(queries.visible_settings)

    key: str = reads.column(description="Key, as OFFICE.")
    name: str = reads.expression(NAME, description="Name in the reader's language.")
    names: JSON = reads.column(description="Language → name.")
    zone: str = reads.column(description="Time zone, IANA.")
    versions: JSON = reads.column(
        description='Hours by first day: [{"from", "week": {"mon": ["09:00-13:00"]}, "country", "region", "closed", "extra"}].'
    )
    branch: BranchType | None = reads.one("branch_id", description="The branch that it holds in.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()


@strawberry.type(
    name="ClockPolicy", description="A promise: how long, counted how, when to warn, whom to tell when late."
)
class ClockPolicyType(Node):
    class Reads(reads.Table):
        table = "clock_policy"
        prefix = "cpo"
        visible = staticmethod(queries.visible_settings)

    key: str = reads.column(description="Key, as LEAD_CONTACT.")
    name: str = reads.expression(NAME, description="Name in the reader's language.")
    names: JSON = reads.column(description="Language → name.")
    duration_kind: DurationKind = reads.column(description="How the amount is counted.")
    amount: int = reads.column(description="Hours, minutes of open time, days, weeks or months, as the kind says.")
    duration: str = reads.computed(_duration, needs=DURATION, description="The duration in the reader's language.")
    warn_percent: int = reads.column(description="Share of the time after which it warns; 0 for no warning.")
    breach: bool = reads.column(description="Whether passing the deadline is a breach.")
    escalations: JSON = reads.column(description="Levels: [{key, kind, amount, anchor}].")
    calendar: CalendarType | None = reads.one("calendar_id", description="The calendar that it is counted in.")
    branch: BranchType | None = reads.one("branch_id", description="The branch that it holds in.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()


@strawberry.type(name="Clock", description="A running promise on one object.")
class ClockType(Node):
    class Reads(reads.Table):
        table = "clock"
        prefix = "clk"
        visible = staticmethod(queries.visible_to)

    key: str = reads.column(personal=False, description="Key of its policy, or of a promise made without one.")
    policy_name: str | None = reads.expression(
        "(select coalesce(p.names->>:language, p.names->>'en') from clock_policy p where p.id = {t}.policy_id)",
        personal=False,
        description="Name of its policy in the reader's language.",
    )
    state: ClockState = reads.column(description="Where it is.")
    started_at: datetime = reads.column(description="When it started.")
    due_at: datetime = reads.column(description="The deadline; it moves when the clock has stood still.")
    warn_at: datetime | None = reads.column(description="When it warns.")
    paused_at: datetime | None = reads.column(description="Since when it stands still.")
    breached_at: datetime | None = reads.column(description="The deadline that was missed; it stays on record.")
    ended_at: datetime | None = reads.column(description="When it was met or cancelled.")
    explanation: str = reads.computed(
        _explain,
        needs={
            **{name: f'{{t}}."{name}"' for name in ("floor_at", "started_at", "pauses")},
            **DURATION,
            "calendar": CALENDAR,
        },
        personal=False,
        description="How the deadline comes about, in the reader's language.",
    )


def clock_of(key: str, *, description: str) -> Any:
    """Declare a field with the clock of this key that was started last on the row.

    Annotate it `Annotated["ClockType", strawberry.lazy("api.sla.graphql")] | None` or with the type itself.
    """
    if not KEY.match(key):
        raise ValueError(key)
    return reads.one(
        where=f"{{t}}.subject_id = {{parent}}.id and {{t}}.key = '{key}'",
        order="started_at desc",
        description=description,
    )


@strawberry.input(description="Changes of a calendar; what is absent stays.")
class CalendarUpdateInput:
    names: JSON | None = strawberry.field(default=None, description="Language → name.")
    hours: JSON | None = strawberry.field(
        default=None, description="New hours, one entry of `versions`; they begin tomorrow or later."
    )
    version: int | None = strawberry.field(default=None, description="The version that you saw.")


@strawberry.input(description="A level that is told, after the start or the deadline.")
class EscalationInput:
    key: str = strawberry.field(description="Key of the level, as MANAGER.")
    kind: DurationKind = strawberry.field(description="How the amount is counted.")
    amount: int = strawberry.field(description="How many; 0 is at once.")
    anchor: Anchor = strawberry.field(description="From where.")


@strawberry.input(description="Changes of a promise; what is absent stays.")
class ClockPolicyUpdateInput:
    names: JSON | None = strawberry.field(default=None, description="Language → name.")
    duration_kind: DurationKind | None = strawberry.field(default=None, description="How the amount is counted.")
    amount: int | None = strawberry.field(default=None, description="How many.")
    warn_percent: int | None = strawberry.field(default=None, description="0 to 99; 0 for no warning.")
    breach: bool | None = strawberry.field(default=None, description="Whether passing the deadline is a breach.")
    escalations: list[EscalationInput] | None = strawberry.field(default=None, description="All levels.")
    calendar_id: GlobalID | None = strawberry.field(default=None, description="Calendar of the same branch.")
    version: int | None = strawberry.field(default=None, description="The version that you saw.")


@strawberry.type
class SlaQuery:
    clock_policies: list[ClockPolicyType] = reads.root_many(order="key asc", limit=500, description="All promises.")
    calendars: list[CalendarType] = reads.root_many(order="key asc", limit=200, description="All calendars.")
    clock: ClockType | None = reads.root_one(description="One clock.")


def _names(value: Any) -> dict[str, str] | None:
    """Check names: texts by language."""
    if value is None:
        return None
    if not isinstance(value, dict) or not all(isinstance(text, str) and text.strip() for text in value.values()):
        raise InvalidInput("names")
    return {str(language): str(text) for language, text in value.items()}


def _hours(value: Any) -> dict[str, Any] | None:
    """Check that new hours are an object; the action reads it."""
    if value is not None and not isinstance(value, dict):
        raise InvalidInput("hours", code="calendar-invalid", detail="no object")
    return value


@strawberry.type
class SlaMutation:
    @mutation(
        "CalendarUpdate",
        calendar=CalendarType,
        errors=(NotFound, PermissionDenied, StaleVersion, InvalidInput),
        description="Give a calendar new names or, from a later day on, new hours.",
    )
    async def calendar_update(self, uow: UnitOfWork, id: GlobalID, input: CalendarUpdateInput) -> Any:
        calendar = await actions.update_calendar(
            uow, id.of("cal"), names=_names(input.names), version=_hours(input.hours), seen=input.version
        )
        return calendar.id

    @mutation(
        "ClockPolicyUpdate",
        policy=ClockPolicyType,
        errors=(NotFound, PermissionDenied, StaleVersion, InvalidInput),
        description="Change a promise for clocks that start from now on.",
    )
    async def clock_policy_update(self, uow: UnitOfWork, id: GlobalID, input: ClockPolicyUpdateInput) -> Any:
        given = {
            "names": _names(input.names),
            "duration_kind": input.duration_kind,
            "amount": input.amount,
            "warn_percent": input.warn_percent,
            "breach": input.breach,
            "calendar_id": input.calendar_id and input.calendar_id.of("cal"),
            "escalations": None
            if input.escalations is None
            else [
                {"key": step.key, "kind": step.kind.value, "amount": step.amount, "anchor": step.anchor.value}
                for step in input.escalations
            ],
        }
        changes = {name: value for name, value in given.items() if value is not None}
        policy = await actions.update_policy(uow, id.of("cpo"), changes, seen=input.version)
        return policy.id
