"""Imports of lead lists as they are read."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from api.core.actor import Actor
from api.core.graphql import JSON, Connection, GlobalID, Node, reads
from api.leads import actions, queries
from api.leads.graphql import list_enums  # noqa: F401 - publishes the enums before a type names them
from api.leads.graphql.types import LeadType
from api.leads.imports.fields import Field
from api.leads.imports.problems import ProblemCode, Severity
from api.leads.models import ImportState, LeadChannel, RowOutcome
from api.people.graphql import BranchType, UserType


@strawberry.type(description="A column of a list and what it fills.")
class LeadImportColumn:
    index: int = strawberry.field(description="Column, from 0.")
    name: str = strawberry.field(description="Header, or the spreadsheet's letter.")
    field: Field | None = strawberry.field(description="What it fills; null: it stays in the row only.")


@strawberry.type(description="Something that is wrong with a row, or that was made of it.")
class LeadImportProblem:
    row: int = strawberry.field(description="Row, as a spreadsheet counts.")
    column: int | None = strawberry.field(description="Column, from 0; null for the row as a whole.")
    field: Field | None = strawberry.field(description="The field concerned.")
    code: ProblemCode = strawberry.field(description="Stable; for programs.")
    severity: Severity = strawberry.field(description="Whether it keeps the row out.")
    message: str = strawberry.field(description="In the caller's language.")


def _columns(_actor: Actor, row: dict[str, Any]) -> list[LeadImportColumn]:
    mapping = row["mapping"]
    return [
        LeadImportColumn(index=index, name=name, field=Field(mapping[str(index)]) if str(index) in mapping else None)
        for index, name in enumerate(row["columns"])
    ]


def _problems(actor: Actor, row: dict[str, Any]) -> list[LeadImportProblem]:
    return [
        LeadImportProblem(
            row=item["row"],
            column=item["column"],
            field=Field(item["field"]) if item["field"] else None,
            code=ProblemCode(item["code"]),
            severity=Severity(item["severity"]),
            message=actions.problem_text(actor.language, item),
        )
        for item in row["problems"]
    ]


@strawberry.type(name="LeadImportRow", description="One row of a list: as it stood, as understood, what becomes of it.")
class LeadImportRowType(Node):
    class Reads(reads.Table):
        table = "lead_import_row"
        prefix = "lir"
        # Before its import is published, a row is the only trace of whom it is about.
        person = "coalesce({t}.lead_id, {t}.id)"
        visible = staticmethod(queries.import_row_visible_to)

    number: int = reads.column(description="Row, as a spreadsheet counts.")
    raw: list[str] = reads.column(description="The cells as they stood.")
    values: JSON = reads.column("given", description="The values as understood, by field.")
    outcome: RowOutcome = reads.column(description="New lead, joined, or not imported.")
    joined_row: int | None = reads.column(description="The earlier row of the same customer.")
    lead: LeadType | None = reads.one("lead_id", description="The lead that it made or was joined to.")
    problems: list[LeadImportProblem] = reads.computed(
        _problems, needs=("problems",), description="What is wrong with it, or was made of it."
    )


class LeadImportRowFilter(reads.Filter):
    """Which rows; all conditions must hold."""

    outcome: list[RowOutcome] | None = reads.condition(
        "{t}.outcome = any({v}::text[])", description="Any of these outcomes."
    )
    problem: list[ProblemCode] | None = reads.condition(
        "exists (select 1 from jsonb_array_elements({t}.problems) p where p ->> 'code' = any({v}::text[]))",
        description="With any of these problems.",
    )


class LeadImportRowOrder(Enum):
    """Which rows come first."""

    NUMBER_ASC = reads.order("number asc", type="int")


@strawberry.type(name="LeadImport", description="A list of leads: how it is read, how far it is, what it brought.")
class LeadImportType(Node):
    class Reads(reads.Table):
        table = "lead_import"
        prefix = "lim"
        visible = staticmethod(queries.import_visible_to)

    state: ImportState = reads.column(description="How far it is.")
    channel: LeadChannel = reads.column(description="Channel of its leads.")
    file_name: str = reads.column(description="Name of the file.")
    encoding: str | None = reads.column(description="Encoding in use; null for a spreadsheet.")
    encodings: list[str] = reads.column(description="Encodings that fit, the best guess first.")
    delimiter: str | None = reads.column(description="Delimiter in use; null for a spreadsheet.")
    sheet: str | None = reads.column(description="Sheet in use; null: the first.")
    sheets: list[str] = reads.column(description="Sheets of the file.")
    header_row: int = reads.column(description="Row of the header; 0: none.")
    columns: list[LeadImportColumn] = reads.computed(
        _columns, needs=("columns", "mapping"), description="Columns and what they fill."
    )
    total_rows: int = reads.column(description="Rows of data.")
    staged_rows: int = reads.column(description="Rows read and checked so far.")
    published_rows: int = reads.column(description="Of the rows that make or join leads, how many have done so.")
    new_rows: int = reads.column(description="Rows that make a lead.")
    joined_rows: int = reads.column(description="Rows of a customer who has an open lead, here or there.")
    error_rows: int = reads.column(description="Rows that are not imported.")
    failure: str | None = reads.column(description="Code of what stopped it.")
    created_at: datetime = reads.column(description="When it was brought.")
    published_at: datetime | None = reads.column(description="When its leads came to be.")
    undone_at: datetime | None = reads.column(description="When it was undone.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    branch: BranchType | None = reads.one("branch_id", description="The operator's branch.")
    creator: UserType | None = reads.one("creator_id", description="Who brought it.")
    rows: Connection[LeadImportRowType] = reads.connection(
        "import_id", filter=LeadImportRowFilter, order=LeadImportRowOrder, description="Its rows."
    )


class LeadImportFilter(reads.Filter):
    """Which imports; all conditions must hold."""

    state: list[ImportState] | None = reads.condition(
        "{t}.state = any({v}::text[])", description="Any of these states."
    )
    branch: GlobalID | None = reads.condition("{t}.branch_id = {v}::uuid", prefix="brn", description="Of this branch.")


class LeadImportOrder(Enum):
    """Which imports come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
