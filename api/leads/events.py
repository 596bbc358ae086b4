"""What happens to leads: the history, the outbox and the notifications go by these."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class LeadEvent(Event):
    """The people whom a change concerns: originator, owner and manager (LEA-07, LEA-09)."""

    subject: ClassVar[str] = "lead"
    originator_id: UUID | None = None
    owner_id: UUID | None = None
    manager_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LeadEntered(LeadEvent):
    """A lead was entered, qualified and allocated to a team."""

    channel: str
    sales_channel: str
    priority: str
    team_id: UUID | None
    rule: str | None


@dataclass(frozen=True, kw_only=True)
class LeadImported(LeadEvent):
    """A lead came with a list; nobody is told of each (CUS-10)."""

    import_id: UUID
    channel: str
    sales_channel: str


@dataclass(frozen=True, kw_only=True)
class LeadEntryJoined(LeadEvent):
    """Somebody entered the customer of an open lead again; it stays with its owner (LEA-06)."""

    entry_id: UUID
    joined_on: str
    entrant_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class LeadAssigned(LeadEvent):
    """One person got the lead (LEA-04)."""

    by_rule: bool


@dataclass(frozen=True, kw_only=True)
class LeadHandedOver(LeadEvent):
    """The lead went to another person, since it was entered or received wrongly (LEA-06)."""

    previous_owner_id: UUID | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class LeadReclassified(LeadEvent):
    """Telesales gave a hot lead to another sales channel (LEA-11)."""

    previous_owner_id: UUID | None
    reason: str | None
    old: str
    new: str
    team_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class LeadStatusChanged(LeadEvent):
    """The lead went one step on; who and when stand beside it in the history (LEA-07)."""

    old: str
    new: str
    move: str
    result: str | None


@dataclass(frozen=True, kw_only=True)
class LeadCallLogged(LeadEvent):
    """Somebody tried to reach the customer."""

    outcome: str


@dataclass(frozen=True, kw_only=True)
class LeadReached(LeadEvent):
    """The customer was reached for the first time, when they wanted it; the promise of 24 hours is kept or was broken (LEA-05)."""


@dataclass(frozen=True, kw_only=True)
class LeadIntroduced(LeadEvent):
    """The first seller introduced the second to the customer (LEA-09a)."""


@dataclass(frozen=True, kw_only=True)
class LeadEdited(LeadEvent):
    """What is known of a lead was corrected; `fields` names what, the audit says how."""

    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class LeadStarted(LeadEvent):
    """Analysis began; the originator is told (LEA-09)."""


@dataclass(frozen=True, kw_only=True)
class LeadClosed(LeadEvent):
    """The lead ended, won or lost; the originator is told (LEA-09)."""

    channel: str
    originator_kind: str
    result: str
    lost_reason: str | None
    billing_customer_id: str | None


@dataclass(frozen=True, kw_only=True)
class LeadConverted(LeadEvent):
    """The lead became a customer with a contact, nothing typed twice (LEA-14)."""

    contact_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ChannelSettingChanged(Event):
    """A channel's rules changed."""

    subject: ClassVar[str] = "lead_channel_setting"
    channel: str


@dataclass(frozen=True, kw_only=True)
class LeadRouteChanged(Event):
    """Another team, or a rule, gives out the leads of a sales channel."""

    subject: ClassVar[str] = "lead_route"
    sales_channel: str


@dataclass(frozen=True, kw_only=True)
class LeadMatrixPublished(Event):
    """A new edition qualifies leads from now on."""

    subject: ClassVar[str] = "lead_matrix"
    kind: str
    edition: int


@dataclass(frozen=True, kw_only=True)
class LeadImportEvent(Event):
    """What an import's job and its creator need; `run` tells an old chunk from a new mapping."""

    subject: ClassVar[str] = "lead_import"
    creator_id: UUID | None = None
    run: int = 0


@dataclass(frozen=True, kw_only=True)
class LeadImportMapped(LeadImportEvent):
    """Rows are to be staged from the first on."""


@dataclass(frozen=True, kw_only=True)
class LeadImportChunkStaged(LeadImportEvent):
    """A part of the rows is staged; more follow."""

    staged: int
    total: int


@dataclass(frozen=True, kw_only=True)
class LeadImportPreviewed(LeadImportEvent):
    """All rows are staged and wait for a person."""

    new: int
    joined: int
    errors: int


@dataclass(frozen=True, kw_only=True)
class LeadImportStarted(LeadImportEvent):
    """The leads of the list are to be published."""


@dataclass(frozen=True, kw_only=True)
class LeadImportChunkPublished(LeadImportEvent):
    """A part of the leads exists; more follow."""

    published: int
    total: int


@dataclass(frozen=True, kw_only=True)
class LeadImportPublished(LeadImportEvent):
    """All leads of the list exist; one notification in all."""

    new: int
    joined: int
    errors: int


@dataclass(frozen=True, kw_only=True)
class LeadImportUndone(LeadImportEvent):
    """The leads of the list are gone again."""

    removed: int


@dataclass(frozen=True, kw_only=True)
class LeadImportFailed(LeadImportEvent):
    """The list could not be read or published."""

    code: str
