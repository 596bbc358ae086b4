"""Reasons with their scripts, and text templates, as an administrator changes them (INT-02)."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from api.core.errors import InvalidInput, NotFound, check_version, require
from api.core.uow import UnitOfWork
from api.interactions import policy, queries, rules
from api.interactions.events import InteractionMacroChanged, InteractionReasonChanged
from api.interactions.models import InteractionChannel, InteractionMacro, InteractionReason


@dataclass(frozen=True, kw_only=True)
class ReasonData:
    """A reason as it shall be: texts by language; English, when missing, is what is there."""

    names: Mapping[str, object]
    script: Mapping[str, object]
    knowledge_url: str | None
    default_for: InteractionChannel | None = None
    place: int | None = None
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class MacroData:
    """A text template as it shall be."""

    names: Mapping[str, object]
    texts: Mapping[str, object]
    reason_id: UUID | None = None
    place: int | None = None
    active: bool = True


async def add_reason(
    uow: UnitOfWork, branch_id: UUID, data: ReasonData, *, parent_id: UUID | None = None
) -> InteractionReason:
    """Add a reason at the end of its level, three levels at most. Raises NotFound, PermissionDenied, InvalidInput."""
    require(policy.can_configure(uow.actor, branch_id))
    parent = await _reason_of(uow, branch_id, parent_id, "parentId")
    if await queries.depth_below(uow, parent) > rules.DEEPEST:
        raise InvalidInput("input", "parentId", code="interaction-reason-deep", limit=rules.DEEPEST)
    reason = InteractionReason(branch_id=branch_id, parent_id=parent_id, names={}, script={}, created_at=uow.now)
    reason.place = await queries.last_place(uow, InteractionReason, branch_id) + 1
    _fill_reason(reason, data)
    uow.add(reason)
    return await _reason_saved(uow, reason, {})


async def update_reason(
    uow: UnitOfWork, reason_id: UUID, data: ReasonData, *, version: int | None = None
) -> InteractionReason:
    """Change a reason; one that is no longer offered stays with the contacts that have it.

    Raises NotFound, PermissionDenied, StaleVersion, InvalidInput.
    """
    reason = await queries.lock_setting(uow, InteractionReason, reason_id, "InteractionReason")
    require(policy.can_configure(uow.actor, reason.branch_id))
    check_version(version, reason.version)
    before = reason.model_dump()
    _fill_reason(reason, data)
    return await _reason_saved(uow, reason, before)


async def add_macro(uow: UnitOfWork, branch_id: UUID, data: MacroData) -> InteractionMacro:
    """Add a text template. Raises NotFound, PermissionDenied, InvalidInput."""
    require(policy.can_configure(uow.actor, branch_id))
    macro = InteractionMacro(branch_id=branch_id, names={}, texts={}, created_at=uow.now)
    macro.place = await queries.last_place(uow, InteractionMacro, branch_id) + 1
    await _fill_macro(uow, macro, data)
    uow.add(macro)
    return await _macro_saved(uow, macro, {})


async def update_macro(
    uow: UnitOfWork, macro_id: UUID, data: MacroData, *, version: int | None = None
) -> InteractionMacro:
    """Change a text template. Raises NotFound, PermissionDenied, StaleVersion, InvalidInput."""
    macro = await queries.lock_setting(uow, InteractionMacro, macro_id, "InteractionMacro")
    require(policy.can_configure(uow.actor, macro.branch_id))
    check_version(version, macro.version)
    before = macro.model_dump()
    await _fill_macro(uow, macro, data)
    return await _macro_saved(uow, macro, before)


def _fill_reason(reason: InteractionReason, data: ReasonData) -> None:
    reason.names = rules.texts("names", data.names, rules.LONGEST_NAME, required=True)
    reason.script = rules.texts("script", data.script, rules.LONGEST_TEXT, required=False)
    reason.knowledge_url = rules.link(data.knowledge_url)
    reason.default_for = data.default_for
    reason.place = reason.place if data.place is None else data.place
    reason.active = data.active


async def _fill_macro(uow: UnitOfWork, macro: InteractionMacro, data: MacroData) -> None:
    await _reason_of(uow, macro.branch_id, data.reason_id, "reasonId")
    macro.names = rules.texts("names", data.names, rules.LONGEST_NAME, required=True)
    macro.texts = rules.texts("texts", data.texts, rules.LONGEST_TEXT, required=True)
    macro.reason_id = data.reason_id
    macro.place = macro.place if data.place is None else data.place
    macro.active = data.active


async def _reason_of(uow: UnitOfWork, branch_id: UUID, reason_id: UUID | None, name: str) -> InteractionReason | None:
    """Return a reason of the branch, None when none is named. Raises NotFound."""
    if reason_id is None:
        return None
    reason = await uow.session.get(InteractionReason, reason_id)
    if reason is None or reason.branch_id != branch_id:
        raise NotFound("InteractionReason", "input", name)
    return reason


async def _reason_saved(uow: UnitOfWork, reason: InteractionReason, before: Mapping[str, object]) -> InteractionReason:
    await uow.flush()
    uow.audit("interaction-reason-set", reason, _changed(before, reason.model_dump()))
    uow.record(InteractionReasonChanged(subject_id=reason.id, branch_id=reason.branch_id))
    return reason


async def _macro_saved(uow: UnitOfWork, macro: InteractionMacro, before: Mapping[str, object]) -> InteractionMacro:
    await uow.flush()
    uow.audit("interaction-macro-set", macro, _changed(before, macro.model_dump()))
    uow.record(InteractionMacroChanged(subject_id=macro.id, branch_id=macro.branch_id, reason_id=macro.reason_id))
    return macro


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """Return what an administrator changed, each with what was before."""
    names = ("names", "script", "texts", "knowledge_url", "default_for", "place", "active", "reason_id")
    return {
        name: [before.get(name), after[name]] for name in names if name in after and before.get(name) != after[name]
    }
