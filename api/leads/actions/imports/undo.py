"""Undoing a published list as a whole, and giving back the rows that were not imported (CUS-10)."""

from uuid import UUID

from api.core.errors import check_version, require
from api.core.i18n import text
from api.core.uow import UnitOfWork
from api.leads import policy, queries
from api.leads.actions.inbox import withdraw_for_list
from api.leads.events import LeadImportUndone
from api.leads.imports.errors_csv import errors_csv
from api.leads.models import LeadImport, RowOutcome
from api.leads.queries import imports as import_queries
from api.leads.rules.importing import ImportInUse, ImportMove, next_state

NAMED = 20


async def undo_import(uow: UnitOfWork, import_id: UUID, *, version: int | None = None) -> LeadImport:
    """Take all leads of a list away again; refused as a whole while somebody has worked on one of them.

    Raises NotFound, PermissionDenied, StaleVersion, ImportStateRefused, ImportInUse (which names the leads).
    """
    found = await import_queries.lock_import(uow, import_id)
    require(policy.can_change_import(uow.actor, found))
    check_version(version, found.version)
    target = next_state(found.state, ImportMove.UNDO, found.published_rows)
    await queries.lock_entries(uow, found.branch_id)
    leads = await import_queries.leads_of_import(uow, found.id)
    called = await queries.was_called(uow, [lead.id for lead in leads])
    joined = await import_queries.joined_later(uow, found.id)
    used = [lead for lead in leads if not import_queries.is_untouched(lead, called, joined)]
    if used:
        numbers = ", ".join(lead.number for lead in used[:NAMED])
        raise ImportInUse("id", count=len(used), numbers=numbers if len(used) <= NAMED else f"{numbers}, …")
    gone = [lead.id for lead in leads]
    for lead in leads:
        uow.session.expunge(lead)
    await import_queries.remove_leads(uow, found.id, gone, [])
    await withdraw_for_list(uow, found)
    found.state, found.undone_at, found.failure = target, uow.now, None
    await uow.flush()
    uow.record(
        LeadImportUndone(
            subject_id=found.id,
            branch_id=found.branch_id,
            creator_id=found.creator_id,
            run=found.run,
            removed=len(gone),
        )
    )
    uow.audit("lead-import-undo", found, {"removed": gone})
    return found


async def error_rows_csv(uow: UnitOfWork, import_id: UUID, language: str) -> tuple[str, bytes]:
    """Return file name and CSV of the rows that were not imported, with the reasons in a language. Raises NotFound."""
    found = await import_queries.lock_import(uow, import_id)
    require(policy.can_change_import(uow.actor, found))
    rows = await import_queries.rows_of(uow, found.id, RowOutcome.ERROR)
    listed = [(row.number, row.raw, [problem_text(language, problem) for problem in row.problems]) for row in rows]
    stem = found.file_name.rsplit(".", 1)[0]
    return f"{stem}-errors.csv", errors_csv(found.columns, listed, text(language, "lead-import-reasons"))


def problem_text(language: str, problem: dict[str, object]) -> str:
    """Return what is wrong with a row, in the reader's language."""
    values = problem["values"]
    named = values if isinstance(values, dict) else {}
    key = f"lead-import-problem-{str(problem['code']).lower().replace('_', '-')}"
    return text(language, key, **{str(name): value for name, value in named.items()})
