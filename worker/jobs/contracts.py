"""Jobs of contracts: writing them, mailing them, their end, and changed terms."""

from uuid import UUID

from api.contracts import actions, defaults, queries
from api.contracts.models import Contract, ContractStatus
from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.notifications.actions import notify, send_mail_to_contact
from api.offers import queries as offers
from api.people.links import issue_link


async def prepare_contract(uow: UnitOfWork, event: StoredEvent) -> None:
    """Make the contract of an accepted offer and write it; one that pricing must see first stays a draft (CTR-01)."""
    if not await offers.is_accepted(uow, event.subject_id):
        return  # it went back to pricing meanwhile
    contract = await actions.create_contract(uow, event.subject_id)
    if contract.status is ContractStatus.DRAFT:
        await actions.generate_contract(uow, contract.id)


async def deliver_contract(uow: UnitOfWork, event: StoredEvent) -> None:
    """Mail the contract with a link that lets its reader into the portal, once (CTR-05)."""
    contract = await queries.lock_contract(uow, event.subject_id)
    contact = await offers.contact(uow, UUID(str(event.data["contact_id"])), contract.customer_id)
    if contact.email is None:
        return
    url = await issue_link(
        uow,
        branch_id=contract.branch_id,
        customer_id=contract.customer_id,
        contact_id=contact.id,
        email=contact.email,
        name=contact.name,
        language=contact.language,
        target=f"/portal/contracts/ctr_{contract.id}",
        valid_for=defaults.LINK_VALID,
    )
    await send_mail_to_contact(
        uow,
        branch_id=contract.branch_id,
        customer_id=contract.customer_id,
        address=contact.email,
        name=contact.name,
        language=contract.language,
        kind="contract-sent",
        values={"number": contract.number},
        url=url,
        attachments=[UUID(str(event.data["document_id"]))],
        dedupe=str(event.id),
    )


async def tell_contract_signed(uow: UnitOfWork, event: StoredEvent) -> None:
    """Tell the seller that the signed copy is on file."""
    await _tell(uow, event, "contract-signed", await queries.lock_contract(uow, event.subject_id))


async def remind_of_end(uow: UnitOfWork, event: StoredEvent) -> None:
    """Bring a contract that still runs to the seller's mind, in time for its renewal (CTR-06)."""
    contract = await queries.lock_contract(uow, event.subject_id)
    if contract.status is ContractStatus.ACTIVE:
        await _tell(uow, event, "contract-ending", contract)


async def end_contract(uow: UnitOfWork, event: StoredEvent) -> None:
    """Let a contract end whose last day is over (CTR-06)."""
    await actions.end_contract(uow, event.subject_id)


async def announce_terms(uow: UnitOfWork, event: StoredEvent) -> None:
    """Announce new terms to the contact of every customer under contract (CTR-07)."""
    terms = await queries.terms_by_id(uow, event.subject_id)
    if terms is None or terms.number == 1:
        return  # the first version changes nothing for anybody
    for contact in await queries.contacts_under_contract(uow, event.branch_id):
        if contact.email is None:
            continue
        await send_mail_to_contact(
            uow,
            branch_id=event.branch_id,
            customer_id=contact.customer_id,
            address=contact.email,
            name=contact.name,
            language=contact.language,
            kind="terms-changed",
            values={"from": terms.effective_from},
            url=f"{uow.settings.public_url}/portal/terms/trm_{terms.id}",
            dedupe=str(event.id),
        )


async def _tell(uow: UnitOfWork, event: StoredEvent, kind: str, contract: Contract) -> None:
    customer = await offers.customer(uow, contract.customer_id)
    values = {"number": contract.number, "customer": customer.name, "end": contract.end_on}
    await notify(
        uow, [contract.owner_id], kind, values, f"/contracts/ctr_{contract.id}", event, branch_id=contract.branch_id
    )
