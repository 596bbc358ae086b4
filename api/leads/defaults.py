"""Channels, matrices and routes that a new branch starts with; an administrator changes them (LEA-01a, LEA-02, LEA-03)."""

from typing import Final

from sqlalchemy import select
from sqlmodel import col

from api.core.uow import UnitOfWork
from api.leads.models import (
    ChannelSetting,
    ImportLimit,
    LeadChannel,
    LeadField,
    LeadMatrix,
    MatrixKind,
    MatrixState,
    OwnerDepartment,
    Priority,
    Route,
    SalesChannel,
)
from api.leads.rules.matrix import Condition, MatrixField, Operator, Rule, check_matrix, rules_to_json
from api.people.models import Branch

_IDENTITY: Final = (
    LeadField.COMPANY_NAME,
    LeadField.FISCAL_NUMBER,
    LeadField.CONTACT_NAME,
    LeadField.PHONE,
    LeadField.EMAIL,
)
_PLACE: Final = (LeadField.CITY, LeadField.REGION, LeadField.ADDRESS)
_NEEDS: Final = (
    LeadField.SIM_COUNT, LeadField.CURRENT_SIMS, LeadField.MONTHLY_SPEND, LeadField.COMPETITOR, LeadField.NEEDS_DATA,
    LeadField.NOTE,
)  # fmt: skip
_FULL: Final = (*_IDENTITY, *_PLACE, *_NEEDS)
_CARE: Final = (
    "CARE_AGENT",
    "COLLECTIONS",
    "FRAUD",
    "SERVICE_MANAGEMENT",
    "SUPERVISOR",
    "BILLING_AGENT",
    "CUSTOMER_SATISFACTION",
)
_SALES: Final = ("FIELD_SALES", "TELESALES", "SALES_MANAGER")

# Channel → owner, way, fields of the form, mandatory ones, who may enter, who never may.
CHANNELS: Final = {
    LeadChannel.TELEMARKETING: (
        OwnerDepartment.MARKETING, Route.MATRIX, (*_FULL, LeadField.CONTACTED_ON),
        (LeadField.COMPANY_NAME, LeadField.CONTACT_NAME, LeadField.PHONE, LeadField.SIM_COUNT),
        ("TELEMARKETING", "MARKETING", "ADMIN"), (),
    ),
    LeadChannel.REFERRAL: (
        OwnerDepartment.SALES, Route.FIELD_SALES, (*_FULL, LeadField.GROUND),
        (LeadField.COMPANY_NAME, LeadField.CONTACT_NAME, LeadField.PHONE, LeadField.GROUND),
        (*_SALES, "DEALER", "ADMIN"), (),
    ),
    LeadChannel.EMPLOYEE_REFERRAL: (
        OwnerDepartment.MARKETING, Route.MATRIX, (*_IDENTITY, *_PLACE, LeadField.SIM_COUNT, LeadField.CURRENT_SIMS, LeadField.NOTE),
        (LeadField.COMPANY_NAME, LeadField.CONTACT_NAME, LeadField.PHONE, LeadField.CURRENT_SIMS),
        ("EMPLOYEE", *_CARE, "ADMIN"), (*_SALES, "MARKETING", "TELEMARKETING", "DEALER"),
    ),
    LeadChannel.SITE_REFERRAL: (
        OwnerDepartment.MARKETING, Route.SITE_MATRIX, (*_FULL, LeadField.WISH_FROM, LeadField.WISH_TO),
        (LeadField.COMPANY_NAME, LeadField.CONTACT_NAME, LeadField.PHONE),
        ("MARKETING", "ADMIN"), (),
    ),
    LeadChannel.CUSTOMER_REQUEST: (
        OwnerDepartment.SALES, Route.MATRIX, (*_FULL, LeadField.REQUEST_SOURCE),
        (LeadField.COMPANY_NAME, LeadField.PHONE, LeadField.REQUEST_SOURCE, LeadField.SIM_COUNT),
        (*_CARE, "STORE", "ADMIN"), (),
    ),
    LeadChannel.HOT_LEAD: (
        OwnerDepartment.TELESALES, Route.TELESALES, _FULL,
        (LeadField.COMPANY_NAME, LeadField.CONTACT_NAME, LeadField.PHONE),
        ("TELEMARKETING", "ADMIN"), (),
    ),
}  # fmt: skip
MOST_CURRENT_SIMS: Final = {LeadChannel.EMPLOYEE_REFERRAL: 2}


def _sims(number: int) -> Condition:
    return Condition(MatrixField.SIM_COUNT, Operator.AT_LEAST, (str(number),))


MATRICES: Final = {
    MatrixKind.STANDARD: (
        Rule("major", (_sims(50),), SalesChannel.MAJOR_ACCOUNTS, Priority.HIGH, "MA"),
        Rule(
            "major-spend",
            (Condition(MatrixField.MONTHLY_SPEND, Operator.AT_LEAST, ("10000",)),),
            SalesChannel.MAJOR_ACCOUNTS,
            Priority.HIGH,
            "MA",
        ),
        Rule(
            "data",
            (Condition(MatrixField.NEEDS_DATA, Operator.ONE_OF, ("true",)), _sims(5)),
            SalesChannel.GBM,
            Priority.HIGH,
            "GBM_HIGH",
        ),
        Rule("medium", (_sims(10),), SalesChannel.GBM, Priority.NORMAL, "GBM_MEDIUM"),
        Rule(
            "ours",
            (Condition(MatrixField.EXISTING_CUSTOMER, Operator.ONE_OF, ("true",)),),
            SalesChannel.REGIONAL,
            Priority.NORMAL,
            "GBM_MEDIUM",
        ),
        Rule("small", (), SalesChannel.TELESALES, Priority.NORMAL, "GBM_LOW"),
    ),
    MatrixKind.SITE: (
        Rule("major", (_sims(50),), SalesChannel.MAJOR_ACCOUNTS, Priority.HIGH, "MA"),
        Rule("medium", (_sims(10),), SalesChannel.GBM, Priority.HIGH, "GBM_MEDIUM"),
        Rule("small", (), SalesChannel.TELESALES, Priority.NORMAL, "GBM_LOW"),
    ),
}


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Give a branch its channels, matrices and limits where it has none; what an administrator changed stays."""
    existing = set(
        await uow.session.scalars(select(col(ChannelSetting.channel)).where(col(ChannelSetting.branch_id) == branch.id))
    )
    for channel, (owner, way, fields, mandatory, entrants, barred) in CHANNELS.items():
        if channel not in existing:
            uow.add(
                ChannelSetting(
                    branch_id=branch.id,
                    channel=channel,
                    owner_department=owner,
                    route=way,
                    fields=list(fields),
                    mandatory=list(mandatory),
                    entry_roles=list(entrants),
                    barred_roles=list(barred),
                    most_current_sims=MOST_CURRENT_SIMS.get(channel),
                )
            )
    kinds = set(await uow.session.scalars(select(col(LeadMatrix.kind)).where(col(LeadMatrix.branch_id) == branch.id)))
    for kind, rules in MATRICES.items():
        if kind not in kinds:
            check_matrix(rules)
            uow.add(
                LeadMatrix(
                    branch_id=branch.id,
                    kind=kind,
                    edition=1,
                    state=MatrixState.ACTIVE,
                    rules=rules_to_json(rules),
                    published_at=uow.now,
                )
            )
    if not await uow.session.scalar(select(col(ImportLimit.id)).where(col(ImportLimit.branch_id) == branch.id)):
        uow.add(ImportLimit(branch_id=branch.id))
    await uow.flush()
