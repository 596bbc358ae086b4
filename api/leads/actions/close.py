"""Ending a lead, and making a customer of it (LEA-08, LEA-09, LEA-14)."""

from uuid import UUID

from api.billing.actions import customer_exists
from api.core.errors import InvalidInput, UserError, check_version, require
from api.core.uow import UnitOfWork
from api.customers.actions import ContactData, CustomerData, add_contact, create_customer
from api.customers.queries import has_segment
from api.leads import policy, queries
from api.leads.actions.common import about, step
from api.leads.actions.enter import known_customer
from api.leads.actions.inbox import settle
from api.leads.events import LeadClosed, LeadConverted
from api.leads.models import Lead, LeadMove, LeadResult, LostReason
from api.leads.rules.entry import LeadData, clean
from api.people.queries import branch
from api.sla.actions import cancel_all_on


class BillingUnknown(UserError):
    """Billing has no customer with this id, so the lead is not won yet (LEA-08)."""

    code = "lead-billing-unknown"


async def win_lead(uow: UnitOfWork, lead_id: UUID, billing_customer_id: str, *, version: int | None = None) -> Lead:
    """Close a lead as won with the customer's id in billing, after asking billing (LEA-08).

    Raises NotFound, PermissionDenied, StaleVersion, BillingUnknown, BillingUnavailable, BillingRefused.
    """
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_close(uow.actor, lead, LeadMove.WIN))
    check_version(version, lead.version)
    wanted = billing_customer_id.strip()
    if not wanted or not await customer_exists(uow, lead.branch_id, wanted):
        raise BillingUnknown("billingCustomerId", billing_customer_id=wanted)
    lead.billing_customer_id, lead.result = wanted, LeadResult.WON
    return await _close(uow, lead, LeadMove.WIN, None)


async def lose_lead(
    uow: UnitOfWork, lead_id: UUID, reason: LostReason, note: str | None = None, *, version: int | None = None
) -> Lead:
    """Close a lead as lost with its reason; OTHER needs words. Raises InvalidInput."""
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_close(uow.actor, lead, LeadMove.LOSE))
    check_version(version, lead.version)
    said = (note or "").strip() or None
    if reason is LostReason.OTHER and said is None:
        raise InvalidInput("note", code="required")
    lead.lost_reason, lead.close_note, lead.result = reason, said, LeadResult.LOST
    return await _close(uow, lead, LeadMove.LOSE, said)


async def convert_lead(
    uow: UnitOfWork, lead_id: UUID, *, version: int | None = None, fiscal_number: str | None = None
) -> Lead:
    """Make the lead's customer and contact out of what it holds (LEA-14); what exists is linked, not doubled.

    A company needs its fiscal number by now: `fiscal_number` adds the one that the lead lacks. Raises NotFound, PermissionDenied, StaleVersion, InvalidInput,
    DuplicateCustomer (the number belongs to several customers).
    """
    lead = await queries.lock_lead(uow, lead_id)
    require(policy.can_work(uow.actor, lead))
    check_version(version, lead.version)
    if lead.fiscal_number is None and fiscal_number:
        await _complete(uow, lead, fiscal_number)
    if lead.customer_id is None:
        lead.customer_id = await _customer(uow, lead)
    if lead.contact_id is None:
        lead.contact_id = await _contact(uow, lead, lead.customer_id)
    await uow.flush()
    uow.record(LeadConverted(**await about(uow, lead), contact_id=lead.contact_id))
    uow.audit("lead-convert", lead, {"customer_id": lead.customer_id, "contact_id": lead.contact_id})
    return lead


async def _close(uow: UnitOfWork, lead: Lead, move: LeadMove, reason: str | None) -> Lead:
    lead.closed_at, lead.due_at = uow.now, None
    await step(uow, lead, move, reason=reason)
    await cancel_all_on(uow, lead.id)
    await settle(uow, lead)
    await uow.flush()
    uow.record(
        LeadClosed(
            **await about(uow, lead),
            channel=lead.channel.value,
            originator_kind=lead.originator_kind.value,
            result=lead.result.value if lead.result else "",
            lost_reason=lead.lost_reason.value if lead.lost_reason else None,
            billing_customer_id=lead.billing_customer_id,
        )
    )
    return lead


async def _complete(uow: UnitOfWork, lead: Lead, fiscal_number: str) -> None:
    """Give the lead its fiscal number, unless an open lead of the same customer has it (LEA-06). Raises InvalidInput."""
    house = await branch(uow, lead.branch_id)
    given = clean(LeadData(company_name=lead.company_name, fiscal_number=fiscal_number), house.country, house.currency)
    if given.fiscal_number is None:
        raise InvalidInput("fiscalNumber", code="required")
    if await queries.open_leads(uow, lead.branch_id, [("fiscal_number", given.fiscal_number)]):
        raise InvalidInput("fiscalNumber", code="lead-fiscal-taken")
    lead.fiscal_number = given.fiscal_number


async def _customer(uow: UnitOfWork, lead: Lead) -> UUID:
    """Return the customer that the lead's exact keys belong to, or a new prospect."""
    data = LeadData(
        company_name=lead.company_name, fiscal_number=lead.fiscal_number, phone=lead.phone, email=lead.email
    )
    known = await known_customer(uow, lead.branch_id, data)
    if known:
        return known
    if not lead.fiscal_number:
        raise InvalidInput("fiscalNumber", code="required")
    segment = lead.segment_code
    if segment and not await has_segment(uow.session, lead.branch_id, segment):
        segment = None
    customer = await create_customer(
        uow,
        lead.branch_id,
        CustomerData(
            name=lead.company_name,
            fiscal_number=lead.fiscal_number,
            segment_code=segment,
            street=lead.address,
            city=lead.city,
            region=lead.region,
        ),
    )
    return customer.id


async def _contact(uow: UnitOfWork, lead: Lead, customer_id: UUID) -> UUID | None:
    """Return the contact with the lead's phone or mail, or a new one; None when the lead names nobody."""
    known = await queries.contact_of(uow, customer_id, lead.phone, lead.email)
    if known:
        return known.id
    name = lead.contact_name or (lead.company_name if lead.phone or lead.email else None)
    if not name:
        return None
    phones = (lead.phone,) if lead.phone else ()
    contact = await add_contact(uow, customer_id, ContactData(name=name, phones=phones, email=lead.email))
    return contact.id
