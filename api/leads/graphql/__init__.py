"""Leads in the schema."""

from typing import Annotated

import strawberry

from api.core.errors import UserError
from api.core.graphql import Connection, GlobalID, Info, reads
from api.leads import actions
from api.leads.graphql.imports import LeadImportFilter, LeadImportOrder, LeadImportType
from api.leads.graphql.inputs import matrix_rules
from api.leads.graphql.live import LeadSubscription
from api.leads.graphql.mutations import LeadMutation
from api.leads.graphql.settings import (
    ChannelSettingType,
    LeadMatrixTrial,
    LeadMatrixType,
    LeadRouteType,
    RuleInput,
)
from api.leads.graphql.types import LeadEntryType, LeadFilter, LeadOrder, LeadType
from api.leads.models import MatrixKind, Priority

__all__ = ["LeadMutation", "LeadQuery", "LeadSubscription"]


@strawberry.type(description="A file to download.")
class LeadImportErrorFile:
    name: str = strawberry.field(description="Name of the file.")
    content: str = strawberry.field(description="CSV with the original columns and the reasons.")


@strawberry.type
class LeadQuery:
    lead: LeadType | None = reads.root_one(description="One lead.")
    leads: Connection[LeadType] = reads.root_connection(filter=LeadFilter, order=LeadOrder, description="Leads.")
    my_lead_entries: Connection[LeadEntryType] = reads.root_connection(
        where="{t}.originator_id = :actor", description="What the caller has brought, and that it was received."
    )
    lead_channel_settings: list[ChannelSettingType] = reads.root_many(
        order="channel asc", description="Channels of the caller's branches."
    )
    lead_routes: list[LeadRouteType] = reads.root_many(order="sales_channel asc", description="Teams by sales channel.")
    lead_matrices: list[LeadMatrixType] = reads.root_many(
        order="edition desc", description="Editions of the qualification matrices, newest first."
    )
    lead_import: LeadImportType | None = reads.root_one(description="One import.")
    lead_imports: Connection[LeadImportType] = reads.root_connection(
        filter=LeadImportFilter, order=LeadImportOrder, description="Imports of lists."
    )

    @strawberry.field(description="What a changed matrix would do to the newest past leads; nothing is kept.")
    async def lead_matrix_try(
        self,
        info: Info,
        branch_id: Annotated[GlobalID, strawberry.argument(description="Of which branch.")],
        kind: Annotated[MatrixKind, strawberry.argument(description="Which matrix.")],
        rules: Annotated[list[RuleInput], strawberry.argument(description="The rules to try.")],
        first: Annotated[int, strawberry.argument(description="On how many of the newest leads.")] = 100,
    ) -> list[LeadMatrixTrial]:
        context = info.context
        async with context.database.unit_of_work(context.actor) as uow:
            tried = await actions.try_matrix(uow, branch_id.of("brn"), kind, matrix_rules(rules), limit=first)
        return [
            LeadMatrixTrial(
                lead_id=GlobalID("lea", one.lead_id),
                rule=one.rule,
                changed=one.changed,
                sales_channel_before=one.before,
                sales_channel_after=one.after,
                segment_before=one.segment_before,
                segment_after=one.segment_after,
                priority_before=Priority(one.priority_before),
                priority_after=Priority(one.priority_after),
            )
            for one in tried
        ]

    @strawberry.field(description="The rows of a list that were not imported, to be corrected and imported again.")
    async def lead_import_errors(
        self, info: Info, id: Annotated[GlobalID, strawberry.argument(description="Which import.")]
    ) -> LeadImportErrorFile | None:
        context = info.context
        try:
            async with context.database.unit_of_work(context.actor) as uow:
                name, content = await actions.error_rows_csv(uow, id.of("lim"), context.actor.language)
        except UserError:
            return None
        context.saw(("LeadImportRow.raw",), people=[id.uuid])
        return LeadImportErrorFile(name=name, content=content.decode())
