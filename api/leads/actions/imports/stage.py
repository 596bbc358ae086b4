"""Staging: rows are read, checked and compared in chunks, each in a transaction of its own (CUS-10).

A chunk begins where the last one ended, so a worker that dies in the middle loses one chunk of work and nothing else.
"""

from typing import Any, Final
from uuid import UUID

from api.core.uow import UnitOfWork
from api.leads import queries
from api.leads.actions.imports.reading import body_of, context_of, grid_of
from api.leads.events import LeadImportChunkStaged, LeadImportFailed, LeadImportPreviewed
from api.leads.imports.duplicates import Join, Seen, keys_of
from api.leads.imports.problems import Finding, Problem, ProblemCode
from api.leads.imports.rows import CheckedRow, check_row
from api.leads.imports.words import core_name
from api.leads.models import ImportState, Lead, LeadImport, LeadImportRow, RowOutcome
from api.leads.queries import imports as import_queries
from api.leads.rules.importing import ImportMove, UnreadableList, next_state
from api.people.queries import branch as branch_of

CHUNK: Final = 1_000


async def stage_chunk(uow: UnitOfWork, import_id: UUID, run: int) -> LeadImport:
    """Stage the next rows and say whether more follow; a chunk of an older mapping, or one told twice, does nothing."""
    found = await import_queries.lock_import(uow, import_id)
    if found.state is not ImportState.MAPPED or found.run != run:
        return found
    branch = await branch_of(uow, found.branch_id)
    try:
        grid = await grid_of(uow, found, branch)
    except UnreadableList as error:
        return _fail(uow, found, error.code)
    body = body_of(grid, found.header_row)
    context = context_of(uow, found, branch)
    rows = [check_row(number, cells, context) for number, cells in body[found.staged_rows : found.staged_rows + CHUNK]]
    good = [row for row in rows if not row.failed]
    joins = await _joins(uow, found, good)
    await _propose(uow, found, good, joins)
    uow.session.add_all(_staged(found, row, joins.get(row.number)) for row in rows)
    found.staged_rows += len(rows)
    found.total_rows = len(body)
    await uow.flush()
    counts = await import_queries.count_outcomes(uow, found.id)
    found.new_rows = counts.get(RowOutcome.NEW, 0)
    found.joined_rows = counts.get(RowOutcome.JOINED, 0)
    found.error_rows = counts.get(RowOutcome.ERROR, 0)
    common: dict[str, Any] = {
        "subject_id": found.id,
        "branch_id": found.branch_id,
        "creator_id": found.creator_id,
        "run": found.run,
    }
    if found.staged_rows < found.total_rows:
        uow.record(LeadImportChunkStaged(**common, staged=found.staged_rows, total=found.total_rows))
    else:
        found.state = next_state(found.state, ImportMove.PREVIEW)
        uow.record(LeadImportPreviewed(**common, new=found.new_rows, joined=found.joined_rows, errors=found.error_rows))
    await uow.flush()
    return found


def _fail(uow: UnitOfWork, found: LeadImport, code: str) -> LeadImport:
    found.state, found.failure = next_state(found.state, ImportMove.FAIL), code
    uow.record(
        LeadImportFailed(
            subject_id=found.id, branch_id=found.branch_id, creator_id=found.creator_id, run=found.run, code=code
        )
    )
    return found


async def _joins(uow: UnitOfWork, found: LeadImport, rows: list[CheckedRow]) -> dict[int, Join | Lead]:
    """Return for each row the open lead or the earlier row with an equal key."""
    keys = [key for row in rows for key in keys_of(row.values)]
    leads = await queries.open_leads(uow, found.branch_id, keys)
    by_key = {(name, value): lead for lead in reversed(leads) for name, value in keys_of(lead.model_dump())}
    seen = Seen()
    for staged in await import_queries.rows_with_keys(uow, found.id, keys):
        seen.join(staged.joined_row or staged.number, staged.given)
    joins: dict[int, Join | Lead] = {}
    for row in rows:
        lead = next((by_key[key] for key in keys_of(row.values) if key in by_key), None)
        if lead:
            joins[row.number] = lead
            _note(row, ProblemCode.JOINED_TO_LEAD, lead=lead.number, key=str(queries.shared_key(lead, row.values)))
            continue
        join = seen.join(row.number, row.values)
        if join:
            joins[row.number] = join
            _note(row, ProblemCode.JOINED_TO_ROW, row=join.target, key=join.key, differing=", ".join(join.differing))
    return joins


async def _propose(uow: UnitOfWork, found: LeadImport, rows: list[CheckedRow], joins: dict[int, Join | Lead]) -> None:
    """Say whom a row resembles; it is for a person to decide, nothing is joined by likeness."""
    alone = [row for row in rows if row.number not in joins]
    customers = await import_queries.customers_of_rows(uow, found.branch_id, {row.number: row.values for row in alone})
    names = {row.number: core_name(str(row.values["company_name"])) for row in alone}
    alike = await import_queries.leads_alike(uow, found.branch_id, names) if names else {}
    seen = Seen()
    for row in alone:
        earlier = seen.alike(row.number, row.values)
        if earlier is not None:
            _note(row, ProblemCode.LOOKS_LIKE_ROW, row=earlier)
        if row.number in alike:
            _note(row, ProblemCode.LOOKS_LIKE_LEAD, lead=alike[row.number][0])
        if row.number in customers:
            _note(row, ProblemCode.EXISTING_CUSTOMER, customer=customers[row.number][1])


def _note(checked: CheckedRow, code: ProblemCode, /, **values: str | int) -> None:
    checked.problems.append(Problem(checked.number, None, None, Finding(code, values)))


def _staged(found: LeadImport, row: CheckedRow, join: Join | Lead | None) -> LeadImportRow:
    outcome = RowOutcome.ERROR if row.failed else RowOutcome.JOINED if join else RowOutcome.NEW
    return LeadImportRow(
        import_id=found.id,
        branch_id=found.branch_id,
        number=row.number,
        raw=list(row.raw),
        given=dict(row.values),
        problems=[problem.as_json() for problem in row.problems],
        outcome=outcome,
        joined_row=join.target if isinstance(join, Join) else None,
        joined_on=join.key if isinstance(join, Join) else None,
        lead_id=join.id if isinstance(join, Lead) else None,
        fiscal_number=_text(row, "fiscal_number"),
        phone=_text(row, "phone"),
        email=_text(row, "email"),
    )


def _text(row: CheckedRow, name: str) -> str | None:
    value = row.values.get(name)
    return None if row.failed or value is None else str(value)
