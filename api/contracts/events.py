"""What happens to a contract and to the published terms; ids, numbers and codes only."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ContractEvent(Event):
    """Any event of a contract, with the offer that it comes from."""

    subject: ClassVar[str] = "contract"
    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractCreated(ContractEvent):
    """An accepted offer became a contract to be generated."""


@dataclass(frozen=True, kw_only=True)
class ContractGenerated(ContractEvent):
    """The document was written from a template's version."""

    template_id: UUID
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractHeldForPricing(ContractEvent):
    """The offer is no longer eligible: pricing decides before the contract is written (CTR-01a)."""


@dataclass(frozen=True, kw_only=True)
class ContractSent(ContractEvent):
    """The contract went to the customer by mail."""

    contact_id: UUID
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractSigned(ContractEvent):
    """The signed copy is here: orders are made from the lines of this revision."""

    revision_id: UUID
    document_id: UUID
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractDocumentAdded(ContractEvent):
    """A supporting document came in."""

    kind: str
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractOriginalMoved(ContractEvent):
    """The signed paper was received or archived."""

    original: str


@dataclass(frozen=True, kw_only=True)
class ContractActivated(ContractEvent):
    """The services run; the term begins."""

    start_on: date
    end_on: date | None


@dataclass(frozen=True, kw_only=True)
class ContractEndNear(ContractEvent):
    """The contract ends soon: time to renew it (CTR-06)."""

    end_on: date


@dataclass(frozen=True, kw_only=True)
class ContractTermOver(ContractEvent):
    """The last day of the term is over; the job looks whether the contract still runs."""

    end_on: date


@dataclass(frozen=True, kw_only=True)
class ContractCancelled(ContractEvent):
    """The contract was given up before its end."""


@dataclass(frozen=True, kw_only=True)
class ContractEnded(ContractEvent):
    """The contract's term is over."""


@dataclass(frozen=True, kw_only=True)
class TermsPublished(Event):
    """A new version of the terms or the price list was published; customers are told (CTR-07)."""

    subject: ClassVar[str] = "terms_version"
    kind: str
    number: int
    effective_from: date
