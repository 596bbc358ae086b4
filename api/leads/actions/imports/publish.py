"""Publishing a previewed list: all its leads in one transaction, or none (CUS-10)."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from api.core.errors import check_version, require
from api.core.uow import UnitOfWork
from api.leads import policy, queries
from api.leads.actions.common import about
from api.leads.actions.enter import ADDED_BY_JOIN, CONTACT_CLOCK, first_entry, new_lead
from api.leads.actions.inbox import ask_manager_for_list
from api.leads.actions.qualify import Qualifier
from api.leads.events import LeadImported, LeadImportFailed, LeadImportPublished, LeadImportStarted
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
from api.sla.actions import start_clock


async def start_publishing(uow: UnitOfWork, import_id: UUID, *, version: int | None = None) -> LeadImport:
    """Let the worker publish a previewed list. Raises NotFound, PermissionDenied, StaleVersion, ImportStateRefused."""
    found = await import_queries.lock_import(uow, import_id)
    require(policy.can_change_import(uow.actor, found))
    check_version(version, found.version)
    found.state = next_state(found.state, ImportMove.RUN)
    await uow.flush()
    uow.record(
        LeadImportStarted(subject_id=found.id, branch_id=found.branch_id, creator_id=found.creator_id, run=found.run)
    )
    uow.audit("lead-import-publish", found, {"rows": found.new_rows + found.joined_rows})
    return found


async def publish_import(uow: UnitOfWork, import_id: UUID) -> LeadImport:
    """Make the leads of a list, all in this transaction; told twice, it does nothing the second time.

    What was new at the preview may belong to an open lead by now: keys are compared again under the branch's lock.
    """
    found = await import_queries.lock_import(uow, import_id)
    if found.state is not ImportState.RUNNING:
        return found
    await queries.lock_entries(uow, found.branch_id)
    rows = list(await import_queries.rows_of(uow, found.id, RowOutcome.NEW, RowOutcome.JOINED))
    publisher = await _Publisher.prepare(uow, found, rows)
    for row in rows:
        await publisher.take(row)
    await publisher.finish()
    found.state, found.published_at = next_state(found.state, ImportMove.PUBLISH), uow.now
    counts = await import_queries.count_outcomes(uow, found.id)
    found.new_rows, found.joined_rows = counts.get(RowOutcome.NEW, 0), counts.get(RowOutcome.JOINED, 0)
    await uow.flush()
    uow.record(
        LeadImportPublished(
            subject_id=found.id,
            branch_id=found.branch_id,
            creator_id=found.creator_id,
            run=found.run,
            new=found.new_rows,
            joined=found.joined_rows,
            errors=found.error_rows,
        )
    )
    return found


async def fail_publishing(uow: UnitOfWork, import_id: UUID, code: str) -> LeadImport:
    """Note that a list could not be published; nothing of it was, and it may be mapped anew."""
    found = await import_queries.lock_import(uow, import_id)
    if found.state is ImportState.RUNNING:
        found.state, found.failure = next_state(found.state, ImportMove.FAIL), code
        uow.record(
            LeadImportFailed(
                subject_id=found.id, branch_id=found.branch_id, creator_id=found.creator_id, run=found.run, code=code
            )
        )
    return found


class _Publisher:
    """Makes leads of rows; what is read once serves the whole list."""

    def __init__(self, uow: UnitOfWork, found: LeadImport, qualifier: Qualifier, setting: Any) -> None:
        self.uow = uow
        self.found = found
        self.qualifier = qualifier
        self.setting = setting
        self.open: dict[tuple[str, str], Lead] = {}
        self.made: dict[int, Lead] = {}
        self.row_of: dict[UUID, int] = {}
        self.customers: dict[int, tuple[UUID, str]] = {}
        self.numbers: list[str] = []
        self.side_rows: list[Any] = []
        self.outcomes: list[tuple[LeadImportRow, RowOutcome, Lead]] = []

    @classmethod
    async def prepare(cls, uow: UnitOfWork, found: LeadImport, rows: list[LeadImportRow]) -> "_Publisher":
        """Read the open leads and customers that the list's keys belong to, and draw the numbers."""
        branch = await branch_of(uow, found.branch_id)
        setting = await queries.setting(uow, found.branch_id, found.channel)
        publisher = cls(uow, found, Qualifier.of(uow, branch), setting)
        keys = [key for row in rows for key in keys_of(row.given)]
        publisher.customers = await import_queries.customers_of_rows(
            uow, found.branch_id, {row.number: row.given for row in rows}
        )
        customers = [customer_id for customer_id, _ in publisher.customers.values()]
        for lead in reversed(await queries.open_leads(uow, found.branch_id, keys, customers)):
            publisher._remember(lead)
        publisher.numbers = await import_queries.next_numbers(uow, found.branch_id, "L", len(rows)) if rows else []
        publisher.numbers.reverse()
        return publisher

    async def take(self, row: LeadImportRow) -> None:
        """Make a lead of the row, or join it to an open one."""
        customer = self.customers.get(row.number)
        keys = [*keys_of(row.given), *([("customer_id", str(customer[0]))] if customer else [])]
        hit = next((self.open[key] for key in keys if key in self.open), None)
        if hit:
            self._join(row, hit)
            return
        values = {**_values(row.given), "ground": self.found.ground, "request_source": self.found.request_source}
        lead = new_lead(
            self.uow,
            self.found.branch_id,
            self.found.channel,
            OriginatorKind.TELEMARKETING,
            self.numbers.pop(),
            values,
            customer[0] if customer else None,
            self.found.creator_id,
        )
        lead.import_id = self.found.id
        run = await self.qualifier.run(lead, self.setting)
        lead.team_id = (await self.qualifier.way(lead.sales_channel, lead.region)).team_id
        self.uow.add(lead)
        self.side_rows += [run, first_entry(self.uow, lead)]
        self.outcomes.append((row, RowOutcome.NEW, lead))
        self.made[row.number] = lead
        self.row_of[lead.id] = row.number
        self._remember(lead)

    async def finish(self) -> None:
        """Store what hangs on the leads, start their clocks, and ask each manager once for the whole list."""
        await self.uow.flush()
        self.uow.session.add_all(self.side_rows)
        for row, outcome, lead in self.outcomes:  # only now, since a row points to its lead
            row.outcome, row.lead_id = outcome, lead.id
            if outcome is RowOutcome.JOINED:
                row.joined_row = self.row_of.get(lead.id, row.joined_row)
        for lead in self.made.values():
            clock = await start_clock(self.uow, CONTACT_CLOCK, lead)
            lead.due_at = clock.due_at
            people = await about(self.uow, lead)
            self.uow.record(
                LeadImported(
                    **people,
                    import_id=self.found.id,
                    channel=lead.channel.value,
                    sales_channel=lead.sales_channel.value,
                )
            )
        by_team: dict[UUID | None, int] = {}
        for lead in self.made.values():
            by_team[lead.team_id] = by_team.get(lead.team_id, 0) + 1
        for team_id, count in by_team.items():
            await ask_manager_for_list(self.uow, self.found, team_id, count)
        self.uow.audit("lead-import-published", self.found, {"leads": len(self.made)})

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
            self.open.setdefault(key, lead)

    def _remember(self, lead: Lead) -> None:
        for name, value in keys_of({name: getattr(lead, name) for name in ("fiscal_number", "phone", "email")}):
            self.open.setdefault((name, value), lead)
        if lead.customer_id:
            self.open.setdefault(("customer_id", str(lead.customer_id)), lead)


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
