"""Bringing a list and saying how it is read (CUS-10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from api.core.errors import InvalidInput, check_version, require
from api.core.uow import UnitOfWork
from api.files.actions import attach
from api.files.models import AttachmentKind
from api.leads import policy, queries
from api.leads.actions.imports.reading import body_of, grid_of
from api.leads.events import LeadImportMapped
from api.leads.imports.columns import guess_layout
from api.leads.imports.encoding import ENCODINGS
from api.leads.imports.fields import Field
from api.leads.imports.rows import learn_order
from api.leads.imports.tables import DELIMITERS
from api.leads.models import LeadChannel, LeadImport, ReferralGround, RequestSource
from api.leads.queries import imports as import_queries
from api.leads.rules.entry import ChannelBarred, may_enter
from api.leads.rules.importing import ImportMove, next_state
from api.people.models import Branch
from api.people.queries import branch as branch_of

LISTED: Final = (LeadChannel.TELEMARKETING, LeadChannel.REFERRAL, LeadChannel.CUSTOMER_REQUEST)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Corrections of how a list is read; None keeps the guess. `mapping` is column from 0 → field, for all columns."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    mapping: Mapping[int, Field] | None = None


async def create_import(
    uow: UnitOfWork,
    branch_id: UUID,
    upload_id: UUID,
    channel: LeadChannel,
    *,
    ground: ReferralGround | None = None,
    request_source: RequestSource | None = None,
) -> LeadImport:
    """Take an uploaded list and guess how it is read: encoding, delimiter, header, columns.

    Raises PermissionDenied, ChannelBarred, NotFound (upload, channel), InvalidInput, UnreadableList.
    """
    require(policy.can_import(uow.actor, branch_id))
    branch = await branch_of(uow, branch_id)
    setting = await queries.setting(uow, branch_id, channel)
    if channel not in LISTED:
        raise InvalidInput("channel", code="lead-channel-not-listed")
    if uow.actor.roles and not may_enter(uow.actor.roles, setting.entry_roles, setting.barred_roles):
        raise ChannelBarred("channel")
    if (channel is LeadChannel.REFERRAL) != (ground is not None):
        raise InvalidInput("ground", code="required")
    if (channel is LeadChannel.CUSTOMER_REQUEST) != (request_source is not None):
        raise InvalidInput("requestSource", code="required")
    found = LeadImport(
        created_at=uow.now,
        branch_id=branch_id,
        creator_id=uow.actor.user_id,
        channel=channel,
        ground=ground,
        request_source=request_source,
        file_name="",
        storage_key="",
    )
    attachment = await attach(uow, upload_id, found, AttachmentKind.OTHER)
    found.file_name, found.storage_key = attachment.name, attachment.storage_key
    await _guess(uow, found, branch, Reading())
    uow.add(found)
    await uow.flush()
    uow.audit("lead-import-create", found, {"file": found.file_name, "channel": channel})
    return found


async def map_import(uow: UnitOfWork, import_id: UUID, reading: Reading, *, version: int | None = None) -> LeadImport:
    """Settle how the list is read and stage its rows for a preview; may be done again until it is published.

    Raises NotFound, PermissionDenied, StaleVersion, ImportStateRefused, InvalidInput, UnreadableList.
    """
    found = await import_queries.lock_import(uow, import_id)
    require(policy.can_change_import(uow.actor, found))
    check_version(version, found.version)
    found.state = next_state(found.state, ImportMove.MAP, found.published_rows)
    found.failure = None
    _check_reading(reading)
    await _guess(uow, found, await branch_of(uow, found.branch_id), reading)
    if Field.COMPANY_NAME.value not in found.mapping.values():
        raise InvalidInput("mapping", code="lead-import-no-company-column")
    await import_queries.forget_rows(uow, found.id)
    found.run += 1
    found.staged_rows = found.new_rows = found.joined_rows = found.error_rows = 0
    await uow.flush()
    uow.record(
        LeadImportMapped(subject_id=found.id, branch_id=found.branch_id, creator_id=found.creator_id, run=found.run)
    )
    uow.audit("lead-import-map", found, {"mapping": found.mapping, "encoding": found.encoding})
    return found


async def _guess(uow: UnitOfWork, found: LeadImport, branch: Branch, reading: Reading) -> None:
    """Read the list as told and guess the rest."""
    reread = (reading.encoding or reading.sheet or reading.delimiter) is not None
    found.encoding = reading.encoding or found.encoding
    found.delimiter = reading.delimiter or found.delimiter
    found.sheet = reading.sheet or found.sheet
    grid = await grid_of(uow, found, branch)
    found.encoding, found.delimiter = grid.encoding, grid.delimiter
    found.encodings, found.sheets = list(grid.encodings[:6]), list(grid.sheets)
    known_header = None if reread or not found.columns else found.header_row
    layout = guess_layout(grid, branch.country, known_header if reading.header_row is None else reading.header_row)
    found.header_row = layout.header_row or 0
    found.columns = list(layout.columns)
    mapping = layout.mapping if reading.mapping is None else reading.mapping
    if any(column not in range(len(found.columns)) for column in mapping):
        raise InvalidInput("mapping", code="lead-import-no-such-column")
    found.mapping = {str(column): field.value for column, field in mapping.items()}
    body = body_of(grid, found.header_row)
    found.day_first = learn_order(mapping, body).day_first
    found.total_rows = len(body)


def _check_reading(reading: Reading) -> None:
    if reading.encoding is not None and reading.encoding not in ENCODINGS:
        raise InvalidInput("encoding", code="lead-import-encoding", encoding=reading.encoding)
    if reading.delimiter is not None and reading.delimiter not in DELIMITERS:
        raise InvalidInput("delimiter", code="lead-import-delimiter")
    if reading.mapping is not None and len(set(reading.mapping.values())) < len(reading.mapping):
        raise InvalidInput("mapping", code="lead-import-field-twice")
