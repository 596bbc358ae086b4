"""Who changed a row last, from the audit: for everything that an administrator edits.

    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()

Null for what nobody has changed since it was set up, and for readers who may not know colleagues.
"""

from typing import Any

from api.core.graphql import reads

# Signing in is on record for a user, but changes nothing about them.
_LAST = "from audit_entry a where a.subject_id = {row}.id and a.actor_id is not null and a.action not like 'sign-in%'"


def changed_at() -> Any:
    """Declare when somebody changed the row last; annotate it `datetime | None`."""
    return reads.expression(
        f"(select max(a.created_at) {_LAST.format(row='{t}')})",
        permission="branch:user:read",
        description="When somebody changed it last.",
    )


def changed_by() -> Any:
    """Declare who changed the row last; annotate it `UserType | None`."""
    last = _LAST.format(row="{parent}")
    return reads.one(
        where=f"{{t}}.id = (select a.actor_id {last} order by a.created_at desc, a.id desc limit 1)",
        permission="branch:user:read",
        description="Who changed it last.",
    )
