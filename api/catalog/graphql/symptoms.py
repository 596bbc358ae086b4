"""Symptoms and their guided questions in the schema."""

from uuid import UUID

import strawberry

from api.catalog import actions, queries
from api.catalog.graphql.enums import ProductType
from api.catalog.guides import GuideStep
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import JSON, GlobalID, Node, mutation, reads
from api.core.uow import UnitOfWork
from api.people.graphql import BranchType


@strawberry.type(name="Symptom", description="What can be wrong with a product.")
class SymptomType(Node):
    class Reads(reads.Table):
        table = "symptom"
        prefix = "sym"
        kept = True
        visible = staticmethod(queries.list_visible_to)

    product_type: ProductType = reads.column(description="Of which kind of product.")
    code: str = reads.column(description="Code.")
    names: JSON = reads.column(description="Language → name.")
    guide: JSON = reads.column(
        description="Questions that lead to a fix or to a report, in their order: key, texts by language, and where "
        "yes and no lead, which is a later key, SOLVED or REPORT."
    )
    version: int = reads.column(description="Version, to be sent back with a change.")
    branch: BranchType | None = reads.one("branch_id", description="The branch.")


@strawberry.type
class SymptomQuery:
    symptoms: list[SymptomType] = reads.root_many(
        order="product_type asc, position asc", limit=500, description="What can be wrong with products."
    )


@strawberry.input(description="One question of a guide.")
class GuideStepInput:
    key: str = strawberry.field(description="Its name within the guide.")
    texts: JSON = strawberry.field(description="Language → question, all five.")
    yes: str = strawberry.field(description="Where yes leads: key of a later question, SOLVED or REPORT.")
    no: str = strawberry.field(description="Where no leads.")

    def step(self) -> GuideStep:
        """Return it as the rules take it."""
        given = self.texts if isinstance(self.texts, dict) else {}
        return GuideStep(self.key, given, self.yes, self.no)


@strawberry.input(description="The questions of a symptom as they shall be.")
class SymptomGuideInput:
    steps: list[GuideStepInput] = strawberry.field(description="In their order; none: it is reported at once.")
    version: int | None = strawberry.field(default=None, description="The version that the change is based on.")


@strawberry.type
class SymptomMutation:
    @mutation(
        "SymptomGuideSet",
        symptom=SymptomType,
        errors=(NotFound, PermissionDenied, InvalidInput, StaleVersion),
        description="Sets the questions that lead from a symptom to a fix or to a report.",
    )
    async def symptom_guide_set(self, uow: UnitOfWork, id: GlobalID, input: SymptomGuideInput) -> UUID:
        steps = [step.step() for step in input.steps]
        return (await actions.set_guide(uow, id.of("sym"), steps, version=input.version)).id
