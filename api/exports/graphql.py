"""Exported lists in the schema."""

from datetime import datetime
from uuid import UUID

import strawberry

from api.core.errors import InvalidInput, PermissionDenied
from api.core.graphql import JSON, Node, mutation, reads
from api.core.graphql.enums import publish_enum
from api.core.graphql.reads.paging import COUNTED
from api.core.uow import UnitOfWork
from api.exports import actions, queries
from api.exports.models import ExportFormat, ExportList, ExportState
from api.files.graphql import AttachmentType

publish_enum(
    ExportList,
    "A list that can be taken out.",
    CUSTOMERS="Customers.",
    LEADS="Leads.",
    OFFERS="Offers.",
    CONTRACTS="Contracts.",
    ORDERS="Orders.",
    TICKETS="Tickets.",
)
publish_enum(ExportFormat, "As what a list is taken out.", CSV="Text with semicolons.", XLSX="A workbook.")
publish_enum(
    ExportState,
    "How far an export is.",
    RUNNING="Rows are written.",
    READY="It can be taken away.",
    FAILED="It could not be written.",
)


@strawberry.type(name="ListExport", description="A list that somebody takes out as a file.")
class ListExportType(Node):
    class Reads(reads.Table):
        table = "list_export"
        prefix = "exp"
        visible = staticmethod(queries.visible_to)

    files: list[AttachmentType] = reads.many(
        "subject_id", where="{t}.subject = 'list_export'", limit=1, description="The file, when it is ready."
    )
    list: ExportList = reads.column(description="Which list.")
    format: ExportFormat = reads.column(description="As what.")
    state: ExportState = reads.column(description="How far it is.")
    rows: int = reads.column(description="Rows written so far.")
    total: int = reads.column(description="Rows of the list, counted up to 10,000.")
    total_at_least: bool = reads.expression(
        f"({{t}}.total >= {COUNTED})", description="Whether counting ended there, so that the list may have more."
    )
    most: int = reads.column(description="Rows that the caller's right allows.")
    cut: bool = reads.column(description="Whether the list had more rows than that.")
    created_at: datetime = reads.column(description="When it was asked for.")
    expires_at: datetime = reads.column(description="Until when it can be taken away.")


@strawberry.type
class ExportQuery:
    list_exports: list[ListExportType] = reads.root_many(
        order="created_at desc", limit=20, description="The caller's own exports of the last day, the newest first."
    )


@strawberry.input(description="What is taken out.")
class ListExportInput:
    list: ExportList = strawberry.field(description="Which list.")
    format: ExportFormat = strawberry.field(description="As what.")
    filter: JSON | None = strawberry.field(default=None, description="As the list's own filter takes it.")
    order: str | None = strawberry.field(default=None, description="As the list's own order names it.")


@strawberry.type
class ExportMutation:
    @mutation(
        "ListExportStart",
        export=ListExportType,
        errors=(PermissionDenied, InvalidInput),
        description="Begins to write a list as it is filtered.",
    )
    async def list_export_start(self, uow: UnitOfWork, input: ListExportInput) -> UUID:
        asked: object = input.filter
        if asked is not None and not isinstance(asked, dict):
            raise InvalidInput("input", "filter", code="export-filter")
        return (await actions.start_export(uow, input.list, input.format, dict(asked or {}), input.order)).id
