"""Getting at an import's list: bytes from the store, read as the import says."""

import asyncio
from collections.abc import Mapping

from api.core.uow import UnitOfWork
from api.files.store import read_all
from api.leads import queries
from api.leads.imports.dates import DateOrder
from api.leads.imports.fields import Field
from api.leads.imports.rows import Context
from api.leads.imports.tables import Grid, Limits, Options, UnreadableFile, read_grid
from api.leads.models import LeadImport
from api.leads.rules.importing import UnreadableList
from api.people.models import Branch


async def grid_of(uow: UnitOfWork, found: LeadImport, branch: Branch) -> Grid:
    """Return the cells of the import's file. Raises UnreadableList with the reason."""
    limit = await queries.import_limit(uow, found.branch_id)
    data = await read_all(uow.settings.files_url, found.storage_key)
    options = Options(found.encoding, found.delimiter, found.sheet)
    limits = Limits(limit.max_bytes, limit.max_rows)
    try:
        return await asyncio.to_thread(read_grid, data, options, limits, branch.language)
    except UnreadableFile as error:
        raise UnreadableList(error.code, "uploadId", **error.values) from error


def body_of(grid: Grid, header_row: int) -> list[tuple[int, list[str]]]:
    """Return the rows of data."""
    return [(number, cells) for number, cells in grid.rows if number > header_row]


def mapping_of(found: LeadImport) -> Mapping[int, Field]:
    """Return which column fills which field."""
    return {int(column): Field(name) for column, name in found.mapping.items()}


def context_of(uow: UnitOfWork, found: LeadImport, branch: Branch) -> Context:
    """Return what all rows share."""
    return Context(
        country=branch.country,
        currency=branch.currency,
        today=uow.now.date(),
        mapping=mapping_of(found),
        order=DateOrder(found.day_first),
        width=len(found.columns),
    )
