"""Money: exact decimals, rounded half-up per line at the currency's minor unit; sums add rounded lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MINOR_UNITS = {"RON": 2, "PLN": 2, "EUR": 2, "PEN": 2, "USD": 2}


def round_money(amount: Decimal, currency: str) -> Decimal:
    """Round half-up to the currency's minor unit."""
    exponent = Decimal(1).scaleb(-MINOR_UNITS.get(currency, 2))
    return amount.quantize(exponent, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum with its tax; gross = net + vat."""

    net: Decimal
    vat: Decimal
    currency: str

    @property
    def gross(self) -> Decimal:
        """Return what is paid."""
        return self.net + self.vat

    def __add__(self, other: "Total") -> "Total":
        """Add two sums of the same currency."""
        if other.currency != self.currency:
            message = f"cannot add {other.currency} to {self.currency}"
            raise ValueError(message)
        return Total(self.net + other.net, self.vat + other.vat, self.currency)


def taxed(net: Decimal, rate_percent: Decimal, currency: str) -> Total:
    """Return a line's rounded net and the VAT rounded on it."""
    net = round_money(net, currency)
    return Total(net, round_money(net * rate_percent / 100, currency), currency)


def total(lines: Iterable[Total], currency: str) -> Total:
    """Sum rounded lines; nothing sums to zero of the currency."""
    zero = round_money(Decimal(0), currency)
    result = Total(zero, zero, currency)
    for line in lines:
        result += line
    return result
