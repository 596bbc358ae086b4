"""Entering a lead: who may, is it complete, is the customer followed already, who takes it (LEA-01 to LEA-06)."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from api.core.errors import require
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers.queries import find_duplicates
from api.leads import policy, queries
from api.leads.actions.common import about, give, manager_of
from api.leads.actions.inbox import ask_manager
from api.leads.actions.qualify import Qualifier
from api.leads.events import LeadEntered, LeadEntryJoined
from api.leads.imports.duplicates import keys_of
from api.leads.imports.words import core_name
from api.leads.models import (
    ChannelSetting,
    JoinKey,
    Lead,
    LeadChannel,
    LeadEntry,
    OriginatorKind,
    Priority,
    SalesChannel,
)
from api.leads.rules.deadline import asked_until
from api.leads.rules.entry import (
    ChannelBarred,
    LeadData,
    NotReferable,
    capacity,
    check_complete,
    clean,
    keep_own_fields,
    may_enter,
)
from api.people.models import Branch
from api.people.queries import branch as branch_of
from api.sla.actions import start_clock

CONTACT_CLOCK: Final = "LEAD_CONTACT"
ADDED_BY_JOIN: Final = (
    "contact_name", "city", "region", "address", "sim_count", "sim_count_note", "current_sims", "competitor",
    "needs_data", "contacted_on",
)  # fmt: skip
"""What a joined entry adds where the lead is empty. Keys are not among them: they may belong to another lead."""


async def enter_lead(uow: UnitOfWork, branch_id: UUID, channel: LeadChannel, data: LeadData) -> LeadEntry:
    """Enter a lead, or join it to the customer's open one; the entry is what its originator sees.

    Raises NotFound (branch, channel), PermissionDenied, ChannelBarred, FieldsMissing, InvalidInput, NotReferable.
    """
    branch = await branch_of(uow, branch_id)
    setting = await queries.setting(uow, branch_id, channel)
    if uow.actor.roles and not may_enter(uow.actor.roles, setting.entry_roles, setting.barred_roles):
        raise ChannelBarred("channel")
    require(policy.can_enter(uow.actor, setting))
    data = clean(data, branch.country, branch.currency)
    data = LeadData(**keep_own_fields(channel, data.given()))
    if channel is LeadChannel.TELEMARKETING and data.contacted_on is None:
        # Telemarketing enters right after the call (LEA-01a).
        data = replace(data, contacted_on=uow.now.astimezone(ZoneInfo(branch.zone)).date())
    check_complete(data, channel, setting.mandatory)
    await queries.lock_entries(uow, branch_id)
    customer_id = await known_customer(uow, branch_id, data)
    await _check_referable(uow, setting, data, customer_id)
    kind = capacity(uow.actor.roles, channel)
    values = data.given()
    customers = [customer_id] if customer_id else []
    open_ones = await queries.open_leads(uow, branch_id, keys_of(values), customers)
    if open_ones:
        return await _join(uow, open_ones, channel, kind, values)
    return await _create(uow, branch, setting, kind, values, customer_id)


async def known_customer(uow: UnitOfWork, branch_id: UUID, data: LeadData) -> UUID | None:
    """Return the customer that the lead's keys belong to; a phone or mail of several customers tells nothing."""
    found = await find_duplicates(
        uow.session,
        branch_id,
        fiscal_numbers=[data.fiscal_number] if data.fiscal_number else [],
        phones=[data.phone] if data.phone else [],
        emails=[data.email] if data.email else [],
    )
    by_number = [hit for hit in found if hit.matched_on == JoinKey.FISCAL_NUMBER.value]
    wanted = by_number or found
    return wanted[0].customer_id if len(wanted) == 1 else None


async def _check_referable(uow: UnitOfWork, setting: ChannelSetting, data: LeadData, customer_id: UUID | None) -> None:
    """Take only prospects with few SIM cards of ours, where the channel says so (LEA-12)."""
    most = setting.most_current_sims
    if most is None:
        return
    ours = await queries.working_lines(uow, customer_id) if customer_id else 0
    if max(ours, data.current_sims or 0) > most:
        raise NotReferable("currentSims", limit=most)


async def _join(
    uow: UnitOfWork, leads: list[Lead], channel: LeadChannel, kind: OriginatorKind, values: dict[str, Any]
) -> LeadEntry:
    """Put the entry to the lead with the most telling common key; its owner keeps it and nobody else gets one."""
    ranked = [(_rank(queries.shared_key(lead, values)), index, lead) for index, lead in enumerate(leads)]
    _, _, lead = min(ranked, key=lambda entry: entry[:2])
    # The lead may be known by the customer alone; the fiscal number is what the customer is known by.
    key = queries.shared_key(lead, values) or JoinKey.FISCAL_NUMBER
    for name in ADDED_BY_JOIN:
        if getattr(lead, name) in (None, "") and values.get(name) not in (None, ""):
            setattr(lead, name, values[name])
    entry = uow.add(
        LeadEntry(
            created_at=uow.now,
            branch_id=lead.branch_id,
            lead_id=lead.id,
            channel=channel,
            originator_id=uow.actor.user_id,
            originator_kind=kind,
            joined=True,
            joined_on=key,
            given=LeadData(**values).stored(),
        )
    )
    await uow.flush()
    uow.record(
        LeadEntryJoined(**await about(uow, lead), entry_id=entry.id, joined_on=key.value, entrant_id=uow.actor.user_id)
    )
    uow.audit("lead-join", lead, {"entry": entry.id, "key": key})
    return entry


def _rank(key: JoinKey | None) -> int:
    return list(JoinKey).index(key) if key else len(JoinKey)


async def _create(
    uow: UnitOfWork,
    branch: Branch,
    setting: ChannelSetting,
    kind: OriginatorKind,
    values: dict[str, Any],
    customer_id: UUID | None,
) -> LeadEntry:
    number = await next_number(uow, branch.id, "L")
    lead = new_lead(uow, branch.id, setting.channel, kind, number, values, customer_id)
    qualifier = Qualifier.of(uow, branch)
    run = await qualifier.run(lead, setting)
    way = await qualifier.way(lead.sales_channel, lead.region)
    lead.team_id = way.team_id
    uow.add(lead)
    await uow.flush()
    uow.add(run)
    entry = uow.add(first_entry(uow, lead))
    asked = asked_until(uow.now, lead.wish_from, lead.wish_to, branch.zone)
    lead.due_at = (await start_clock(uow, CONTACT_CLOCK, lead, not_before=asked)).due_at
    uow.record(
        LeadEntered(
            **await about(uow, lead),
            channel=lead.channel.value,
            sales_channel=lead.sales_channel.value,
            priority=lead.priority.value,
            team_id=lead.team_id,
            rule=run.rule,
        )
    )
    uow.audit("lead-enter", lead, values)
    owner_id = await queries.least_loaded(uow, way.team_id) if way.team_id and way.auto_assign else None
    if owner_id:
        await give(uow, lead, owner_id, by_rule=True)
    else:
        await ask_manager(uow, lead, await manager_of(uow, lead.team_id))
    await uow.flush()
    return entry


def new_lead(
    uow: UnitOfWork,
    branch_id: UUID,
    channel: LeadChannel,
    kind: OriginatorKind,
    number: str,
    values: dict[str, Any],
    customer_id: UUID | None,
    originator_id: UUID | None = None,
) -> Lead:
    """Return a lead that is not stored yet, before it is qualified."""
    return Lead(
        created_at=uow.now,
        branch_id=branch_id,
        number=number,
        channel=channel,
        originator_id=originator_id or uow.actor.user_id,
        originator_kind=kind,
        core_name=core_name(values["company_name"])[:200],
        customer_id=customer_id,
        sales_channel=SalesChannel.FIELD_SALES,
        priority=Priority.NORMAL,
        **values,
    )


def first_entry(uow: UnitOfWork, lead: Lead) -> LeadEntry:
    """Return the entry that a new lead came with."""
    names = LeadData.__dataclass_fields__
    given = {name: getattr(lead, name) for name in names if getattr(lead, name) is not None}
    return LeadEntry(
        created_at=uow.now,
        branch_id=lead.branch_id,
        lead_id=lead.id,
        channel=lead.channel,
        originator_id=lead.originator_id,
        originator_kind=lead.originator_kind,
        given=LeadData(**given).stored(),
        import_id=lead.import_id,
    )
