"""What is entered for a lead: cleaned, complete for its channel, by somebody who may use that channel."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from api.core.errors import InvalidInput, UserError
from api.core.events import plain
from api.leads.imports.fiscal import read_fiscal
from api.leads.imports.mails import read_mail
from api.leads.imports.phones import read_phone
from api.leads.imports.problems import Reading
from api.leads.imports.words import squeeze
from api.leads.models import LeadChannel, LeadField, OriginatorKind, ReferralGround, RequestSource

# The capacity in which somebody brings a lead: the first role that is held decides.
CAPACITY: Final[tuple[tuple[str, OriginatorKind], ...]] = (
    ("DEALER", OriginatorKind.DEALER),
    ("STORE", OriginatorKind.STORE),
    ("TELEMARKETING", OriginatorKind.TELEMARKETING),
    ("TELESALES", OriginatorKind.TELESALES),
    ("FIELD_SALES", OriginatorKind.FIELD_SALES),
    ("SALES_MANAGER", OriginatorKind.FIELD_SALES),
    ("CARE_AGENT", OriginatorKind.CARE),
    ("COLLECTIONS", OriginatorKind.CARE),
    ("FRAUD", OriginatorKind.CARE),
    ("EMPLOYEE", OriginatorKind.EMPLOYEE),
)
MOST_SIMS: Final = 1_000_000
ALWAYS_ASKED: Final[Mapping[LeadChannel, tuple[LeadField, ...]]] = {
    LeadChannel.REFERRAL: (LeadField.GROUND,),
    LeadChannel.CUSTOMER_REQUEST: (LeadField.REQUEST_SOURCE,),
}
"""What leads of a channel cannot be without, besides the company and a way to reach it."""
_TEXTS: Final = {
    "company_name": 200,
    "contact_name": 200,
    "city": 120,
    "region": 100,
    "address": 300,
    "competitor": 120,
}


class ChannelBarred(UserError):
    """The caller's role may not use this channel (LEA-02)."""

    code = "lead-channel-barred"


class FieldsMissing(UserError):
    """Mandatory qualification fields of the channel are empty (LEA-01)."""

    code = "lead-fields-missing"


class NotReferable(UserError):
    """The channel takes only prospects with few SIM cards of ours (LEA-12)."""

    code = "lead-not-referable"


@dataclass(frozen=True, kw_only=True)
class LeadData:
    """What a form or a list gives for a lead; None is empty. Money in `currency`, hours on the branch's clock."""

    company_name: str
    fiscal_number: str | None = None
    contact_name: str | None = None
    phone: str | None = None
    phone_extension: str | None = None
    email: str | None = None
    city: str | None = None
    region: str | None = None
    address: str | None = None
    sim_count: int | None = None
    sim_count_note: str | None = None
    current_sims: int | None = None
    monthly_spend: Decimal | None = None
    currency: str | None = None
    competitor: str | None = None
    needs_data: bool | None = None
    ground: ReferralGround | None = None
    request_source: RequestSource | None = None
    wish_from: time | None = None
    wish_to: time | None = None
    contacted_on: date | None = None
    note: str | None = None

    def value(self, field: LeadField) -> object:
        """Return what stands in a field."""
        return getattr(self, field.value.lower())

    def stored(self) -> dict[str, Any]:
        """Return the fields that hold something as JSON values."""
        return {name: plain(value) for name, value in self.given().items()}

    def given(self) -> dict[str, Any]:
        """Return the fields that hold something."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


def clean(data: LeadData, country: str, currency: str) -> LeadData:
    """Return the data in stored form: numbers compact, phone E.164, mail lower case. Raises InvalidInput."""
    values = data.given()
    for name, longest in _TEXTS.items():
        values[name] = squeeze(str(values.get(name) or "")) or None
        if values[name] and len(values[name]) > longest:
            raise InvalidInput(_camel(name), code="lead-too-long", limit=longest)
    if not values["company_name"]:
        raise InvalidInput("companyName", code="required")
    values["fiscal_number"] = _accept("fiscalNumber", read_fiscal(data.fiscal_number or "", country))
    values["email"] = _accept("email", read_mail(data.email or ""))
    phone = _accept("phone", read_phone(data.phone or "", country))
    values["phone"] = phone.number if phone else None
    values["phone_extension"] = (phone.extension if phone else None) or data.phone_extension
    values["currency"] = (data.currency or currency) if data.monthly_spend is not None else None
    values["note"] = (data.note or "").strip() or None
    _check_numbers(data)
    return LeadData(**values)


def _check_numbers(data: LeadData) -> None:
    for name in ("sim_count", "current_sims"):
        value = getattr(data, name)
        if value is not None and not 0 <= value <= MOST_SIMS:
            raise InvalidInput(_camel(name), code="lead-out-of-range", limit=MOST_SIMS)
    if data.monthly_spend is not None and data.monthly_spend < 0:
        raise InvalidInput("monthlySpend", code="lead-out-of-range", limit=0)
    if (data.wish_from is None) != (data.wish_to is None):
        raise InvalidInput("wishTo", code="lead-wish-interval")
    if data.wish_from and data.wish_to and data.wish_from >= data.wish_to:
        raise InvalidInput("wishTo", code="lead-wish-interval")


def _accept(path: str, reading: Reading[Any]) -> Any:
    """Return what was read; raises InvalidInput with the reader's own code."""
    if reading.failed:
        code = reading.findings[0].code.value.lower().replace("_", "-")
        raise InvalidInput(path, code=f"lead-{code}", **reading.findings[0].values)
    return reading.value


def check_complete(data: LeadData, channel: LeadChannel, mandatory: Iterable[LeadField]) -> None:
    """Refuse what lacks a mandatory field, or any way to reach the customer. Raises FieldsMissing, InvalidInput."""
    asked = dict.fromkeys((*mandatory, *ALWAYS_ASKED.get(channel, ())))
    missing = [field for field in asked if data.value(field) in (None, "")]
    if missing:
        raise FieldsMissing(_camel(missing[0].value.lower()), fields=", ".join(field.value for field in missing))
    if not data.phone and not data.email:
        raise InvalidInput("phone", code="lead-no-way-to-contact")


def check_form(channel: LeadChannel, fields: Collection[LeadField], mandatory: Collection[LeadField]) -> None:
    """Refuse a form by which no lead of the channel could be entered. Raises InvalidInput."""
    if not set(mandatory) <= set(fields):
        raise InvalidInput("input", "mandatory", code="lead-mandatory-not-in-form")
    needed = {LeadField.COMPANY_NAME, *ALWAYS_ASKED.get(channel, ())}
    lacking = sorted(field.value for field in needed - set(fields))
    if not {LeadField.PHONE, LeadField.EMAIL} & set(fields):
        lacking.append(LeadField.PHONE.value)
    if len({LeadField.WISH_FROM, LeadField.WISH_TO} & set(fields)) == 1:
        lacking.extend(field.value for field in (LeadField.WISH_FROM, LeadField.WISH_TO) if field not in fields)
    if lacking:
        raise InvalidInput("input", "fields", code="lead-form-incomplete", fields=", ".join(lacking))


def may_enter(roles: Collection[str], entry_roles: Collection[str], barred_roles: Collection[str]) -> bool:
    """Tell whether a channel is open to somebody; one barred role outweighs any other (LEA-02)."""
    return bool(set(roles) & set(entry_roles)) and not set(roles) & set(barred_roles)


def capacity(roles: Collection[str], channel: LeadChannel) -> OriginatorKind:
    """Return in which capacity somebody with these roles brings a lead in this channel (LEA-09)."""
    if channel is LeadChannel.SITE_REFERRAL:
        return OriginatorKind.SITE
    if channel is LeadChannel.EMPLOYEE_REFERRAL:
        return OriginatorKind.EMPLOYEE
    return next((kind for role, kind in CAPACITY if role in roles), OriginatorKind.OTHER)


def keep_own_fields(channel: LeadChannel, values: Mapping[str, Any]) -> dict[str, Any]:
    """Drop what belongs to other channels: a ground outside referrals, a source outside customer requests."""
    dropped = set() if channel is LeadChannel.REFERRAL else {"ground"}
    dropped |= set() if channel is LeadChannel.CUSTOMER_REQUEST else {"request_source"}
    return {name: value for name, value in values.items() if name not in dropped}


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)
