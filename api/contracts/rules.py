"""Pure rules of contracts: what may follow what, and the days of a term. No I/O."""

import calendar
from collections.abc import Collection
from datetime import date, timedelta

from api.contracts.models import ContractStatus, OriginalStatus
from api.core.errors import UserError
from api.files.models import AttachmentKind

_S = ContractStatus
_O = OriginalStatus

# What is written goes back to the draft when pricing is asked again, or the customer accepts another revision.
TRANSITIONS: dict[ContractStatus, frozenset[ContractStatus]] = {
    _S.DRAFT: frozenset({_S.GENERATED, _S.CANCELLED}),
    _S.GENERATED: frozenset({_S.DRAFT, _S.GENERATED, _S.SENT, _S.SIGNED, _S.CANCELLED}),
    _S.SENT: frozenset({_S.DRAFT, _S.GENERATED, _S.SENT, _S.SIGNED, _S.CANCELLED}),
    _S.SIGNED: frozenset({_S.ACTIVE, _S.CANCELLED}),
    _S.ACTIVE: frozenset({_S.ENDED, _S.CANCELLED}),
    _S.ENDED: frozenset(),
    _S.CANCELLED: frozenset(),
}

ORIGINALS: dict[OriginalStatus, frozenset[OriginalStatus]] = {
    _O.NONE: frozenset({_O.AWAITED, _O.RECEIVED}),
    _O.AWAITED: frozenset({_O.RECEIVED}),
    _O.RECEIVED: frozenset({_O.ARCHIVED}),
    _O.ARCHIVED: frozenset(),
}

SUPPORTING = frozenset(
    {
        AttachmentKind.FISCAL_CERTIFICATE,
        AttachmentKind.REGISTRATION_CERTIFICATE,
        AttachmentKind.IDENTITY_CARD,
        AttachmentKind.POWER_OF_ATTORNEY,
        AttachmentKind.OTHER,
    }
)


class ContractStatusConflict(UserError):
    """The contract's state, or its paper's, does not allow this step."""

    code = "contract-status-conflict"


class TermsOverlap(UserError):
    """A newer version of the terms already holds from that day or later."""

    code = "terms-overlap"


def next_status(current: ContractStatus, wanted: ContractStatus) -> ContractStatus:
    """Return `wanted` if it may follow `current`; raises ContractStatusConflict."""
    if wanted not in TRANSITIONS[current]:
        raise ContractStatusConflict(status=current.name)
    return wanted


def next_original(current: OriginalStatus, wanted: OriginalStatus) -> OriginalStatus:
    """Return the paper's next state (CTR-05); raises ContractStatusConflict."""
    if wanted not in ORIGINALS[current]:
        raise ContractStatusConflict(status=current.name)
    return wanted


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(start_on: date, months: int) -> date | None:
    """Return the term's last day, the one before the anniversary; None for a contract without a term (CTR-06)."""
    return add_months(start_on, months) - timedelta(days=1) if months else None


def term(months: Collection[int]) -> int:
    """Return the contract's months: those of its longest line."""
    return max(months, default=0)


def may_take_effect(effective_from: date, today: date, latest: date | None) -> bool:
    """Tell whether new terms may hold from that day: not in the past, and after the version before (CTR-07)."""
    return effective_from >= today and (latest is None or effective_from > latest)
