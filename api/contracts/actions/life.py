"""A contract from the accepted offer to its signature (CTR-01, CTR-05)."""

from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from api.contracts import policy, queries, rules
from api.contracts.actions.common import about, facts
from api.contracts.actions.documents import contract_data
from api.contracts.events import (
    ContractCreated,
    ContractDocumentAdded,
    ContractGenerated,
    ContractHeldForPricing,
    ContractOriginalMoved,
    ContractSent,
    ContractSigned,
)
from api.contracts.models import (
    Contract,
    ContractStatus,
    OriginalStatus,
    TermsKind,
)
from api.core.errors import InvalidInput, check_version, require
from api.core.numbering import next_number
from api.core.uow import UnitOfWork
from api.customers.actions import add_reference
from api.customers.models import ReferenceKind
from api.files.actions import attach, generate_document
from api.files.models import AttachmentKind
from api.offers import queries as offers
from api.offers.actions import LineInput, offer_facts, price_lines, reopen_for_pricing, resolve_signed
from api.offers.models import LimitOutcome, Offer, OfferLine, OfferRevision, OfferStatus
from api.offers.rules import outcome
from api.people.queries import branch as branch_of


async def create_contract(uow: UnitOfWork, offer_id: UUID) -> Contract:
    """Make the contract of an accepted offer, or bring the unsigned one to the revision accepted now (CTR-01).

    Called by the job on OfferAccepted, any number of times. Raises NotFound, PermissionDenied.
    """
    offer = await offers.lock_offer(uow, offer_id)
    require(policy.can_create(uow.actor, await offer_facts(uow, offer)))
    revision = await offers.revision(uow, offer)
    existing = await queries.live_contract(uow, offer.id)
    if existing is not None and (existing.signed_at is not None or existing.revision_id == revision.id):
        return existing
    lines = await offers.lines(uow, revision.id)
    if existing is not None:
        _back_to_draft(existing)
        _fill(existing, revision, lines)
        return existing
    customer = await offers.customer(uow, offer.customer_id)
    contact = await offers.signatory(uow, customer.id)
    contract = Contract(
        created_at=uow.now,
        branch_id=offer.branch_id,
        number=await next_number(uow, offer.branch_id, "CT"),
        customer_id=customer.id,
        offer_id=offer.id,
        revision_id=revision.id,
        contact_id=offer.contact_id or (contact.id if contact else None),
        owner_id=offer.owner_id,
        team_id=offer.team_id,
        language=customer.language,
        currency=offer.currency,
        start_on=uow.now.astimezone(ZoneInfo((await branch_of(uow, offer.branch_id)).zone)).date(),
        months=0,
        monthly_net=revision.monthly_net,
        contract_net=revision.contract_net,
    )
    _fill(contract, revision, lines)
    uow.add(contract)
    await add_reference(uow, ReferenceKind.CONTRACT, contract)
    await uow.flush()
    uow.record(ContractCreated(**about(contract)))
    uow.audit("contract-created", contract, {"offer": offer.number, "revision": revision.number})
    return contract


async def generate_contract(uow: UnitOfWork, contract_id: UUID, *, version: int | None = None) -> Contract:
    """Write the contract as PDF from its template, in the customer's language (CTR-01).

    An offer that was never priced and is no longer eligible goes to pricing first, and the contract stays a draft
    (CTR-01a). Raises NotFound, PermissionDenied, StaleVersion, ContractStatusConflict.
    """
    contract = await queries.lock_contract(uow, contract_id)
    require(policy.can_generate(uow.actor, facts(contract)))
    check_version(version, contract.version)
    offer = await offers.lock_offer(uow, contract.offer_id)
    revision = await offers.revision_by_id(uow, contract.revision_id)
    if offer.status is not OfferStatus.ACCEPTED:
        raise rules.ContractStatusConflict(status=offer.status.name)
    if not await _eligible(uow, offer, revision):
        await reopen_for_pricing(uow, offer)
        _back_to_draft(contract)
        uow.record(ContractHeldForPricing(**about(contract)))
        return contract
    written = rules.next_status(contract.status, ContractStatus.GENERATED)
    await _write(uow, contract, revision)
    contract.status = written
    return contract


async def send_contract(uow: UnitOfWork, contract_id: UUID, *, version: int | None = None) -> Contract:
    """Send the written contract to the customer's contact; the mail is made by the job on ContractSent (CTR-05).

    Raises NotFound, PermissionDenied, StaleVersion, InvalidInput when there is nobody with a mail address.
    """
    contract = await queries.lock_contract(uow, contract_id)
    require(policy.can_send(uow.actor, facts(contract)))
    check_version(version, contract.version)
    if contract.contact_id is None or contract.document_id is None:
        raise InvalidInput("id", code="contract-nobody-to-send")
    contact = await offers.contact(uow, contract.contact_id, contract.customer_id)
    if contact.email is None:
        raise InvalidInput("id", code="contract-nobody-to-send")
    contract.status = rules.next_status(contract.status, ContractStatus.SENT)
    contract.sent_at = uow.now
    if contract.original is OriginalStatus.NONE:
        contract.original = OriginalStatus.AWAITED
    uow.record(ContractSent(**about(contract), contact_id=contact.id, document_id=contract.document_id))
    uow.audit("contract-sent", contract, {"contact_id": contact.id})
    return contract


async def attach_signed(
    uow: UnitOfWork, contract_id: UUID, upload_id: UUID, *, kind: AttachmentKind = AttachmentKind.SIGNED_CONTRACT
) -> Contract:
    """Attach the signed and stamped copy, from the desk or a tablet's camera: the contract is signed (CTR-05).

    A supporting document (`rules.SUPPORTING`) is attached and changes no state. Raises NotFound, PermissionDenied,
    InvalidInput for a kind that belongs to no contract, ContractStatusConflict.
    """
    contract = await queries.lock_contract(uow, contract_id)
    if kind in rules.SUPPORTING:
        require(policy.can_attach(uow.actor, facts(contract)))
        document = await attach(uow, upload_id, contract, kind)
        uow.record(ContractDocumentAdded(**about(contract), kind=kind.name, document_id=document.id))
        return contract
    if kind is not AttachmentKind.SIGNED_CONTRACT:
        raise InvalidInput("kind", code="contract-document-kind")
    require(policy.can_sign(uow.actor, facts(contract)))
    offer = await offers.lock_offer(uow, contract.offer_id)
    if offer.status is not OfferStatus.ACCEPTED:
        raise rules.ContractStatusConflict(status=offer.status.name)
    document = await attach(uow, upload_id, contract, kind, shared=True)
    await uow.flush()
    revision = await offers.revision_by_id(uow, contract.revision_id)
    contract.status = rules.next_status(contract.status, ContractStatus.SIGNED)
    contract.signed_at, contract.signed_document_id = uow.now, document.id
    await resolve_signed(uow, offer, revision)
    uow.record(
        ContractSigned(**about(contract), revision_id=revision.id, document_id=document.id, owner_id=contract.owner_id)
    )
    uow.audit("contract-signed", contract, {"document_id": document.id})
    return contract


async def move_original(uow: UnitOfWork, contract_id: UUID, original: OriginalStatus) -> Contract:
    """Note where the signed paper is (CTR-05). Raises NotFound, PermissionDenied, ContractStatusConflict."""
    contract = await queries.lock_contract(uow, contract_id)
    require(policy.can_move_original(uow.actor, facts(contract)))
    contract.original = rules.next_original(contract.original, original)
    uow.record(ContractOriginalMoved(**about(contract), original=original.name))
    uow.audit("contract-original", contract, {"original": original})
    return contract


async def _eligible(uow: UnitOfWork, offer: Offer, revision: OfferRevision) -> bool:
    """Tell whether the lines could still be offered without pricing; what pricing has decided stays decided."""
    if await offers.was_priced(uow, revision.id):
        return True
    customer = await offers.customer(uow, offer.customer_id)
    lines = await offers.lines(uow, revision.id)
    priced = await price_lines(uow, customer, [LineInput.of(line) for line in lines])
    return outcome(line.band for line in priced) is LimitOutcome.WITHIN


async def _write(uow: UnitOfWork, contract: Contract, revision: OfferRevision) -> None:
    """Render the document and remember the versions that it names (CTR-07)."""
    house = await branch_of(uow, contract.branch_id)
    customer = await offers.customer(uow, contract.customer_id)
    contact = await offers.contact(uow, contract.contact_id, customer.id) if contract.contact_id is not None else None
    day = uow.now.astimezone(ZoneInfo(house.zone)).date()
    terms = await queries.terms_on(uow, contract.branch_id, TermsKind.TERMS_OF_SERVICE, day)
    prices = await queries.terms_on(uow, contract.branch_id, TermsKind.PRICE_LIST, day)
    lines = await offers.lines(uow, revision.id)
    data = contract_data(contract, house, customer, contact, revision, lines, terms, day)
    document = await generate_document(
        uow, "contract", contract, customer.id, data, contract.language, zone=house.zone, shared=True
    )
    await uow.flush()
    contract.document_id, contract.template_id = document.id, document.template_id
    contract.terms_id = terms.id if terms else None
    contract.price_list_id = prices.id if prices else None
    if document.template_id is None:
        raise LookupError("a generated document names its template")
    uow.record(ContractGenerated(**about(contract), template_id=document.template_id, document_id=document.id))
    uow.audit("contract-generated", contract, {"document_id": document.id})


def _back_to_draft(contract: Contract) -> None:
    """Take a written contract back, since what it says does not hold any more."""
    if contract.status is not ContractStatus.DRAFT:
        contract.status = rules.next_status(contract.status, ContractStatus.DRAFT)


def _fill(contract: Contract, revision: OfferRevision, lines: Sequence[OfferLine]) -> None:
    """Take over what depends on the accepted revision; a document written before is void."""
    contract.revision_id = revision.id
    contract.months = rules.term([line.months for line in lines])
    contract.end_on = rules.last_day(contract.start_on, contract.months)
    contract.monthly_net, contract.contract_net = revision.monthly_net, revision.contract_net
