"""Running the matrix on a lead, and finding the team that takes it (LEA-03, LEA-04)."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from api.core.uow import UnitOfWork
from api.leads import queries
from api.leads.models import ChannelSetting, Lead, LeadMatrix, LeadQualification, MatrixKind, Route, SalesChannel
from api.leads.rules.matrix import (
    Facts,
    MatrixField,
    Qualification,
    Rule,
    for_store,
    qualify,
    rules_from_json,
    straight,
)
from api.people.models import Branch
from api.people.queries import team_of_role

KIND: Final = {Route.MATRIX: MatrixKind.STANDARD, Route.SITE_MATRIX: MatrixKind.SITE}
TEAM_ROLE: Final = {SalesChannel.TELESALES: "TELESALES"}


@dataclass(frozen=True, slots=True)
class Way:
    """The team that takes a lead, and whether a rule gives it out at once."""

    team_id: UUID | None
    auto_assign: bool = False


@dataclass(slots=True)
class Qualifier:
    """Qualifies leads of one branch; what is read once serves a whole list."""

    uow: UnitOfWork
    branch: Branch
    matrices: dict[MatrixKind, tuple[LeadMatrix, list[Rule]]]
    ways: dict[tuple[SalesChannel, str | None], Way]

    @classmethod
    def of(cls, uow: UnitOfWork, branch: Branch) -> "Qualifier":
        """Begin with nothing read."""
        return cls(uow, branch, {}, {})

    async def run(self, lead: Lead, setting: ChannelSetting) -> LeadQualification:
        """Qualify a lead that is not stored yet: set segment, sales channel and priority, return the run to keep."""
        kind = KIND.get(setting.route)
        if kind is None:
            matrix_id, found = None, straight(setting.route, lead.originator_kind)
        else:
            matrix, rules = await self._matrix(kind)
            matrix_id, found = matrix.id, qualify(rules, facts(lead, self.branch.currency))
        found = for_store(found, lead.request_source)
        lead.segment_code, lead.sales_channel, lead.priority = found.segment_code, found.sales_channel, found.priority
        return record(lead, found, matrix_id)

    async def way(self, channel: SalesChannel, region: str | None) -> Way:
        """Return who takes leads of a sales channel: its route, else the oldest team of its role."""
        key = (channel, region)
        if key not in self.ways:
            route = await queries.route(self.uow, self.branch.id, channel, region)
            if route:
                self.ways[key] = Way(route.team_id, route.auto_assign)
            else:
                team = await team_of_role(self.uow, self.branch.id, TEAM_ROLE.get(channel, "FIELD_SALES"))
                self.ways[key] = Way(team.id if team else None)
        return self.ways[key]

    async def _matrix(self, kind: MatrixKind) -> tuple[LeadMatrix, list[Rule]]:
        if kind not in self.matrices:
            matrix = await queries.active_matrix(self.uow, self.branch.id, kind)
            self.matrices[kind] = (matrix, rules_from_json(matrix.rules))
        return self.matrices[kind]


def record(lead: Lead, found: Qualification, matrix_id: UUID | None) -> LeadQualification:
    """Return the run as it is kept."""
    return LeadQualification(
        branch_id=lead.branch_id,
        lead_id=lead.id,
        matrix_id=matrix_id,
        rule=found.rule,
        explanation=found.explanation,
        segment_code=found.segment_code,
        sales_channel=found.sales_channel,
        priority=found.priority,
    )


def facts(lead: Lead, currency: str) -> Facts:
    """Return what a matrix may ask of a lead. Spend counts in the branch's currency only: no rate is guessed."""
    return {
        MatrixField.SIM_COUNT: lead.sim_count,
        MatrixField.CURRENT_SIMS: lead.current_sims,
        MatrixField.MONTHLY_SPEND: lead.monthly_spend if lead.currency == currency else None,
        MatrixField.CITY: lead.city,
        MatrixField.REGION: lead.region,
        MatrixField.COMPETITOR: lead.competitor,
        MatrixField.NEEDS_DATA: None if lead.needs_data is None else str(lead.needs_data).lower(),
        MatrixField.REQUEST_SOURCE: lead.request_source.value if lead.request_source else None,
        MatrixField.CHANNEL: lead.channel.value,
        MatrixField.EXISTING_CUSTOMER: str(lead.customer_id is not None).lower(),
    }
