"""Channels, routes and matrices, as an administrator changes them (LEA-01, LEA-03, LEA-04)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.leads import policy, queries
from api.leads.actions.qualify import facts
from api.leads.events import ChannelSettingChanged, LeadMatrixPublished, LeadRouteChanged
from api.leads.models import ChannelSetting, LeadMatrix, LeadRoute, MatrixKind, MatrixState, Route, SalesChannel
from api.leads.rules.entry import check_form
from api.leads.rules.matrix import Rule, check_matrix, for_store, qualify, rules_to_json
from api.people.models import Team
from api.people.queries import branch as branch_of
from api.people.queries import roles_by_code

MOST_TRIED: Final = 500
ROUTES: Final = {MatrixKind.STANDARD: (Route.MATRIX,), MatrixKind.SITE: (Route.SITE_MATRIX,)}


@dataclass(frozen=True, slots=True)
class Tried:
    """What a changed matrix would do to one past lead."""

    lead_id: UUID
    rule: str | None
    before: SalesChannel
    after: SalesChannel
    segment_before: str | None
    segment_after: str | None
    priority_before: str
    priority_after: str

    @property
    def changed(self) -> bool:
        """Tell whether the lead would go another way."""
        return (self.before, self.segment_before, self.priority_before) != (
            self.after,
            self.segment_after,
            self.priority_after,
        )


async def update_channel(
    uow: UnitOfWork, setting_id: UUID, changes: dict[str, Any], *, version: int | None = None
) -> ChannelSetting:
    """Change a channel's owner, form, mandatory fields or entrants; `changes` holds only what was sent.

    Raises NotFound, PermissionDenied, StaleVersion, InvalidInput (a form that lacks something, unknown role).
    """
    setting = await queries.lock_setting(uow, setting_id)
    require(policy.can_edit_settings(uow.actor, setting.branch_id))
    check_version(version, setting.version)
    fields, mandatory = changes.get("fields", setting.fields), changes.get("mandatory", setting.mandatory)
    check_form(setting.channel, fields, mandatory)
    for name in ("entry_roles", "barred_roles"):
        wanted = list(changes.get(name, ()))
        known = await roles_by_code(uow, wanted)
        if set(wanted) - set(known):
            raise InvalidInput(
                "input", name, code="lead-unknown-role", roles=", ".join(sorted(set(wanted) - set(known)))
            )
    if (changes.get("most_current_sims") or 0) < 0:
        raise InvalidInput("input", "mostCurrentSims", code="lead-out-of-range", limit=0)
    before = setting.model_dump()
    for name, value in changes.items():
        setattr(setting, name, value)
    await uow.flush()
    uow.audit("lead-channel-update", setting, {name: [before[name], value] for name, value in changes.items()})
    uow.record(ChannelSettingChanged(subject_id=setting.id, branch_id=setting.branch_id, channel=setting.channel.value))
    return setting


async def set_route(
    uow: UnitOfWork, branch_id: UUID, channel: SalesChannel, region: str | None, team_id: UUID, *, auto_assign: bool
) -> LeadRoute:
    """Say which team takes the leads of a sales channel in a region, or anywhere, and whether a rule gives them out (LEA-04).

    Raises PermissionDenied, InvalidInput (a team of another branch).
    """
    require(policy.can_edit_settings(uow.actor, branch_id))
    team = await uow.session.get(Team, team_id)
    if team is None or team.branch_id != branch_id:
        raise InvalidInput("input", "teamId", code="lead-unknown-team")
    wanted = (region or "").strip() or None
    found = await queries.exact_route(uow, branch_id, channel, wanted)
    before = [found.team_id, found.auto_assign] if found else None
    way = found or uow.add(LeadRoute(branch_id=branch_id, sales_channel=channel, region=wanted, team_id=team_id))
    way.team_id, way.auto_assign = team_id, auto_assign
    await uow.flush()
    _note_route(uow, way, "lead-route-set", {"way": [before, [team_id, auto_assign]], "region": wanted})
    return way


async def remove_route(uow: UnitOfWork, route_id: UUID) -> LeadRoute:
    """Take a way back; its leads go the way for anywhere, or to the oldest team of the role. Raises NotFound, PermissionDenied."""
    way = await queries.lock_route(uow, route_id)
    require(policy.can_edit_settings(uow.actor, way.branch_id))
    _note_route(uow, way, "lead-route-remove", {"region": way.region, "team_id": way.team_id})
    await uow.session.delete(way)
    await uow.flush()
    return way


def _note_route(uow: UnitOfWork, way: LeadRoute, action: str, changes: dict[str, Any]) -> None:
    uow.audit(action, way, changes)
    uow.record(LeadRouteChanged(subject_id=way.id, branch_id=way.branch_id, sales_channel=way.sales_channel.value))


async def try_matrix(
    uow: UnitOfWork, branch_id: UUID, kind: MatrixKind, rules: Sequence[Rule], *, limit: int = 100
) -> list[Tried]:
    """Run a changed matrix on the newest past leads without keeping anything (LEA-03). Raises InvalidInput."""
    require(policy.can_edit_settings(uow.actor, branch_id))
    check_matrix(rules)
    branch = await branch_of(uow, branch_id)
    channels = await queries.channels_on(uow, branch_id, ROUTES[kind])
    tried = []
    for lead in await queries.past_leads(uow, branch_id, channels, min(limit, MOST_TRIED)):
        found = for_store(qualify(rules, facts(lead, branch.currency)), lead.request_source)
        tried.append(
            Tried(
                lead.id,
                found.rule,
                lead.sales_channel,
                found.sales_channel,
                lead.segment_code,
                found.segment_code,
                lead.priority.value,
                found.priority.value,
            )
        )
    return tried


async def publish_matrix(uow: UnitOfWork, branch_id: UUID, kind: MatrixKind, rules: Sequence[Rule]) -> LeadMatrix:
    """Let a new edition qualify leads from now on; the earlier one stays to explain the past. Raises InvalidInput."""
    require(policy.can_edit_settings(uow.actor, branch_id))
    check_matrix(rules)
    await queries.lock_entries(uow, branch_id)
    active = await queries.current_matrix(uow, branch_id, kind)
    if active:
        active.state = MatrixState.RETIRED
        await uow.flush()
    matrix = uow.add(
        LeadMatrix(
            created_at=uow.now,
            branch_id=branch_id,
            kind=kind,
            edition=await queries.last_edition(uow, branch_id, kind) + 1,
            state=MatrixState.ACTIVE,
            rules=rules_to_json(rules),
            published_at=uow.now,
            published_by_id=uow.actor.user_id,
        )
    )
    await uow.flush()
    uow.audit("lead-matrix-publish", matrix, {"kind": kind, "edition": matrix.edition, "rules": matrix.rules})
    uow.record(LeadMatrixPublished(subject_id=matrix.id, branch_id=branch_id, kind=kind.value, edition=matrix.edition))
    return matrix
