"""Contacts and what they agreed to."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import TypedDict, cast
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.customers import policy, queries, rules
from api.customers.events import ConsentRecorded, ContactAdded, ContactChanged, ContactRemoved
from api.customers.models import Consent, ConsentKind, Contact, ContactRole, Customer
from api.customers.sorting import sort_key


@dataclass(frozen=True, kw_only=True)
class ContactData:
    """A new contact; phones as dialled in the customer's country or with +, language defaults to the customer's."""

    name: str
    roles: tuple[ContactRole, ...] = ()
    phones: tuple[str, ...] = ()
    email: str | None = None
    language: str | None = None
    job_title: str | None = None
    hours: str | None = None


class ContactChanges(TypedDict, total=False):
    """The fields to change; those that are absent stay."""

    name: str
    roles: tuple[ContactRole, ...]
    phones: tuple[str, ...]
    email: str | None
    language: str
    job_title: str | None
    hours: str | None


async def add_contact(uow: UnitOfWork, customer_id: UUID, data: ContactData) -> Contact:
    """Add a contact; raises NotFound, PermissionDenied, InvalidInput (CON-01)."""
    customer = await _customer(uow, customer_id)
    contact = Contact(
        branch_id=customer.branch_id,
        customer_id=customer.id,
        name="",
        name_key="",
        roles=[],
        phones=[],
        language=customer.language,
        created_at=uow.now,
    )
    given = {name: value for name, value in asdict(data).items() if value is not None}
    await _write(uow, customer, contact, cast("ContactChanges", given))
    uow.add(contact)
    await uow.flush()
    uow.record(ContactAdded(subject_id=contact.id, branch_id=contact.branch_id, customer_id=customer.id))
    uow.audit("contact.add", contact, given)
    return contact


async def update_contact(
    uow: UnitOfWork, contact_id: UUID, changes: ContactChanges, *, version: int | None = None
) -> Contact:
    """Change fields; raises NotFound, PermissionDenied, StaleVersion, InvalidInput."""
    contact = await queries.lock_contact(uow.session, uow.actor, contact_id)
    customer = await _customer(uow, contact.customer_id)
    check_version(version, contact.version)
    before = contact.model_dump()
    with uow.session.no_autoflush:
        await _write(uow, customer, contact, changes)
    after = contact.model_dump()
    changed = {name: [before[name], after[name]] for name in changes if after[name] != before[name]}
    if changed:
        await uow.flush()
        fields = tuple(sorted(changed))
        uow.record(
            ContactChanged(subject_id=contact.id, branch_id=contact.branch_id, customer_id=customer.id, fields=fields)
        )
        uow.audit("contact.update", contact, changed)
    return contact


async def remove_contact(uow: UnitOfWork, contact_id: UUID, *, version: int | None = None) -> Contact:
    """Take the contact from the customer's people; the row stays for the documents that name it."""
    contact = await queries.lock_contact(uow.session, uow.actor, contact_id)
    await _customer(uow, contact.customer_id)
    check_version(version, contact.version)
    _check_signatory(uow, contact, ())
    contact.removed_at = uow.now
    await uow.flush()
    uow.record(ContactRemoved(subject_id=contact.id, branch_id=contact.branch_id, customer_id=contact.customer_id))
    uow.audit("contact.remove", contact)
    return contact


async def record_consent(
    uow: UnitOfWork, contact_id: UUID, kind: ConsentKind, *, given: bool, source: str, wording: str
) -> Consent:
    """Write down that a contact agreed or withdrew, where it was said and in which words (CON-03)."""
    contact = await queries.lock_contact(uow.session, uow.actor, contact_id)
    await _customer(uow, contact.customer_id)
    consent = uow.add(
        Consent(
            branch_id=contact.branch_id,
            customer_id=contact.customer_id,
            contact_id=contact.id,
            kind=kind,
            given=given,
            source=rules.required(source, "source"),
            wording=rules.required(wording, "wording"),
            at=uow.now,
        )
    )
    await uow.flush()
    base = {"subject_id": contact.id, "branch_id": contact.branch_id, "customer_id": contact.customer_id}
    uow.record(ConsentRecorded(**base, kind=kind.name, given=given))
    uow.audit("contact.consent", contact, {kind.name: given})
    return consent


async def _customer(uow: UnitOfWork, customer_id: UUID) -> Customer:
    """Return the locked customer whose contacts the actor may write."""
    customer = await queries.lock_customer(uow.session, uow.actor, customer_id)
    require(policy.can_change(uow.actor, customer, await queries.seats_of(uow.session, customer_id)))
    return customer


def _check_signatory(uow: UnitOfWork, contact: Contact, roles: Collection[ContactRole]) -> None:
    """Refuse what would make, change or remove a signatory when the actor may not."""
    if ContactRole.SIGNATORY in {*contact.roles, *roles}:
        require(policy.can_change_signatory(uow.actor))


async def _write(uow: UnitOfWork, customer: Customer, contact: Contact, changes: ContactChanges) -> None:
    """Check and write the fields."""
    _check_signatory(uow, contact, changes.get("roles", ()))
    if "name" in changes:
        contact.name = rules.required(changes["name"], "name")
        branch = await queries.get_branch(uow.session, customer.branch_id)
        contact.name_key = sort_key(contact.name, branch.language)
    if "phones" in changes:
        numbers = (rules.phone(number, customer.country) for number in changes["phones"])
        contact.phones = list(dict.fromkeys(numbers))
    if "roles" in changes:
        contact.roles = list(dict.fromkeys(changes["roles"]))
    if "email" in changes:
        contact.email = rules.email(changes["email"])
    if "language" in changes:
        if changes["language"] not in rules.LANGUAGES:
            raise InvalidInput("language", code="unknown-language")
        contact.language = changes["language"]
    if "job_title" in changes:
        contact.job_title = rules.optional(changes["job_title"])
    if "hours" in changes:
        contact.hours = rules.optional(changes["hours"])
