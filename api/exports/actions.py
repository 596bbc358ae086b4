"""The only writer of exports: begin one, write the next rows, put the file together, forget what is over."""

import asyncio
import hashlib
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from api.core.actor import Actor
from api.core.errors import Denied, InvalidInput, PermissionDenied, require
from api.core.i18n import text
from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.exports import policy, queries, rules
from api.exports.events import ListExported, ListExportGoesOn
from api.exports.models import ExportFormat, ExportList, ExportState, ListExport
from api.files import store
from api.files.models import Attachment, AttachmentKind
from api.people.queries import branch as branch_of
from api.views.queries import home_branch

MEDIA: Final = {
    ExportFormat.CSV: "text/csv",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MARK: Final = b"\xef\xbb\xbf"
# A page of a list as its owner reads it; raises LookupError when it cannot be read as it was asked for.
Ask = Callable[[str, Mapping[str, Any]], Awaitable[dict[str, Any]]]


async def start_export(
    uow: UnitOfWork, wanted: ExportList, kind: ExportFormat, filtered: dict[str, Any], sorting: str | None
) -> ListExport:
    """Begin to write a list as it is filtered (CUS-10). Raises PermissionDenied, InvalidInput."""
    require(policy.can_export(uow.actor, wanted))
    owner_id = uow.actor.user_id
    if len(sorting or "") > rules.LONGEST_ORDER:
        raise InvalidInput("input", "order")
    if owner_id is None:  # the policy has refused already; said again for the type
        raise PermissionDenied
    if await queries.running(uow, owner_id) >= rules.MOST_RUNNING:
        raise InvalidInput("input", "list", code="exports-running", most=rules.MOST_RUNNING)
    export_id = new_id()
    export = uow.add(
        ListExport(
            id=export_id,
            branch_id=await home_branch(uow, owner_id),
            owner_id=owner_id,
            list=wanted,
            format=kind,
            filter=filtered,
            sorting=sorting,
            most=policy.most(uow.actor),
            storage_key=store.new_key(export_id, uow.now),
            created_at=uow.now,
            expires_at=uow.now + rules.KEPT,
        )
    )
    await uow.flush()
    uow.audit("list-export-started", export, {"list": wanted, "format": kind, "filter": filtered})
    uow.record(ListExportGoesOn(subject_id=export.id, branch_id=export.branch_id, part=0))
    return export


async def write_part(uow: UnitOfWork, export_id: UUID, part: int, ask: Ask, owner: Actor) -> ListExport:
    """Write the next rows, and the whole file after the last of them; a part that is told twice is written once.

    Whose right to it has ended meanwhile gets no file.
    """
    export = await queries.lock_export(uow, export_id)
    if export.state is not ExportState.RUNNING or export.parts != part:
        return export
    if isinstance(policy.can_export(owner, export.list), Denied):
        export.state = ExportState.FAILED
        return export
    zone = ZoneInfo((await branch_of(uow, export.branch_id)).zone)
    rows: list[list[rules.Cell]] = []
    more = True
    while more and len(rows) < rules.PART_ROWS and export.rows + len(rows) < export.most:
        asked = min(rules.PAGE, export.most - export.rows - len(rows))
        try:
            page = await _page(export, asked, ask)
        except LookupError:
            export.state = ExportState.FAILED
            await uow.flush()
            return export
        rows += [rules.cells(node, export.list, zone, owner.language) for node in page["nodes"]]
        more, export.cursor = page["pageInfo"]["hasNextPage"], page["pageInfo"]["endCursor"]
        export.total = max(export.total, page["totalCount"])
    await store.write(uow.settings.files_url, _part(export, part), b"".join(orjson.dumps(row) + b"\n" for row in rows))
    export.parts, export.rows = part + 1, export.rows + len(rows)
    export.cut = more and export.rows >= export.most
    if more and not export.cut:
        uow.record(ListExportGoesOn(subject_id=export.id, branch_id=export.branch_id, part=export.parts))
    else:
        await _finish(uow, export, owner.language)
    await uow.flush()
    return export


async def fail_export(uow: UnitOfWork, export_id: UUID) -> None:
    """Show that a list could not be written once no try is left."""
    export = await queries.lock_export(uow, export_id)
    if export.state is ExportState.RUNNING:
        export.state = ExportState.FAILED


async def forget_expired(uow: UnitOfWork) -> int:
    """Remove the files whose time is over, whoever's they are; return how many. Run by the worker from time to time."""
    over = await queries.expired(uow)
    for export in over:
        for file in await queries.files_of(uow, export.id):
            await uow.session.delete(file)
        # The one behind the last may have been written by a try that failed.
        for part in range(export.parts + 1):
            await store.remove(uow.settings.files_url, _part(export, part))
        await store.remove(uow.settings.files_url, export.storage_key)
        await uow.session.delete(export)
    return len(over)


async def _page(export: ListExport, first: int, ask: Ask) -> dict[str, Any]:
    """Read what follows of the list; raises LookupError. Customers who are looked for are those of the forgiving search."""
    given = {"first": first, "after": export.cursor, "filter": export.filter, "order": export.sorting}
    document = rules.LISTS[export.list].document
    words = rules.sought(export.list, export.filter)
    if words is None:
        page: dict[str, Any] = (await ask(document, given))["rows"]
        return page
    ids = [hit["id"] for hit in (await ask(rules.SEARCH, {"query": words, "first": rules.MOST_FOUND}))["hits"]]
    narrowed = {name: value for name, value in export.filter.items() if name != "search"}
    page = (await ask(document, {**given, "filter": {**narrowed, "ids": ids}}))["rows"]
    return {**page, "nodes": sorted(page["nodes"], key=lambda node: ids.index(node["id"]))}


async def _finish(uow: UnitOfWork, export: ListExport, language: str) -> None:
    """Put the parts together to one file that its owner takes away."""
    url = uow.settings.files_url
    heading = [text(language, rules.heading(export.list, path)) for path in rules.LISTS[export.list].paths]
    parts = [await store.read_all(url, _part(export, part)) for part in range(export.parts)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        await asyncio.to_thread(_compose, path, export, heading, parts)
        size = path.stat().st_size
        with path.open("rb") as whole:
            digest = await asyncio.to_thread(lambda: hashlib.file_digest(whole, "sha256").hexdigest())
            whole.seek(0)
            await store.write(url, export.storage_key, whole)
    # The parts go with the file: until this is committed a next try needs them.
    name = f"{text(language, f'export-name-{export.list.lower()}')} {uow.now:%Y-%m-%d}.{export.format.lower()}"
    uow.add(
        Attachment(
            created_at=uow.now,
            branch_id=export.branch_id,
            subject="list_export",
            subject_id=export.id,
            kind=AttachmentKind.GENERATED,
            name=name,
            media_type=MEDIA[export.format],
            size=size,
            sha256=digest,
            storage_key=export.storage_key,
            uploaded_by=export.owner_id,
            language=language,
        )
    )
    export.state, export.ready_at = ExportState.READY, uow.now
    uow.record(ListExported(subject_id=export.id, branch_id=export.branch_id, rows=export.rows))
    about = {"list": export.list, "rows": export.rows, "cut": export.cut, "owner_id": export.owner_id}
    uow.audit("list-exported", export, {**about, "filter": export.filter})


def _compose(path: Path, export: ListExport, heading: list[str], parts: list[bytes]) -> None:
    def rows() -> Iterator[list[rules.Cell]]:
        yield [*heading]
        for part in parts:
            yield from map(orjson.loads, part.splitlines())

    if export.format is ExportFormat.XLSX:
        rules.write_xlsx(path, export.list, rows())
    else:
        path.write_bytes(MARK + rules.csv_bytes(rows()))


def _part(export: ListExport, part: int) -> str:
    return f"{export.storage_key}.part{part}"
