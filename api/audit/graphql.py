"""Who saw and changed what, searchable by customer, person, kind and time (DPA-01).

Reading the audit is a read of personal data like any other, so it is on record itself.
"""

from base64 import b64decode
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, Final

import orjson
import strawberry

from api.audit import queries
from api.core.actor import Actor
from api.core.audit import REASON, decrypt, unwrap
from api.core.config import get_settings
from api.core.graphql import JSON, Connection, GlobalID, Node, reads
from api.core.graphql.enums import publish_enum
from api.customers.graphql.types import CustomerType
from api.leads.graphql.types import LeadType
from api.people.graphql import UserType


class AuditKind(StrEnum):
    """What an entry tells of."""

    READ = "READ"
    CHANGE = "CHANGE"
    SIGN_IN = "SIGN_IN"


publish_enum(
    AuditKind,
    "What an entry of the audit tells of.",
    READ="Personal data was shown, or a file handed out.",
    CHANGE="Something was entered, changed or decided.",
    SIGN_IN="Somebody signed in, or tried to.",
)

KIND: Final = (
    "(case when {t}.action in ('read', 'attachment-read') then 'READ' "
    "when {t}.action like 'sign-in%' then 'SIGN_IN' else 'CHANGE' end)"
)
CLOSED: Final = {
    "payload": "encode({t}.payload, 'base64')",
    "key": "(select encode(k.wrapped, 'base64') from data_key k where k.subject_id = {t}.key_id)",
}


def _opened(actor: Actor, row: dict[str, Any]) -> dict[str, Any]:
    """Return the encrypted values; none without the right to personal data, or when the person's key is destroyed."""
    if row["payload"] is None or row["key"] is None or actor.scope("pii", "read") is None:
        return {}
    key = unwrap(get_settings(), b64decode(row["key"]))
    found: dict[str, Any] = orjson.loads(decrypt(key, b64decode(row["payload"])))
    return found


def _values(actor: Actor, row: dict[str, Any]) -> dict[str, Any] | None:
    return {name: value for name, value in _opened(actor, row).items() if name != REASON} or None


def _reason(actor: Actor, row: dict[str, Any]) -> str | None:
    return _opened(actor, row).get(REASON)


@strawberry.type(name="AuditEntry", description="Who did or saw something, when, of whom, and why.")
class AuditEntryType(Node):
    class Reads(reads.Table):
        table = "audit_entry"
        prefix = "aud"
        visible = staticmethod(queries.visible_to)
        # On record are those that an entry shows, not all it is about: else an entry of who read the audit would be about
        # all that the entries it showed are about, and each reading about more than the one before.
        customer = "nullif(array_to_string({t}.customer_ids[:10], ','), '')"
        person = "coalesce(nullif(array_to_string({t}.person_ids[:10], ','), ''), {t}.subject_id::text)"

    at: datetime = reads.column("created_at", personal=True, description="When.")
    kind: AuditKind = reads.expression(KIND, personal=True, description="Whether it was read, changed or signed in.")
    action: str = reads.column(description="What was done, as customer.update; read for what was shown.")
    about: str = reads.column("subject", description="The kind of object that changed, or the operation that showed.")
    subject: Node | None = reads.any_of("subject", "subject_id", description="The object that changed.")
    actor: UserType | None = reads.one("actor_id", description="Who; null for the system itself and for visitors.")
    customers: list[CustomerType] = reads.many(
        where="{t}.id = any({parent}.customer_ids[:10])",
        order="name_key asc",
        limit=10,
        description="The first ten of the customers it is about, as far as the reader sees customers.",
    )
    customer_count: int = reads.expression("cardinality({t}.customer_ids)", description="How many customers.")
    leads: list[LeadType] = reads.many(
        where="{t}.id = any({parent}.person_ids[:10])",
        order="number asc",
        limit=10,
        description="The first ten of the leads that were no customers yet.",
    )
    people: list[UserType] = reads.many(
        where="{t}.id = any({parent}.person_ids[:10])",
        order="name asc",
        limit=10,
        description="The first ten of the users it is about.",
    )
    person_count: int = reads.expression("cardinality({t}.person_ids)", description="How many leads and users.")
    fields: list[str] = reads.column(description="Names of what was changed or shown.")
    values: JSON | None = reads.computed(
        _values, needs=CLOSED, description="New values, or old and new; null without the right to personal data."
    )
    reason: str | None = reads.computed(_reason, needs=CLOSED, description="Why, in the words of who did it.")
    seal: int | None = reads.expression(
        "(select s.seq from audit_seal s where s.audit_id = {t}.id)", description="Its number in the sealed chain."
    )


# Said as the index says it, which leaves out entries about nobody.
_PEOPLE: Final = "{t}.person_ids <> '{}' and {t}.person_ids"
_LEADS: Final = "array(select l.id from lead l where l.customer_id = {v}::uuid)"


class AuditFilter(reads.Filter):
    """Which entries; all conditions must hold."""

    customer: GlobalID | None = reads.condition(
        f"({{t}}.customer_ids @> array[{{v}}::uuid] or {_PEOPLE} && {_LEADS} or {{t}}.subject_id = any({_LEADS}))",
        prefix="cus",
        description="About this customer, also while it was a lead.",
    )
    lead: GlobalID | None = reads.condition(
        f"({_PEOPLE} @> array[{{v}}::uuid] or {{t}}.subject_id = {{v}}::uuid)",
        prefix="lea",
        description="On this lead.",
    )
    actor: GlobalID | None = reads.condition("{t}.actor_id = {v}::uuid", prefix="usr", description="By this person.")
    kind: list[AuditKind] | None = reads.condition(f"{KIND} = any({{v}}::text[])", description="Of these kinds.")
    since: datetime | None = reads.condition("{t}.created_at >= {v}::timestamptz", description="From this moment.")
    until: datetime | None = reads.condition("{t}.created_at < {v}::timestamptz", description="Before this moment.")


class AuditOrder(Enum):
    """Which entries come first."""

    NEWEST = reads.order("id desc", description="The latest.")
    OLDEST = reads.order("id asc", description="The first.")


@strawberry.type
class AuditQuery:
    audit_entries: Connection[AuditEntryType] = reads.root_connection(
        filter=AuditFilter, order=AuditOrder, description="Who saw and changed what, for whoever may read the audit."
    )
