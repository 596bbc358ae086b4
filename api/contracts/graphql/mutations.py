"""What can be done with contracts and terms."""

from datetime import date
from uuid import UUID

import strawberry

from api.contracts import actions
from api.contracts.graphql.types import ContractType, TermsVersionType
from api.contracts.models import OriginalStatus, TermsKind
from api.contracts.rules import ContractStatusConflict, TermsOverlap
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, mutation
from api.core.uow import UnitOfWork
from api.files.models import AttachmentKind
from api.offers.rules import OfferStatusConflict

COMMON = (NotFound, PermissionDenied, ContractStatusConflict)


@strawberry.input(description="The full text in one language.")
class TermsTextInput:
    language: str = strawberry.field(description="One of the branch's languages.")
    text: str = strawberry.field(description="The full text.")


@strawberry.input(description="A new version of terms or of a price list.")
class TermsPublishInput:
    branch_id: GlobalID = strawberry.field(description="Whose it is.")
    kind: TermsKind = strawberry.field(description="What it is.")
    effective_from: date = strawberry.field(description="From which day it holds; not in the past.")
    texts: list[TermsTextInput] = strawberry.field(description="In every language of the branch.")


@strawberry.type
class ContractMutation:
    @mutation(
        "ContractCreate",
        contract=ContractType,
        errors=COMMON,
        description="Makes the contract of an accepted offer, if it is not there yet.",
        arguments={"offer_id": "The accepted offer."},
    )
    async def contract_create(self, uow: UnitOfWork, offer_id: GlobalID) -> UUID:
        return (await actions.create_contract(uow, offer_id.of("off"))).id

    @mutation(
        "ContractGenerate",
        contract=ContractType,
        errors=(*COMMON, StaleVersion, OfferStatusConflict),
        description="Writes the contract; what is no longer eligible goes to pricing first, and it stays a draft.",
    )
    async def contract_generate(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.generate_contract(uow, id.of("ctr"), version=version)).id

    @mutation(
        "ContractSend",
        contract=ContractType,
        errors=(*COMMON, StaleVersion, InvalidInput),
        description="Mails the written contract to the customer.",
    )
    async def contract_send(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.send_contract(uow, id.of("ctr"), version=version)).id

    @mutation(
        "ContractAttachSigned",
        contract=ContractType,
        errors=(*COMMON, InvalidInput),
        description="Attaches the signed copy, which signs the contract, or a supporting document.",
        arguments={"upload_id": "The uploaded copy.", "kind": "What the file is."},
    )
    async def contract_attach_signed(
        self,
        uow: UnitOfWork,
        id: GlobalID,
        upload_id: GlobalID,
        kind: AttachmentKind = AttachmentKind.SIGNED_CONTRACT,
    ) -> UUID:
        return (await actions.attach_signed(uow, id.of("ctr"), upload_id.of("upl"), kind=kind)).id

    @mutation(
        "ContractMoveOriginal",
        contract=ContractType,
        errors=COMMON,
        description="Notes where the paper is.",
        arguments={"original": "Where the paper is now."},
    )
    async def contract_move_original(self, uow: UnitOfWork, id: GlobalID, original: OriginalStatus) -> UUID:
        return (await actions.move_original(uow, id.of("ctr"), original)).id

    @mutation("ContractActivate", contract=ContractType, errors=COMMON, description="Begins the term today.")
    async def contract_activate(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.activate_contract(uow, id.of("ctr"))).id

    @mutation(
        "ContractCancel",
        contract=ContractType,
        errors=(*COMMON, InvalidInput),
        description="Gives a contract up, with a reason.",
    )
    async def contract_cancel(self, uow: UnitOfWork, id: GlobalID, reason: str) -> UUID:
        return (await actions.cancel_contract(uow, id.of("ctr"), reason)).id

    @mutation(
        "TermsPublish",
        terms=TermsVersionType,
        errors=(NotFound, PermissionDenied, InvalidInput, TermsOverlap),
        description="Publishes the next version of terms or of a price list.",
    )
    async def terms_publish(self, uow: UnitOfWork, input: TermsPublishInput) -> UUID:
        texts = {each.language: each.text for each in input.texts}
        published = await actions.publish_terms(uow, input.branch_id.of("brn"), input.kind, texts, input.effective_from)
        return published.id
