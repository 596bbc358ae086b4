"""What is sent to change leads."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import strawberry

from api.core.errors import InvalidInput
from api.core.graphql import GlobalID
from api.leads.actions import EDITABLE
from api.leads.graphql.settings import RuleInput
from api.leads.imports.fields import Field
from api.leads.models import (
    CallOutcome,
    HandOverReason,
    LeadChannel,
    LeadField,
    LostReason,
    OwnerDepartment,
    ReferralGround,
    RequestSource,
    Route,
    SalesChannel,
)
from api.leads.rules.entry import LeadData
from api.leads.rules.matrix import Condition, Rule


@strawberry.input(description="A lead as a channel's form asks for it.")
class LeadEnterInput:
    branch_id: GlobalID = strawberry.field(description="The operator's branch.")
    channel: LeadChannel = strawberry.field(description="Where it comes from.")
    company_name: str = strawberry.field(description="Company.")
    fiscal_number: str | None = strawberry.field(default=None, description="Fiscal number, with or without prefix.")
    contact_name: str | None = strawberry.field(default=None, description="Whom to ask for.")
    phone: str | None = strawberry.field(default=None, description="Phone, as dialled in the country or with +.")
    email: str | None = strawberry.field(default=None, description="Mail address.")
    city: str | None = strawberry.field(default=None, description="City.")
    region: str | None = strawberry.field(default=None, description="County, province or voivodeship.")
    address: str | None = strawberry.field(default=None, description="Street and number.")
    sim_count: int | None = strawberry.field(default=None, description="SIM cards wanted.")
    current_sims: int | None = strawberry.field(default=None, description="SIM cards that it has with us.")
    monthly_spend: Decimal | None = strawberry.field(default=None, description="What it pays a month now.")
    currency: str | None = strawberry.field(default=None, description="Currency of that; the branch's by default.")
    competitor: str | None = strawberry.field(default=None, description="Present operator.")
    needs_data: bool | None = strawberry.field(default=None, description="Whether it wants fixed or mobile data.")
    ground: ReferralGround | None = strawberry.field(default=None, description="What a referral stands on.")
    request_source: RequestSource | None = strawberry.field(default=None, description="Who heard a customer's request.")
    wish_from: str | None = strawberry.field(default=None, description="Wants calls from, HH:MM on the branch's clock.")
    wish_to: str | None = strawberry.field(default=None, description="Wants calls until, HH:MM.")
    contacted_on: date | None = strawberry.field(default=None, description="Day of the call it comes from.")
    note: str | None = strawberry.field(default=None, description="Remarks.")


@strawberry.input(description="Corrections of a lead; what is absent stays, null empties.")
class LeadUpdateInput:
    version: int | None = strawberry.field(default=None, description="The version that the change is based on.")
    company_name: strawberry.Maybe[str] = strawberry.field(default=None, description="Company.")
    fiscal_number: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Fiscal number.")
    contact_name: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Whom to ask for.")
    phone: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="Phone, as dialled in the country or with +."
    )
    email: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Mail address.")
    city: strawberry.Maybe[str | None] = strawberry.field(default=None, description="City.")
    region: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="County, province or voivodeship."
    )
    address: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Street and number.")
    sim_count: strawberry.Maybe[int | None] = strawberry.field(default=None, description="SIM cards wanted.")
    current_sims: strawberry.Maybe[int | None] = strawberry.field(
        default=None, description="SIM cards that it has with us."
    )
    monthly_spend: strawberry.Maybe[Decimal | None] = strawberry.field(
        default=None, description="What it pays a month now."
    )
    currency: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="Currency of that; the branch's by default."
    )
    competitor: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Present operator.")
    needs_data: strawberry.Maybe[bool | None] = strawberry.field(
        default=None, description="Whether it wants fixed or mobile data."
    )
    ground: strawberry.Maybe[ReferralGround | None] = strawberry.field(
        default=None, description="What a referral stands on."
    )
    request_source: strawberry.Maybe[RequestSource | None] = strawberry.field(
        default=None, description="Who heard a customer's request."
    )
    note: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Remarks.")


@strawberry.input(description="Whom a lead goes to.")
class LeadAssignInput:
    user_id: GlobalID = strawberry.field(description="Somebody of the lead's team.")
    version: int | None = strawberry.field(default=None, description="The version that the change is based on.")


@strawberry.input(description="To whom a lead is handed over, and what was wrong.")
class LeadHandOverInput:
    user_id: GlobalID = strawberry.field(description="Somebody of the lead's team.")
    reason: HandOverReason = strawberry.field(description="Entered or received wrongly.")
    note: str = strawberry.field(description="What was wrong.")
    version: int | None = strawberry.field(default=None, description="The version that the change is based on.")


@strawberry.input(description="Which sales channel a lead belongs to.")
class LeadReclassifyInput:
    sales_channel: SalesChannel = strawberry.field(description="Where it goes.")
    reason: str = strawberry.field(description="Why.")
    wrong: HandOverReason | None = strawberry.field(
        default=None, description="What went wrong; asked of any but a hot lead that somebody has already."
    )
    version: int | None = strawberry.field(default=None, description="The version that the change is based on.")


@strawberry.input(description="A call.")
class LeadLogCallInput:
    outcome: CallOutcome = strawberry.field(description="How it ended.")
    note: str | None = strawberry.field(default=None, description="What was said.")
    at: datetime | None = strawberry.field(default=None, description="When, if it is told later than it was.")


@strawberry.input(description="How a lead ended: with the customer's id in billing when won, with a reason when lost.")
class LeadCloseInput:
    billing_customer_id: str | None = strawberry.field(default=None, description="Won: the customer's id in billing.")
    lost_reason: LostReason | None = strawberry.field(default=None, description="Lost: why.")
    note: str | None = strawberry.field(default=None, description="Lost: in words; needed for OTHER.")
    version: int | None = strawberry.field(default=None, description="The version that the change is based on.")


@strawberry.input(description="A list of leads that was uploaded.")
class LeadImportCreateInput:
    branch_id: GlobalID = strawberry.field(description="The operator's branch.")
    upload_id: GlobalID = strawberry.field(description="The uploaded file.")
    channel: LeadChannel = strawberry.field(description="Channel of its leads.")
    ground: ReferralGround | None = strawberry.field(default=None, description="What its referrals stand on.")
    request_source: RequestSource | None = strawberry.field(default=None, description="Who heard its requests.")


@strawberry.input(description="A column and what it fills.")
class LeadImportColumnInput:
    index: int = strawberry.field(description="Column, from 0.")
    field: Field = strawberry.field(description="What it fills.")


@strawberry.input(description="Corrections of how a list is read; what is absent stays as guessed.")
class LeadImportMapInput:
    encoding: str | None = strawberry.field(default=None, description="Encoding, as windows-1250.")
    delimiter: str | None = strawberry.field(default=None, description="Semicolon, comma, tab or bar.")
    sheet: str | None = strawberry.field(default=None, description="Sheet of a spreadsheet.")
    header_row: int | None = strawberry.field(default=None, description="Row of the header; 0: none.")
    columns: list[LeadImportColumnInput] | None = strawberry.field(default=None, description="The whole mapping.")
    version: int | None = strawberry.field(default=None, description="The version that the change is based on.")


@strawberry.input(description="Changes to a channel; what is absent stays.")
class ChannelSettingUpdateInput:
    version: int = strawberry.field(description="The version that the change is based on.")
    owner_department: OwnerDepartment | None = strawberry.field(default=None, description="Who answers for it.")
    route: Route | None = strawberry.field(default=None, description="How its leads find their way.")
    fields: list[LeadField] | None = strawberry.field(default=None, description="Fields of its form.")
    mandatory: list[LeadField] | None = strawberry.field(default=None, description="Fields that must be filled.")
    entry_roles: list[str] | None = strawberry.field(default=None, description="Roles that may enter.")
    barred_roles: list[str] | None = strawberry.field(default=None, description="Roles that never may.")
    most_current_sims: strawberry.Maybe[int | None] = strawberry.field(
        default=None, description="Prospects with more SIM cards of ours are refused; null: no limit."
    )
    active: bool | None = strawberry.field(default=None, description="Whether it is in use.")


def lead_data(given: LeadEnterInput) -> LeadData:
    """Return the form's data. Raises InvalidInput for an hour that is none."""
    names = set(LeadData.__dataclass_fields__) - {"wish_from", "wish_to", "phone_extension", "sim_count_note"}
    values: dict[str, Any] = {name: getattr(given, name) for name in names}
    return LeadData(**values, wish_from=_hour("wishFrom", given.wish_from), wish_to=_hour("wishTo", given.wish_to))


def lead_changes(given: LeadUpdateInput) -> dict[str, Any]:
    """Return the fields that were sent."""
    sent = {name: getattr(given, name) for name in EDITABLE}
    return {name: maybe.value for name, maybe in sent.items() if maybe is not None}


def matrix_rules(given: list[RuleInput]) -> list[Rule]:
    """Return the rules of a matrix."""
    return [
        Rule(
            rule.code,
            tuple(Condition(asked.field, asked.operator, tuple(asked.values)) for asked in rule.conditions),
            rule.sales_channel,
            rule.priority,
            rule.segment,
        )
        for rule in given
    ]


def channel_changes(given: ChannelSettingUpdateInput) -> dict[str, Any]:
    """Return the fields that were sent."""
    names = ("owner_department", "route", "fields", "mandatory", "entry_roles", "barred_roles", "active")
    changes = {name: getattr(given, name) for name in names if getattr(given, name) is not None}
    if given.most_current_sims is not None:
        changes["most_current_sims"] = given.most_current_sims.value
    return changes


def _hour(path: str, text: str | None) -> time | None:
    if text is None:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(path, code="lead-wish-interval") from error
