"""Publishing a previewed list, chunk by chunk: each in a transaction of its own and from where the last one ended (CUS-10)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from api.core.errors import check_version, require
from api.core.numbering import next_numbers
from api.core.uow import UnitOfWork
from api.leads import policy, queries
from api.leads.actions.common import concerning, manager_of
from api.leads.actions.enter import ADDED_BY_JOIN, CONTACT_CLOCK, first_entry, new_lead
from api.leads.actions.inbox import ask_manager_for_list
from api.leads.actions.qualify import Qualifier
from api.leads.events import (
    LeadImportChunkPublished,
    LeadImported,
    LeadImportFailed,
    LeadImportPublished,
    LeadImportStarted,
)
from api.leads.imports.duplicates import keys_of
from api.leads.models import (
    ImportState,
    JoinKey,
    Lead,
    LeadEntry,
    LeadImport,
    LeadImportRow,
    OriginatorKind,
    RowOutcome,
)
from api.leads.queries import imports as import_queries
from api.leads.rules.entry import LeadData
from api.leads.rules.importing import ImportMove, next_state
from api.people.queries import branch as branch_of
from api.sla.actions import start_clocks

# So many rows keep others of the branch from entering leads for about two seconds.
CHUNK: Final = 1_000


async def start_publishing(uow: UnitOfWork, import_id: UUID, *, version: int | None = None) -> LeadImport:
    """Let the worker publish a previewed list, or go on with one that stopped in the middle.

    Raises NotFound, PermissionDenied, StaleVersion, ImportStateRefused.
    """
    found = await import_queries.lock_import(uow, import_id)
    require(policy.can_change_import(uow.actor, found))
    check_version(version, found.version)
    found.state = next_state(found.state, ImportMove.RUN, found.published_rows)
    found.failure = None
    await uow.flush()
    if found.published_rows:
        _record_chunk(uow, found)
    else:
        uow.record(LeadImportStarted(**_common(found)))
    uow.audit("lead-import-publish", found, {"rows": found.new_rows + found.joined_rows})
    return found


async def publish_chunk(uow: UnitOfWork, import_id: UUID, published: int) -> LeadImport:
    """Make the leads of the next rows and say whether more follow; a chunk that is told twice does nothing.

    What was new at the preview may belong to an open lead by now: keys are compared again under the branch's lock.
    """
    found = await import_queries.lock_import(uow, import_id)
    if found.state is not ImportState.RUNNING or found.published_rows != published:
        return found
    await queries.lock_entries(uow, found.branch_id)
    rows = await import_queries.good_rows_from(uow, found.id, published, CHUNK)
    if rows:
        publisher = await _Publisher.prepare(uow, found)
        await publisher.publish(rows)
    found.published_rows += len(rows)
    found.published_at = uow.now
    counts = await import_queries.count_outcomes(uow, found.id)
    found.new_rows, found.joined_rows = counts.get(RowOutcome.NEW, 0), counts.get(RowOutcome.JOINED, 0)
    if found.published_rows < found.new_rows + found.joined_rows:
        await uow.flush()
        _record_chunk(uow, found)
    else:
        await _finish(uow, found)
    return found


async def _finish(uow: UnitOfWork, found: LeadImport) -> None:
    """Ask each team's manager once for the whole list, and tell that it is there."""
    by_team = await import_queries.count_by_team(uow, found.id)
    for team_id, count in by_team.items():
        await ask_manager_for_list(uow, found, team_id, count)
    uow.audit("lead-import-published", found, {"leads": sum(by_team.values())})
    found.state = next_state(found.state, ImportMove.PUBLISH)
    await uow.flush()
    uow.record(
        LeadImportPublished(**_common(found), new=found.new_rows, joined=found.joined_rows, errors=found.error_rows)
    )


async def fail_publishing(uow: UnitOfWork, import_id: UUID, code: str) -> LeadImport:
    """Note that a list could not be published: mapped anew when nothing of it was, else published on or undone."""
    found = await import_queries.lock_import(uow, import_id)
    if found.state is ImportState.RUNNING:
        found.state, found.failure = next_state(found.state, ImportMove.FAIL), code
        uow.record(LeadImportFailed(**_common(found), code=code))
    return found


def _common(found: LeadImport) -> dict[str, Any]:
    return {
        "subject_id": found.id,
        "branch_id": found.branch_id,
        "creator_id": found.creator_id,
        "run": found.run,
    }


def _record_chunk(uow: UnitOfWork, found: LeadImport) -> None:
    """Bring the chunk after this one."""
    total = found.new_rows + found.joined_rows
    uow.record(LeadImportChunkPublished(**_common(found), published=found.published_rows, total=total))


class _Publisher:
    """Makes leads of the rows of a chunk; what is read once serves all."""

    def __init__(self, uow: UnitOfWork, found: LeadImport, qualifier: Qualifier, setting: Any) -> None:
        self.uow = uow
        self.found = found
        self.qualifier = qualifier
        self.setting = setting
        self.by_key: dict[tuple[str, str], UUID] = {}
        self.row_of: dict[UUID, int] = {}
        self.managers: dict[UUID | None, UUID | None] = {}
        self.leads: dict[UUID, Lead] = {}
        self.made: list[Lead] = []
        self.side_rows: list[Any] = []
        self.outcomes: list[tuple[LeadImportRow, RowOutcome, Lead]] = []

    @classmethod
    async def prepare(cls, uow: UnitOfWork, found: LeadImport) -> "_Publisher":
        """Read how the branch treats leads of the list's channel."""
        branch = await branch_of(uow, found.branch_id)
        setting = await queries.setting(uow, found.branch_id, found.channel)
        return cls(uow, found, Qualifier.of(uow, branch), setting)

    async def publish(self, rows: Sequence[LeadImportRow]) -> None:
        """Make leads of the rows, or join them to open ones, in a fixed number of statements."""
        keys = [key for row in rows for key in keys_of(row.given)]
        customers = await import_queries.customers_of_rows(
            self.uow, self.found.branch_id, {row.number: row.given for row in rows}
        )
        # A key that only an earlier row of the list brought leads to the lead of that row.
        for row in await import_queries.published_as(self.uow, self.found.id, rows[0].number, keys):
            self._follow(row)
        known = [customer_id for customer_id, _ in customers.values()]
        for lead in reversed(await queries.open_leads(self.uow, self.found.branch_id, keys, known)):
            self._remember(lead)
        for row in rows:
            customer_id, _ = customers.get(row.number, (None, ""))
            await self._take(row, customer_id)
        await self._store()

    def _follow(self, row: LeadImportRow) -> None:
        """Remember to which lead an earlier row went."""
        if row.lead_id is None:
            return
        if row.outcome is RowOutcome.NEW:
            self.row_of[row.lead_id] = row.number
        elif row.joined_row is not None:
            self.row_of.setdefault(row.lead_id, row.joined_row)
        for key in keys_of(row.given):
            self.by_key.setdefault(key, row.lead_id)

    async def _take(self, row: LeadImportRow, customer_id: UUID | None) -> None:
        """Make a lead of the row, or join it to an open one."""
        keys = [*keys_of(row.given), *([("customer_id", str(customer_id))] if customer_id else [])]
        hit = next((self.by_key[key] for key in keys if key in self.by_key), None)
        if hit:
            self._join(row, await self._lead(hit))
            return
        values = {**_values(row.given), "ground": self.found.ground, "request_source": self.found.request_source}
        lead = new_lead(
            self.uow,
            self.found.branch_id,
            self.found.channel,
            OriginatorKind.TELEMARKETING,
            "",
            values,
            customer_id,
            self.found.creator_id,
        )
        lead.import_id = self.found.id
        run = await self.qualifier.run(lead, self.setting)
        lead.team_id = (await self.qualifier.way(lead.sales_channel, lead.region)).team_id
        self.side_rows += [run, first_entry(self.uow, lead)]
        self.outcomes.append((row, RowOutcome.NEW, lead))
        self.made.append(lead)
        self.row_of[lead.id] = row.number
        self._remember(lead)

    async def _lead(self, lead_id: UUID) -> Lead:
        """Return a lead that is open, perhaps one of an earlier chunk."""
        if lead_id not in self.leads:
            self.leads[lead_id] = await self.uow.session.get_one(Lead, lead_id)
        return self.leads[lead_id]

    async def _store(self) -> None:
        """Number the leads of the chunk, start their clocks, store them and what hangs on them."""
        numbers = await next_numbers(self.uow, self.found.branch_id, "L", len(self.made))
        # Before the leads are stored, so that each is written once with its deadline.
        clocks = await start_clocks(self.uow, CONTACT_CLOCK, self.made)
        for lead, number, clock in zip(self.made, numbers, clocks, strict=True):
            lead.number, lead.due_at = number, clock.due_at
        self.uow.session.add_all(self.made)
        await self.uow.flush()
        self.uow.session.add_all(self.side_rows)
        for row, outcome, lead in self.outcomes:  # only now, since a row points to its lead
            row.outcome, row.lead_id = outcome, lead.id
            if outcome is RowOutcome.JOINED:
                row.joined_row = self.row_of.get(lead.id, row.joined_row)
        for lead in self.made:
            await self._tell(lead)
        await self.uow.flush()

    async def _tell(self, lead: Lead) -> None:
        """Write down that the lead came with the list."""
        if lead.team_id not in self.managers:
            self.managers[lead.team_id] = await manager_of(self.uow, lead.team_id)
        self.uow.record(
            LeadImported(
                **concerning(lead, self.managers[lead.team_id]),
                import_id=self.found.id,
                channel=lead.channel.value,
                sales_channel=lead.sales_channel.value,
            )
        )

    def _join(self, row: LeadImportRow, lead: Lead) -> None:
        values = _values(row.given)
        for name in ADDED_BY_JOIN:
            if getattr(lead, name) in (None, "") and values.get(name) not in (None, ""):
                setattr(lead, name, values[name])
        self.outcomes.append((row, RowOutcome.JOINED, lead))
        self.side_rows.append(
            LeadEntry(
                created_at=self.uow.now,
                branch_id=lead.branch_id,
                lead_id=lead.id,
                channel=self.found.channel,
                originator_id=self.found.creator_id,
                originator_kind=OriginatorKind.TELEMARKETING,
                joined=True,
                joined_on=queries.shared_key(lead, values) or JoinKey.FISCAL_NUMBER,
                given=LeadData(**values).stored(),
                import_id=self.found.id,
            )
        )
        # A key that only the joined row brought leads later rows to the same lead.
        for key in keys_of(row.given):
            self.by_key.setdefault(key, lead.id)

    def _remember(self, lead: Lead) -> None:
        self.leads[lead.id] = lead
        for name, value in keys_of({name: getattr(lead, name) for name in ("fiscal_number", "phone", "email")}):
            self.by_key.setdefault((name, value), lead.id)
        if lead.customer_id:
            self.by_key.setdefault(("customer_id", str(lead.customer_id)), lead.id)


def _values(given: dict[str, Any]) -> dict[str, Any]:
    """Return a staged row's values as a lead holds them."""
    values = {
        name: value for name, value in given.items() if name in LeadData.__dataclass_fields__ and value is not None
    }
    if "monthly_spend" in values:
        values["monthly_spend"] = Decimal(values["monthly_spend"])
    else:
        values.pop("currency", None)
    if "contacted_on" in values:
        values["contacted_on"] = date.fromisoformat(values["contacted_on"])
    return values
