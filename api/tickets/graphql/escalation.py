"""How tickets escalate and close by themselves, as an administrator reads, tries and changes it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from api.catalog.models import ProductType
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, Info, Node, mutation, reads
from api.core.graphql.changes import changed_at, changed_by
from api.core.uow import UnitOfWork
from api.people.graphql import BranchType, UserType
from api.tickets import actions, queries
from api.tickets.actions import Ladder
from api.tickets.graphql.enums import TicketKind
from api.tickets.rules import Level, Step


@strawberry.type(name="EscalationRule", description="Whose queue takes a ticket that has been open for some days.")
class EscalationRuleType(Node):
    class Reads(reads.Table):
        table = "escalation_rule"
        prefix = "esr"
        visible = staticmethod(queries.rules_visible_to)

    kind: TicketKind = reads.column(description="Which tickets.")
    product_type: str | None = reads.column(description="Only those about this kind of product; null: any.")
    symptom_code: str | None = reads.column(description="Only those with this symptom; null: any.")
    level: int = reads.column(description="Place in the ladder; 0 is where a ticket starts.")
    after_days: int = reads.column(description="Calendar days from the opening.")
    role: str = reads.column("role_code", description="The role whose queue takes it.")
    branch: BranchType | None = reads.one("branch_id", description="The branch that it holds in.")


@strawberry.type(name="TicketSetting", description="What an administrator decides about the tickets of a branch.")
class TicketSettingType(Node):
    class Reads(reads.Table):
        table = "ticket_setting"
        prefix = "tse"
        visible = staticmethod(queries.rules_visible_to)

    silence_days: int = reads.column(
        description="A resolution that nobody answers closes the ticket after so many days."
    )
    version: int = reads.column(description="Raised by every change of it or of the rules; to be sent back.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()
    branch: BranchType | None = reads.one("branch_id", description="The branch.")
    rules: list[EscalationRuleType] = reads.many(
        where="{t}.branch_id = {parent}.branch_id",
        order="kind asc, product_type asc nulls first, symptom_code asc nulls first, level asc",
        limit=500,
        description="All ladders, level by level; the most specific one holds for a ticket.",
    )


@strawberry.input(name="EscalationLevelInput", description="One level of a ladder; the first is where tickets start.")
class LevelInput:
    after_days: int = strawberry.field(description="Calendar days from the opening; 0 for the first level only.")
    role: str = strawberry.field(description="Code of the role whose queue takes the ticket.")


@strawberry.input(name="EscalationRulesInput", description="A ladder as it shall be.")
class LadderInput:
    branch_id: GlobalID = strawberry.field(description="The branch.")
    kind: TicketKind = strawberry.field(description="Which tickets.")
    product_type: ProductType | None = strawberry.field(default=None, description="Only those about this product.")
    symptom_code: str | None = strawberry.field(default=None, description="Only those with this symptom of it.")
    levels: list[LevelInput] = strawberry.field(
        description="All levels; none, for a product or symptom, lets the wider ladder hold again."
    )
    version: int | None = strawberry.field(default=None, description="Version of the settings that you saw.")

    def ladder(self) -> Ladder:
        """Return it as the action takes it. Raises InvalidInput for a symptom of no product."""
        if self.symptom_code and self.product_type is None:
            raise InvalidInput("input", "productType", code="ticket-symptom-unknown")
        return Ladder(
            self.kind,
            tuple(Level(level.after_days, level.role) for level in self.levels),
            self.product_type and self.product_type.name,
            self.symptom_code,
        )


@strawberry.type(description="A level that a ticket reaches.")
class EscalationStep:
    level: int = strawberry.field(description="Place in the ladder.")
    at: datetime = strawberry.field(description="When.")
    role: str = strawberry.field(description="Whose queue takes it.")


@strawberry.type(description="What a changed ladder would have done to one past ticket.")
class EscalationTrial:
    ticket_id: GlobalID = strawberry.field(description="The ticket.")
    number: str = strawberry.field(description="Its number.")
    opened_at: datetime = strawberry.field(description="When it was opened.")
    changed: bool = strawberry.field(description="Whether it would have gone another way.")
    before: list[EscalationStep] = strawberry.field(description="Levels that it reaches by the rules of today.")
    after: list[EscalationStep] = strawberry.field(description="Levels that it would have reached.")


def _steps(steps: list[Step]) -> list[EscalationStep]:
    return [EscalationStep(level=step.level, at=step.due_at, role=step.role_code) for step in steps]


@strawberry.type
class EscalationQuery:
    ticket_settings: list[TicketSettingType] = reads.root_many(
        description="Settings of tickets, one for each branch of the caller."
    )
    escalation_rules: list[EscalationRuleType] = reads.root_many(
        order="kind asc, product_type asc nulls first, symptom_code asc nulls first, level asc",
        limit=2000,
        description="How tickets escalate in the caller's branches.",
    )

    @strawberry.field(
        description="What a changed ladder would have done to the tickets of the last 90 days; nothing is kept."
    )
    async def escalation_rules_try(
        self, info: Info, input: Annotated[LadderInput, strawberry.argument(description="The rules to try.")]
    ) -> list[EscalationTrial]:
        context = info.context
        async with context.database.unit_of_work(context.actor) as uow:
            tried = await actions.try_escalation(uow, input.branch_id.of("brn"), input.ladder())
        return [
            EscalationTrial(
                ticket_id=GlobalID("tic", one.ticket_id),
                number=one.number,
                opened_at=one.opened_at,
                changed=one.changed,
                before=_steps(one.before),
                after=_steps(one.after),
            )
            for one in tried
        ]


_CHANGE = (NotFound, PermissionDenied, InvalidInput, StaleVersion)


@strawberry.type
class EscalationMutation:
    @mutation(
        "EscalationRulesSet",
        setting=TicketSettingType,
        errors=_CHANGE,
        description="Replaces a ladder; tickets opened before keep the days that were planned for them.",
    )
    async def escalation_rules_set(self, uow: UnitOfWork, input: LadderInput) -> UUID:
        setting = await actions.set_escalation(uow, input.branch_id.of("brn"), input.ladder(), version=input.version)
        return setting.id

    @mutation(
        "TicketSilenceSet",
        setting=TicketSettingType,
        errors=_CHANGE,
        description="Sets after how many days without an answer a resolved ticket closes.",
        arguments={"silence_days": "Days after which silence agrees."},
    )
    async def ticket_silence_set(
        self, uow: UnitOfWork, branch_id: GlobalID, silence_days: int, version: int | None = None
    ) -> UUID:
        return (await actions.set_silence(uow, branch_id.of("brn"), silence_days, version=version)).id
