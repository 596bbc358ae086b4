"""PURE: what a customer and a contact must look like, and how a customer's status may change."""

import re
from collections.abc import Mapping
from typing import Final

import phonenumbers
from stdnum.es import nif
from stdnum.exceptions import ValidationError
from stdnum.pe import ruc
from stdnum.pl import nip, pesel
from stdnum.ro import cf

from api.core.errors import InvalidInput, UserError
from api.customers.models import Contact, Customer, CustomerKind, CustomerStatus
from api.people.models import Branch

LANGUAGES: Final = ("en", "ro", "es", "pl", "ru")
CNP_DIGITS: Final = 13
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")

TRANSITIONS: Final[Mapping[CustomerStatus, frozenset[CustomerStatus]]] = {
    CustomerStatus.PROSPECT: frozenset({CustomerStatus.ACTIVE, CustomerStatus.CLOSED}),
    CustomerStatus.ACTIVE: frozenset({CustomerStatus.SUSPENDED, CustomerStatus.CLOSED}),
    CustomerStatus.SUSPENDED: frozenset({CustomerStatus.ACTIVE, CustomerStatus.CLOSED}),
    CustomerStatus.CLOSED: frozenset({CustomerStatus.ACTIVE}),
}


def may_become(current: CustomerStatus, wanted: CustomerStatus) -> bool:
    """Tell whether a customer's status may change so; a closed customer may come back."""
    return wanted in TRANSITIONS[current]


def fiscal_number(country: str, number: str, kind: CustomerKind) -> str:
    """Return the number in its compact form; raises InvalidInput when the country's checksum refuses it (CUS-01).

    RO: CUI, or CNP of a person; PL: NIP, or PESEL of a person; ES: NIF/NIE/CIF; PE: RUC. Numbers of other countries
    are kept in capitals without spaces.
    """
    try:
        return _compact(country, number, kind)
    except ValidationError as error:
        raise InvalidInput("fiscalNumber", code="invalid-fiscal-number", country=country) from error


def _compact(country: str, number: str, kind: CustomerKind) -> str:
    """Check and compact; raises stdnum's ValidationError."""
    match country:
        case "RO":
            # The prefix tells only whether VAT is paid, which changes over the years.
            compact = cf.validate(number).removeprefix("RO")
            if len(compact) == CNP_DIGITS and kind is CustomerKind.LEGAL:
                raise ValidationError
            return compact
        case "PL":
            if kind is CustomerKind.NATURAL and pesel.is_valid(number):
                return pesel.validate(number)
            return nip.validate(number)
        case "ES":
            return nif.validate(number)
        case "PE":
            return ruc.validate(number)
    compact = re.sub(r"\s", "", number).upper()
    if not compact:
        raise ValidationError
    return compact


def fiscal_candidates(number: str) -> tuple[str, ...]:
    """Return the forms under which a typed number may be stored, whatever its country."""
    compact = re.sub(r"[\s.\-/]", "", number).upper()
    return tuple(dict.fromkeys((compact, re.sub(r"^(RO|PL|ES|PE)", "", compact))))


def phone(number: str, country: str) -> str:
    """Return the number in E.164 (`+40722123456`), read as dialled in the country; raises InvalidInput (CON-01)."""
    found = phone_or_none(number, country)
    if found is None:
        raise InvalidInput("phones", code="invalid-phone", number=number)
    return found


def phone_or_none(number: str, country: str) -> str | None:
    """Return the number in E.164, or None when it is none in the country."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def email(address: str | None) -> str | None:
    """Return the address in lower case, None when there is none; raises InvalidInput when malformed."""
    if address is None or not address.strip():
        return None
    address = address.strip().lower()
    if not _EMAIL.fullmatch(address):
        raise InvalidInput("email", code="invalid-email")
    return address


def is_country(code: str) -> bool:
    """Tell whether it is a two-letter code of a country that has phones."""
    return code in phonenumbers.SUPPORTED_REGIONS


def required(value: str, field: str) -> str:
    """Return the text without outer spaces; raises InvalidInput when nothing is left."""
    value = " ".join(value.split())
    if not value:
        raise InvalidInput(field, code="required")
    return value


def optional(value: str | None) -> str | None:
    """Return the text without outer spaces, None when nothing is left."""
    return (value or "").strip() or None


class DuplicateCustomer(UserError):
    """The branch has a customer with this fiscal number; the caller may insist."""

    code = "customer-duplicate"
    title = "the fiscal number belongs to another customer"


class StatusNotAllowed(UserError):
    """A customer's status cannot change so."""

    code = "customer-status"
    title = "the status cannot change so"


def party_of_branch(house: Branch) -> dict[str, object]:
    """Return the operator as a party of a document."""
    return {
        "name": house.legal_name,
        "fiscal_code": house.fiscal_number,
        "address": house.address,
        "phone": house.phone,
        "email": house.email,
    }


def party_of_customer(customer: Customer, contact: Contact | None) -> dict[str, object]:
    """Return the customer as a party of a document; a new one may have no more than name and fiscal number (CTR-01a)."""
    address = ", ".join(
        part for part in (customer.street, customer.postal_code, customer.city, customer.region) if part
    )
    party: dict[str, object] = {"name": customer.name}
    optional = {
        "fiscal_code": customer.fiscal_number,
        "registration": customer.registration_number,
        "address": address,
        "contact": contact.name if contact else None,
        "signatory": contact.name if contact else None,
    }
    return party | {name: value for name, value in optional.items() if value}
