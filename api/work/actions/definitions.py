"""Process definitions: an administrator reads, changes and versions them (ORD-02)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from api.core.errors import StaleVersion, require
from api.core.uow import UnitOfWork
from api.work import policy as may
from api.work import queries
from api.work.automatic import ACTIONS
from api.work.events import ProcessPublished
from api.work.models import ProcessDefinition
from api.work.rules import DefinitionInvalid, Known, check_definition, parse_activities


async def publish_definition(
    uow: UnitOfWork,
    branch_id: UUID,
    key: str,
    *,
    names: Mapping[str, str],
    activities: Sequence[Mapping[str, Any]],
    seen_revision: int | None = None,
) -> ProcessDefinition:
    """Publish a new revision of a process; runs that began before keep theirs.

    Raises PermissionDenied, DefinitionInvalid, StaleVersion when somebody else published since `seen_revision`.
    """
    require(may.can_configure(uow.actor, branch_id))
    if not key.isidentifier() or not names.get("en"):
        raise DefinitionInvalid("key", activity=key, problem="key", detail=key)
    known = Known(
        roles=await queries.role_codes(uow),
        actions=ACTIONS.keys(),
        policies=await queries.policy_keys(uow, branch_id),
        calendars=await queries.calendar_keys(uow, branch_id),
    )
    check_definition(parse_activities(activities), known)
    await queries.lock_definitions(uow, branch_id, key)
    latest = await queries.latest_definition(uow, branch_id, key)
    revision = latest.revision if latest else 0
    if seen_revision is not None and seen_revision != revision:
        raise StaleVersion(seen_revision, revision)
    definition = uow.add(
        ProcessDefinition(
            branch_id=branch_id,
            key=key,
            revision=revision + 1,
            names=dict(names),
            activities=[dict(activity) for activity in activities],
            published_by_id=uow.actor.user_id,
        )
    )
    await uow.flush()
    uow.record(
        ProcessPublished(subject_id=definition.id, branch_id=branch_id, process=key, revision=definition.revision)
    )
    uow.audit("process.publish", definition, {"key": key, "revision": definition.revision})
    return definition
