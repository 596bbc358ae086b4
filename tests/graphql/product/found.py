"""What searching in lists finds, as the descriptions in the schema say; a filter tells no more than the field."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from api.customers.models import Customer
from tests.graphql.product.world import Viewer

# How many digits the last part of a number has.
SERIAL: Final = 6
Condition = Callable[[Viewer, Any, Any], bool]
Conditions = dict[str, Condition]


def folded(text: str) -> str:
    """Return a text as search compares it: without case and diacritics."""
    parts = unicodedata.normalize("NFD", text.replace("ł", "l").replace("Ł", "L").replace("„", ",,").replace("“", '"'))
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def contains(*texts: Callable[[Viewer, Any], str | None]) -> Conditions:
    """A part of these texts, without case and diacritics."""
    return {"search": lambda v, row, value: folded(value) in folded(" ".join(text(v, row) or "" for text in texts))}


def bare(text: str) -> str:
    """Return a number as it is compared: without the signs between its parts, in capitals."""
    return "".join(char for char in text.strip(" ") if char not in "-./_ +()").upper()


def bears(number: str, value: str) -> bool:
    """Its number, in whatever form: in full, without signs or year, or only what counts."""
    typed, whole = bare(value), bare(number)
    if not any(char in "0123456789" for char in value):
        return False
    short = re.match("([A-Z]{1,2})[0-9]{1,5}$", value.strip(" ").upper())
    if short is not None and not number.startswith(f"{short[1]}-"):
        return False
    return whole.endswith(typed if len(typed) >= SERIAL else typed.lstrip(string.ascii_uppercase).rjust(SERIAL, "0"))


def numbered() -> Conditions:
    """Its number, in whatever form."""
    return {"search": lambda _v, row, value: bears(row.number, value)}


def customer_has(v: Viewer, row: Any, value: str) -> bool:
    """Part of the name, number or fiscal number; a person's fiscal number is told to who may read personal data."""
    fiscal = row.fiscal_number if row.kind == "LEGAL" or v.may("pii:read") else None
    return folded(value) in folded(f"{row.name} {row.number} {fiscal or ''}")


def lead_has(v: Viewer, row: Any, value: str) -> bool:
    """Part of the company, number, fiscal number or, for who may read personal data, contact."""
    contact = row.contact_name if v.may("pii:read") else None
    return folded(value) in folded(f"{row.company_name} {row.number} {row.fiscal_number or ''} {contact or ''}")


def ticket_found(_v: Viewer, row: Any, value: str) -> bool:
    """Number, or part of the subject."""
    return row.number == value.upper() or folded(value) in folded(row.subject)


def order_found(v: Viewer, row: Any, value: str) -> bool:
    """Its number, in whatever form, or what a customer that the caller sees is found by."""
    customer = v.one(Customer, row.customer_id)
    return bears(row.number, value) or (customer is not None and customer_has(v, customer, value))


def call_found(v: Viewer, row: Any, value: str) -> bool:
    """Its number, or for who may read it the other side's phone in full."""
    phone = row.phone if v.may("pii:read") else None
    return bool(row.number == value.strip(" ").upper()) or phone == "".join(c for c in value if c in "+0123456789")


def digits(_v: Viewer, row: Any, value: str) -> bool:
    """Digits that stand in it one after the other."""
    return "".join(c for c in value if c.isdigit()) in row.number
