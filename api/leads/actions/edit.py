"""Correcting what is known of a lead; who follows it and in which channel changes only by a step of its own."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.leads import policy, queries
from api.leads.actions.common import about
from api.leads.actions.enter import known_customer
from api.leads.events import LeadEdited
from api.leads.imports.duplicates import keys_of
from api.leads.imports.words import core_name
from api.leads.models import Lead
from api.leads.rules.entry import LeadData, check_complete, clean, keep_own_fields
from api.people.queries import branch as branch_of

EDITABLE: Final = (
    "company_name", "fiscal_number", "contact_name", "phone", "email", "city", "region", "address", "sim_count",
    "current_sims", "monthly_spend", "currency", "competitor", "needs_data", "ground", "request_source", "note",
)  # fmt: skip
TAKEN: Final = {"fiscal_number": "fiscalNumber", "phone": "phone", "email": "email"}
"""Keys that no two open leads share, and where the form asks for them (LEA-06)."""


async def edit_lead(uow: UnitOfWork, lead_id: UUID, changes: Mapping[str, Any], *, version: int | None = None) -> Lead:
    """Change the given fields of `EDITABLE`; None empties one. What did not change is not written.

    Raises NotFound, PermissionDenied, StaleVersion, FieldsMissing, InvalidInput, also when a new fiscal number, phone
    or mail address is that of another open lead: one customer is followed by one person (LEA-06).
    """
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_work(uow.actor, lead))
    check_version(version, lead.version)
    wanted = await _cleaned(uow, lead, changes)
    changed = {name: value for name, value in wanted.items() if getattr(lead, name) != value}
    if not changed:
        return lead
    if set(changed) & set(TAKEN):
        await _check_keys(uow, lead, wanted, changed)
    before = {name: getattr(lead, name) for name in changed}
    for name, value in changed.items():
        setattr(lead, name, value)
    lead.core_name = core_name(lead.company_name)[:200]
    await uow.flush()
    uow.audit("lead-edit", lead, {name: [before[name], value] for name, value in changed.items()})
    uow.record(LeadEdited(**await about(uow, lead), fields=sorted(changed)))
    return lead


async def _cleaned(uow: UnitOfWork, lead: Lead, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return all fields as they shall be, judged as at the entry; an old gap that nobody touched stays."""
    branch = await branch_of(uow, lead.branch_id)
    setting = await queries.setting(uow, lead.branch_id, lead.channel)
    before = LeadData(**{name: getattr(lead, name) for name in LeadData.__dataclass_fields__})
    merged = {**{name: getattr(before, name) for name in LeadData.__dataclass_fields__}, **changes}
    if "phone" in changes:
        merged["phone_extension"] = None
    if "sim_count" in changes:
        merged["sim_count_note"] = None
    data = LeadData(**keep_own_fields(lead.channel, {**merged, "company_name": merged["company_name"] or ""}))
    data = clean(data, branch.country, branch.currency)
    held = [field for field in setting.mandatory if before.value(field) not in (None, "")]
    check_complete(data, lead.channel, held)
    return {name: getattr(data, name) for name in (*EDITABLE, "phone_extension", "sim_count_note")}


async def _check_keys(uow: UnitOfWork, lead: Lead, wanted: dict[str, Any], changed: Mapping[str, Any]) -> None:
    """Look for the customer by its new keys, and refuse those of another open lead. Raises InvalidInput."""
    await queries.lock_entries(uow, lead.branch_id)
    keys = [(name, value) for name, value in keys_of(changed) if name in TAKEN]
    others = [other for other in await queries.open_leads(uow, lead.branch_id, keys) if other.id != lead.id]
    for name, value in keys:
        if any(getattr(other, name) == value for other in others):
            raise InvalidInput("input", TAKEN[name], code=f"lead-{name.split('_')[0]}-taken")
    if lead.contact_id is None:
        data = LeadData(**{name: wanted[name] for name in EDITABLE})
        lead.customer_id = await known_customer(uow, lead.branch_id, data)
        await _check_customer(uow, lead)


async def _check_customer(uow: UnitOfWork, lead: Lead) -> None:
    """Refuse to become a second open lead of a customer whom somebody follows already. Raises InvalidInput."""
    if lead.customer_id is None:
        return
    others = await queries.open_leads(uow, lead.branch_id, [], [lead.customer_id])
    if any(other.id != lead.id for other in others):
        raise InvalidInput("input", "fiscalNumber", code="lead-customer-followed")
