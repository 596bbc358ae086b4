"""Which inbox items, activities and deliveries, and in which order."""

from datetime import datetime
from enum import Enum, StrEnum

from api.core.graphql import reads
from api.core.graphql.enums import publish_enum
from api.core.searching import part
from api.work.models import ActivityState, DeliveryState, RequestState

# Filters name these enums, so they are published before the filters are.
publish_enum(
    ActivityState,
    "Where an activity is; WAITING is for others to be done.",
    WAITING="Others have to be done first.",
    OPEN="Can be started; its promise runs.",
    IN_PROCESS="Somebody, or the worker, is at it.",
    COMPLETED="Done.",
    FAILED="Could not be done; can be tried again.",
    SKIPPED="Not needed for this object.",
    CANCELLED="Withdrawn with its run.",
)
publish_enum(
    RequestState,
    "Where an inbox item is; WITHDRAWN is no longer needed.",
    OPEN="Waits for an answer.",
    DONE="Answered with yes, or done.",
    DECLINED="Answered with no.",
    WITHDRAWN="No longer needed.",
)
publish_enum(
    DeliveryState,
    "Where the delivery of an event to a job is.",
    PENDING="Waits for its turn or its next try.",
    DONE="Carried out once.",
    FAILED="Failed after its tries; can be repeated by hand.",
    GIVEN_UP="Given up by a person, with a reason; can be repeated by hand.",
)

TITLE = "coalesce({t}.titles->>:language, {t}.titles->>'en')"
TEXTS = "unaccent_lower({t}.number || ' ' || {t}.note || ' ' || {t}.titles::text)"
SHOWN = f"unaccent_lower({{t}}.number || ' ' || {{t}}.note || ' ' || {TITLE})"


class InboxBox(StrEnum):
    """Which inbox."""

    PERSONAL = "PERSONAL"
    GROUP = "GROUP"
    SENT = "SENT"


publish_enum(
    InboxBox,
    "Which inbox.",
    PERSONAL="For the caller alone, or claimed by the caller.",
    GROUP="For one of the caller's teams.",
    SENT="Sent by the caller.",
)


class InboxFilter(reads.Filter):
    """Which inbox items; all conditions must hold."""

    box: InboxBox | None = reads.condition(
        "case {v}::text when 'PERSONAL' then {t}.to_user_id = :actor or {t}.claimed_by_id = :actor "
        "when 'GROUP' then {t}.to_team_id = any(:teams) else {t}.sender_id = :actor end",
        description="Personal or group inbox, or what one sent; both inboxes and the sent ones without it.",
    )
    state: list[RequestState] | None = reads.condition(
        "{t}.state = any({v}::text[])", description="Any of these states."
    )
    kind: list[str] | None = reads.condition("{t}.kind = any({v}::text[])", description="Any of these kinds.")
    # The index knows the titles in all languages, the reader's is compared after it.
    search: str | None = reads.condition(
        f"({part(TEXTS)} and {part(SHOWN)})",
        description="Part of the number, the title or the note.",
    )


class InboxOrder(Enum):
    """Which inbox items come first."""

    DUE_ASC = reads.order("due_at asc nulls last", type="timestamptz")
    CREATED_DESC = reads.order("created_at desc", type="timestamptz")


class ActivityFilter(reads.Filter):
    """Which activities; all conditions must hold."""

    state: list[ActivityState] | None = reads.condition(
        "{t}.state = any({v}::text[])", description="Any of these states."
    )
    role: str | None = reads.condition("{t}.role = {v}::text", description="Of this role.")


class ActivityOrder(Enum):
    """Which activities come first."""

    DUE_ASC = reads.order("due_at asc nulls last", type="timestamptz")
    CREATED_DESC = reads.order("created_at desc", type="timestamptz")


class DeliveryFilter(reads.Filter):
    """Which deliveries; all conditions must hold."""

    state: list[DeliveryState] | None = reads.condition(
        "{t}.state = any({v}::text[])", description="Any of these states."
    )
    job: str | None = reads.condition("{t}.job = {v}::text", description="To this job.")
    since: datetime | None = reads.condition("{t}.created_at >= {v}::timestamptz", description="Made from then on.")
    until: datetime | None = reads.condition("{t}.created_at < {v}::timestamptz", description="Made before.")


class DeliveryOrder(Enum):
    """Which deliveries come first."""

    NEWEST = reads.order("id desc", description="The latest.")
    NEXT = reads.order("next_at asc", type="timestamptz")
