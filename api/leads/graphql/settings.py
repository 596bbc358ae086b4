"""Channels, routes and matrices as they are read."""

from datetime import datetime
from typing import Any

import strawberry

from api.core.actor import Actor
from api.core.graphql import GlobalID, Node, reads
from api.core.graphql.abilities import Ability, ability
from api.core.graphql.changes import changed_at, changed_by
from api.leads import policy, queries
from api.leads.graphql import enums  # noqa: F401 - publishes the enums before a type names them
from api.leads.models import (
    ChannelSetting,
    LeadChannel,
    LeadField,
    MatrixKind,
    MatrixState,
    OwnerDepartment,
    Priority,
    Route,
    SalesChannel,
)
from api.leads.rules.matrix import MatrixField, Operator, rules_from_json
from api.people.graphql import BranchType, TeamType, UserType


def _can_enter(actor: Actor, row: dict[str, Any]) -> Ability:
    setting = ChannelSetting.model_construct(**{**row, "branch_id": policy.key(row["branch_id"])})
    return ability(actor, policy.can_enter(actor, setting))


@strawberry.type(name="LeadChannelSetting", description="A channel: who owns it, who may use it, what its form asks.")
class ChannelSettingType(Node):
    class Reads(reads.Table):
        table = "lead_channel_setting"
        prefix = "lcs"
        visible = staticmethod(queries.settings_visible_to)

    channel: LeadChannel = reads.column(description="The channel.")
    owner_department: OwnerDepartment = reads.column(description="The department that answers for it.")
    route: Route = reads.column(description="How its leads find their way.")
    fields: list[LeadField] = reads.column(description="Fields of its form.")
    mandatory: list[LeadField] = reads.column(description="Fields that must be filled.")
    entry_roles: list[str] = reads.column(description="Roles that may enter.")
    barred_roles: list[str] = reads.column(description="Roles that never may, whatever else they hold.")
    most_current_sims: int | None = reads.column(description="Prospects with more SIM cards of ours are refused.")
    active: bool = reads.column(description="Whether it is in use.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")
    viewer_can_enter: Ability = reads.computed(
        _can_enter,
        needs=("branch_id", "active", "entry_roles", "barred_roles"),
        description="Whether the caller may enter a lead here.",
    )


@strawberry.type(name="LeadRoute", description="Which team takes the leads of a sales channel.")
class LeadRouteType(Node):
    class Reads(reads.Table):
        table = "lead_route"
        prefix = "lro"
        visible = staticmethod(queries.settings_visible_to)

    sales_channel: SalesChannel = reads.column(description="The sales channel.")
    region: str | None = reads.column(description="Only in this region; null: anywhere.")
    auto_assign: bool = reads.column(description="Whether a rule gives leads out, round robin by load.")
    team: TeamType | None = reads.one("team_id", description="The team.")
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()


@strawberry.type(description="One question of a matrix about a lead.")
class LeadMatrixCondition:
    field: MatrixField = strawberry.field(description="What it asks about.")
    operator: Operator = strawberry.field(description="How it compares.")
    values: list[str] = strawberry.field(description="With what.")


@strawberry.type(description="All conditions hold → this segment, sales channel and priority.")
class LeadMatrixRule:
    code: str = strawberry.field(description="Code, unique in the matrix.")
    conditions: list[LeadMatrixCondition] = strawberry.field(description="All must hold; none for the last resort.")
    sales_channel: SalesChannel = strawberry.field(description="Where the lead goes.")
    priority: Priority = strawberry.field(description="How urgent it is.")
    segment: str | None = strawberry.field(description="Code of the segment.")


def _rules(_actor: Actor, row: dict[str, Any]) -> list[LeadMatrixRule]:
    return [
        LeadMatrixRule(
            code=rule.code,
            conditions=[
                LeadMatrixCondition(field=asked.field, operator=asked.operator, values=list(asked.values))
                for asked in rule.conditions
            ],
            sales_channel=rule.sales_channel,
            priority=rule.priority,
            segment=rule.segment_code,
        )
        for rule in rules_from_json(row["rules"])
    ]


@strawberry.type(name="LeadMatrix", description="An edition of a qualification matrix; published ones never change.")
class LeadMatrixType(Node):
    class Reads(reads.Table):
        table = "lead_matrix"
        prefix = "lma"
        visible = staticmethod(queries.matrix_visible_to)

    kind: MatrixKind = reads.column(description="Which matrix.")
    edition: int = reads.column(description="Edition, from 1.")
    state: MatrixState = reads.column(description="Whether it qualifies leads.")
    rules: list[LeadMatrixRule] = reads.computed(_rules, needs=("rules",), description="Rules in the order asked.")
    published_at: datetime | None = reads.column(description="When it took effect.")
    published_by: UserType | None = reads.one("published_by_id", description="Who published it.")
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")


@strawberry.input(description="Which team takes the leads of a sales channel.")
class LeadRouteSetInput:
    branch_id: GlobalID = strawberry.field(description="The operator's branch.")
    sales_channel: SalesChannel = strawberry.field(description="The sales channel.")
    team_id: GlobalID = strawberry.field(description="The team.")
    region: str | None = strawberry.field(default=None, description="Only in this region; null: anywhere.")
    auto_assign: bool = strawberry.field(default=False, description="A rule gives leads out, round robin by load.")


@strawberry.input(name="LeadMatrixConditionInput", description="One question about a lead.")
class ConditionInput:
    field: MatrixField = strawberry.field(description="What it asks about.")
    operator: Operator = strawberry.field(description="How it compares.")
    values: list[str] = strawberry.field(default_factory=list, description="With what.")


@strawberry.input(name="LeadMatrixRuleInput", description="A rule; the first that matches decides.")
class RuleInput:
    code: str = strawberry.field(description="Code, unique in the matrix.")
    sales_channel: SalesChannel = strawberry.field(description="Where the lead goes.")
    conditions: list[ConditionInput] = strawberry.field(default_factory=list, description="All must hold.")
    priority: Priority = strawberry.field(default=Priority.NORMAL, description="How urgent it is.")
    segment: str | None = strawberry.field(default=None, description="Code of the segment.")


@strawberry.type(description="What a changed matrix would do to one past lead.")
class LeadMatrixTrial:
    lead_id: GlobalID = strawberry.field(description="The lead.")
    rule: str | None = strawberry.field(description="Code of the rule that would match.")
    changed: bool = strawberry.field(description="Whether the lead would go another way.")
    sales_channel_before: SalesChannel = strawberry.field(description="Where it went.")
    sales_channel_after: SalesChannel = strawberry.field(description="Where it would go.")
    segment_before: str | None = strawberry.field(description="Segment that was found.")
    segment_after: str | None = strawberry.field(description="Segment that would be found.")
    priority_before: Priority = strawberry.field(description="How urgent it was.")
    priority_after: Priority = strawberry.field(description="How urgent it would be.")
