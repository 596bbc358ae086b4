"""Rows and locks of imports."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, or_, select, text
from sqlmodel import col

from api.core.uow import UnitOfWork
from api.leads.models import Lead, LeadImport, LeadImportRow, LeadStatus, RowOutcome
from api.leads.queries.rows import lock
from api.leads.queries.visible import import_visible_to


async def lock_import(uow: UnitOfWork, import_id: UUID) -> LeadImport:
    """Return the import, locked for change. Raises NotFound."""
    return await lock(uow, LeadImport, import_id, import_visible_to(uow.actor), "LeadImport")


async def forget_rows(uow: UnitOfWork, import_id: UUID) -> None:
    """Drop the staged rows of an import that is mapped anew."""
    await uow.session.execute(delete(LeadImportRow).where(col(LeadImportRow.import_id) == import_id))


async def rows_with_keys(uow: UnitOfWork, import_id: UUID, keys: Sequence[tuple[str, str]]) -> Sequence[LeadImportRow]:
    """Return the staged rows that have one of the exact keys, in order of the list."""
    wanted: dict[str, list[str]] = {"fiscal_number": [], "phone": [], "email": []}
    for name, value in keys:
        wanted[name].append(value)
    statement = select(LeadImportRow).where(
        col(LeadImportRow.import_id) == import_id,
        col(LeadImportRow.outcome) != RowOutcome.ERROR,
        or_(
            col(LeadImportRow.fiscal_number).in_(wanted["fiscal_number"]),
            col(LeadImportRow.phone).in_(wanted["phone"]),
            col(LeadImportRow.email).in_(wanted["email"]),
        ),
    )
    return (await uow.session.scalars(statement.order_by(col(LeadImportRow.number)))).all()


async def rows_of(uow: UnitOfWork, import_id: UUID, *outcomes: RowOutcome) -> Sequence[LeadImportRow]:
    """Return the rows with these outcomes, in order of the list."""
    statement = select(LeadImportRow).where(
        col(LeadImportRow.import_id) == import_id, col(LeadImportRow.outcome).in_(outcomes)
    )
    return (await uow.session.scalars(statement.order_by(col(LeadImportRow.number)))).all()


async def good_rows_from(uow: UnitOfWork, import_id: UUID, place: int, limit: int) -> Sequence[LeadImportRow]:
    """Return the rows that can be published from a place on, in order of the list."""
    statement = select(LeadImportRow).where(
        col(LeadImportRow.import_id) == import_id, col(LeadImportRow.outcome) != RowOutcome.ERROR
    )
    return (await uow.session.scalars(statement.order_by(col(LeadImportRow.number)).offset(place).limit(limit))).all()


async def published_as(
    uow: UnitOfWork, import_id: UUID, before: int, keys: Sequence[tuple[str, str]]
) -> Sequence[LeadImportRow]:
    """Return the rows before a number that have one of the keys and whose lead is open, in order of the list."""
    rows = [row for row in await rows_with_keys(uow, import_id, keys) if row.number < before and row.lead_id]
    leads = col(Lead.id).in_({row.lead_id for row in rows})
    opened = set(await uow.session.scalars(select(col(Lead.id)).where(leads, col(Lead.status) != LeadStatus.COMPLETED)))
    return [row for row in rows if row.lead_id in opened]


async def count_by_team(uow: UnitOfWork, import_id: UUID) -> dict[UUID | None, int]:
    """Return how many leads that an import has brought wait with each team."""
    statement = select(col(Lead.team_id), func.count().label("leads")).where(col(Lead.import_id) == import_id)
    return {row.team_id: row.leads for row in await uow.session.execute(statement.group_by(col(Lead.team_id)))}


async def count_outcomes(uow: UnitOfWork, import_id: UUID) -> dict[RowOutcome, int]:
    """Return how many rows have each outcome."""
    statement = select(col(LeadImportRow.outcome), func.count().label("rows")).where(
        col(LeadImportRow.import_id) == import_id
    )
    found = await uow.session.execute(statement.group_by(col(LeadImportRow.outcome)))
    return {row.outcome: row.rows for row in found}


_ALIKE = text(
    """
    select wanted.row, l.number, l.company_name
    from unnest(cast(:rows as int[]), cast(:names as text[])) as wanted(row, name)
    cross join lateral (
        select number, company_name from lead
        where branch_id = :branch and status <> 'COMPLETED' and core_name % wanted.name
        order by similarity(core_name, wanted.name) desc, id limit 1
    ) l
    """
)


async def leads_alike(uow: UnitOfWork, branch_id: UUID, names: dict[int, str]) -> dict[int, tuple[str, str]]:
    """Return for each row the open lead (number, company) whose name is most like it, where there is one."""
    values = {"branch": branch_id, "rows": list(names), "names": list(names.values())}
    found = await uow.session.execute(_ALIKE, values)
    return {row.row: (row.number, row.company_name) for row in found}


_CUSTOMERS = text(
    """
    select distinct on (hit.row) hit.row, c.id, c.number
    from (
        select w.row, c.id, 1 as rank
        from unnest(cast(:rows as int[]), cast(:fiscals as text[])) as w(row, fiscal)
        join customer c on c.fiscal_number = w.fiscal and c.branch_id = :branch
        union all
        select w.row, p.customer_id, 2
        from unnest(cast(:rows as int[]), cast(:phones as text[])) as w(row, phone)
        join contact p on p.phones && array[w.phone] and p.branch_id = :branch and p.removed_at is null
        where w.phone is not null
        union all
        select w.row, p.customer_id, 3
        from unnest(cast(:rows as int[]), cast(:emails as text[])) as w(row, email)
        join contact p on p.email = w.email and p.branch_id = :branch and p.removed_at is null
    ) hit
    join customer c on c.id = hit.id and c.status <> 'CLOSED'
    order by hit.row, hit.rank, c.id
    """
)


async def customers_of_rows(
    uow: UnitOfWork, branch_id: UUID, keys: dict[int, dict[str, Any]]
) -> dict[int, tuple[UUID, str]]:
    """Return for each row the customer (id, number) with one of its exact keys, where there is one."""
    values = {
        "branch": branch_id,
        "rows": list(keys),
        "fiscals": [item.get("fiscal_number") for item in keys.values()],
        "phones": [item.get("phone") for item in keys.values()],
        "emails": [item.get("email") for item in keys.values()],
    }
    found = await uow.session.execute(_CUSTOMERS, values)
    return {row.row: (row.id, row.number) for row in found}


async def leads_of_import(uow: UnitOfWork, import_id: UUID) -> Sequence[Lead]:
    """Return the leads that an import made, locked."""
    statement = select(Lead).where(col(Lead.import_id) == import_id).order_by(col(Lead.id)).with_for_update()
    return (await uow.session.scalars(statement)).all()


def is_untouched(lead: Lead, called: set[UUID], joined_later: set[UUID]) -> bool:
    """Tell whether nobody has worked on a lead yet, so that undoing its import takes nothing from anybody."""
    return lead.status is LeadStatus.NEW and lead.id not in called and lead.id not in joined_later


_JOINED_LATER = text(
    """
    select distinct e.lead_id from lead_entry e join lead l on l.id = e.lead_id
    where l.import_id = :import and e.joined and e.import_id is distinct from :import
    """
)


async def joined_later(uow: UnitOfWork, import_id: UUID) -> set[UUID]:
    """Return those leads of an import to which somebody else's entry was joined since."""
    return {row.lead_id for row in await uow.session.execute(_JOINED_LATER, {"import": import_id})}


_FORGET = (
    "delete from lead_entry where import_id = :import and lead_id <> all(cast(:stay as uuid[]))",
    "delete from lead_qualification q using lead l where l.id = q.lead_id and l.id = any(cast(:gone as uuid[]))",
    "delete from timer t using clock c where c.id = t.clock_id and c.subject = 'lead' and c.subject_id = any(cast(:gone as uuid[]))",
    "delete from clock where subject = 'lead' and subject_id = any(cast(:gone as uuid[]))",
    "delete from lead where id = any(cast(:gone as uuid[]))",
)


async def remove_leads(uow: UnitOfWork, import_id: UUID, gone: Sequence[UUID], stay: Sequence[UUID]) -> None:
    """Take leads away with their entries, runs and clocks; entries that the import joined to other leads go as well."""
    values = {"import": import_id, "gone": list(gone), "stay": list(stay)}
    for statement in _FORGET:
        names = {name: value for name, value in values.items() if f":{name}" in statement}
        await uow.session.execute(text(statement), names)
