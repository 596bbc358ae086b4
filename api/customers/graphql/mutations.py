"""Changing customers: each mutation calls one action."""

from typing import Any, cast
from uuid import UUID

import strawberry

from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, mutation
from api.core.uow import UnitOfWork
from api.customers import actions
from api.customers.graphql.enums import CustomerStatus
from api.customers.graphql.inputs import (
    ConsentRecordInput,
    ContactAddInput,
    ContactUpdateInput,
    CustomerAssignInput,
    CustomerCreateInput,
    CustomerUpdateInput,
    FlashSetInput,
    key,
    sent,
)
from api.customers.graphql.parts import ContactType, FlashType
from api.customers.graphql.types import CustomerType
from api.customers.rules import DuplicateCustomer, StatusNotAllowed

_SEEN = (NotFound, PermissionDenied, InvalidInput)
_ADDRESS = ("street", "city", "region", "postal_code")
_STATUS = (NotFound, PermissionDenied, StatusNotAllowed)


@strawberry.type
class CustomerMutation:
    @mutation(
        "CustomerCreate",
        customer=CustomerType,
        errors=(*_SEEN, DuplicateCustomer),
        description="Enters a customer as a prospect.",
    )
    async def customer_create(self, uow: UnitOfWork, input: CustomerCreateInput) -> UUID:
        plain = ("name", "kind", "fiscal_number", "registration_number", "language", "country", *_ADDRESS)
        data = actions.CustomerData(
            **{name: getattr(input, name) for name in plain},
            segment_code=input.segment,
            parent_id=key(input.parent_id, "cus"),
        )
        branch_id = input.branch_id.of("brn")
        return (await actions.create_customer(uow, branch_id, data, allow_duplicate=input.allow_duplicate)).id

    @mutation(
        "CustomerUpdate",
        customer=CustomerType,
        errors=(*_SEEN, StaleVersion, DuplicateCustomer),
        description="Changes a customer's data.",
    )
    async def customer_update(self, uow: UnitOfWork, id: GlobalID, input: CustomerUpdateInput) -> UUID:
        plain = ("name", "kind", "fiscal_number", "registration_number", "language", "country", *_ADDRESS)
        changes = sent(input, *plain, "parent_id")
        if changes.get("parent_id"):
            changes["parent_id"] = changes["parent_id"].of("cus")
        if input.segment is not None:
            changes["segment_code"] = input.segment.value
        customer = await actions.update_customer(
            uow,
            id.of("cus"),
            cast("actions.CustomerChanges", changes),
            version=input.version,
            allow_duplicate=input.allow_duplicate,
        )
        return customer.id

    @mutation("CustomerActivate", customer=CustomerType, errors=_STATUS, description="Makes a customer active.")
    async def customer_activate(self, uow: UnitOfWork, id: GlobalID, reason: str | None = None) -> UUID:
        return (await actions.change_status(uow, id.of("cus"), CustomerStatus.ACTIVE, reason=reason)).id

    @mutation("CustomerSuspend", customer=CustomerType, errors=_STATUS, description="Suspends a customer.")
    async def customer_suspend(self, uow: UnitOfWork, id: GlobalID, reason: str) -> UUID:
        return (await actions.change_status(uow, id.of("cus"), CustomerStatus.SUSPENDED, reason=reason)).id

    @mutation("CustomerClose", customer=CustomerType, errors=_STATUS, description="Closes a customer.")
    async def customer_close(self, uow: UnitOfWork, id: GlobalID, reason: str) -> UUID:
        return (await actions.change_status(uow, id.of("cus"), CustomerStatus.CLOSED, reason=reason)).id

    @mutation(
        "CustomerAssign",
        customer=CustomerType,
        errors=_SEEN,
        description="Gives a seat of the account team to somebody, or to nobody.",
    )
    async def customer_assign(self, uow: UnitOfWork, id: GlobalID, input: CustomerAssignInput) -> UUID:
        user_id = key(input.user_id, "usr")
        team_id = key(input.team_id, "tea")
        return (await actions.assign(uow, id.of("cus"), input.kind, user_id, team_id=team_id)).id

    @mutation("ContactAdd", contact=ContactType, errors=_SEEN, description="Adds a contact to a customer.")
    async def contact_add(self, uow: UnitOfWork, input: ContactAddInput) -> UUID:
        data = actions.ContactData(
            name=input.name,
            roles=tuple(input.roles),
            phones=tuple(input.phones),
            email=input.email,
            language=input.language,
            job_title=input.job_title,
            hours=input.hours,
        )
        return (await actions.add_contact(uow, input.customer_id.of("cus"), data)).id

    @mutation(
        "ContactUpdate", contact=ContactType, errors=(*_SEEN, StaleVersion), description="Changes a contact's data."
    )
    async def contact_update(self, uow: UnitOfWork, id: GlobalID, input: ContactUpdateInput) -> UUID:
        names = ("name", "roles", "phones", "email", "language", "job_title", "hours")
        changes = cast("actions.ContactChanges", sent(input, *names))
        return (await actions.update_contact(uow, id.of("con"), changes, version=input.version)).id

    @mutation(
        "ContactRemove",
        contact=ContactType,
        errors=(NotFound, PermissionDenied, StaleVersion),
        description="Takes a contact from the customer's people; documents that name it keep it.",
    )
    async def contact_remove(self, uow: UnitOfWork, id: GlobalID, version: int) -> UUID:
        return (await actions.remove_contact(uow, id.of("con"), version=version)).id

    @mutation("ConsentRecord", contact=ContactType, errors=_SEEN, description="Writes down what a contact declares.")
    async def consent_record(self, uow: UnitOfWork, id: GlobalID, input: ConsentRecordInput) -> UUID:
        contact_id = id.of("con")
        await actions.record_consent(
            uow, contact_id, input.kind, given=input.given, source=input.source, wording=input.wording
        )
        return contact_id

    @mutation("FlashSet", flash=FlashType, errors=_SEEN, description="Puts an urgent note on a customer.")
    async def flash_set(self, uow: UnitOfWork, input: FlashSetInput) -> UUID:
        targets: dict[str, Any] = {
            "billing_account_id": key(input.billing_account_id, "ban"),
            "subscription_id": key(input.subscription_id, "sub"),
        }
        customer_id = input.customer_id.of("cus")
        return (await actions.set_flash(uow, customer_id, input.text, input.ends_at, **targets)).id

    @mutation(
        "FlashClear",
        customer=CustomerType,
        errors=(NotFound, PermissionDenied),
        description="Takes an urgent note away before its end.",
    )
    async def flash_clear(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.clear_flash(uow, id.of("fla"))).customer_id
