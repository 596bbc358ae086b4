"""PURE: months, shares of a month, signatures, and what an invoice adds up to."""

import calendar
import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from api.billing.models import ChargeKind
from api.core.errors import UserError
from api.core.money import round_money

DAYS_TO_PAY: Final = 14


class BillingUnavailable(UserError):
    """The billing system did not answer; the call is in the log and can be repeated."""

    code = "billing-unavailable"
    title = "billing does not answer"


class BillingRefused(UserError):
    """The billing system refused the call; its answer is in the log."""

    code = "billing-refused"
    title = "billing refused the call"


class ActivationUnavailable(UserError):
    """The activation system did not answer; the call is in the log and can be repeated."""

    code = "activation-unavailable"
    title = "activation does not answer"


class ActivationRefused(UserError):
    """The activation system refused the call; its answer is in the log."""

    code = "activation-refused"
    title = "activation refused the call"


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a charge that falls into a month: net, rounded, and its days, both included."""

    net: Decimal
    from_day: date
    until_day: date


def first_of(day: date) -> date:
    """Return the month's first day."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """Return the month's last day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def share_of(
    kind: ChargeKind, amount: Decimal, starts_on: date, ends_on: date | None, month: date, currency: str
) -> Share | None:
    """Return what of a charge is billed in a month, None when nothing is (BIL-02).

    A one-time charge is billed whole in the month of its day; a monthly one by the days that it runs in the month.
    """
    first, last = first_of(month), last_of(month)
    if kind is ChargeKind.ONE_TIME:
        return Share(round_money(amount, currency), starts_on, starts_on) if first <= starts_on <= last else None
    start, end = max(first, starts_on), min(last, ends_on or last)
    if start > end:
        return None
    days = (end - start).days + 1
    return Share(round_money(amount * days / last.day, currency), start, end)


def due_on(issued_on: date) -> date:
    """Return the day by which an invoice is paid."""
    return issued_on + timedelta(days=DAYS_TO_PAY)


def signature(secret: bytes, call_id: str, timestamp: str, body: bytes) -> str:
    """Return the HMAC-SHA256 of `id.timestamp.body`, in hex; whoever has the secret can check it (ITG-01)."""
    return hmac.new(secret, b".".join((call_id.encode(), timestamp.encode(), body)), hashlib.sha256).hexdigest()


def digest(body: bytes) -> str:
    """Return the SHA-256 of a request, to tell a repeat from another request under the same key."""
    return hashlib.sha256(body).hexdigest()
