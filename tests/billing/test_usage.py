"""What lines used is summed by month and kind, for the customer's own people and for staff who see bills (WEB-07)."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.billing.actions import record_usage
from api.billing.models import Usage, UsageKind
from api.billing.rules import first_of
from api.core.actor import ANONYMOUS, SYSTEM
from api.core.database import Database
from api.core.errors import InvalidInput, PermissionDenied
from api.customers.actions import SubscriptionData, activate_subscription
from api.customers.models import SubscriptionKind
from tests.conftest import Gql
from tests.factories.customers import make_customer
from tests.factories.people import make_portal_user, make_world

USAGE = "query($line: ID) { usage(subscription: $line) { month kind used included } }"


async def test_usage_is_the_customers_own_and_adds_up(gql: Gql, db: Database) -> None:
    branch, people = await make_world(db, "RO", "BILLING_AGENT", "LEGAL")
    _, others = await make_world(db, "PL", "BILLING_AGENT")
    async with db.unit_of_work(SYSTEM) as uow:
        customer, other = await make_customer(uow, branch), await make_customer(uow, branch)
        owner = await make_portal_user(uow, branch, customer.id)
        stranger = await make_portal_user(uow, branch, other.id)
        lines = []
        for number in ("+40722100001", "+40722100002"):
            data = SubscriptionData(
                number=number, kind=SubscriptionKind.VOICE, tariff="Team", activated_on=uow.now.date()
            )
            lines.append(await activate_subscription(uow, customer.id, data))
        today = uow.now.date()
        await uow.commit()
    last = first_of(first_of(today) - timedelta(days=1))
    async with db.unit_of_work(people["BILLING_AGENT"]) as uow:
        for at, line in enumerate(lines):
            await record_usage(uow, line, last, UsageKind.DATA, Decimal(100 + at), Decimal(500))
            await record_usage(uow, line, last, UsageKind.VOICE, Decimal(30), None if at else Decimal(60))
            await record_usage(uow, line, today - timedelta(days=800), UsageKind.SMS, Decimal(9), None)
        await record_usage(uow, lines[0], today, UsageKind.DATA, Decimal(1), None)
        await record_usage(uow, lines[0], today, UsageKind.DATA, Decimal(7), None)
        await uow.commit()
    expected: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    async with db.unit_of_work(SYSTEM) as uow:
        of_customer = col(Usage.customer_id) == customer.id
        for row in (await uow.session.execute(select(Usage).where(of_customer))).scalars():
            if row.kind is not UsageKind.SMS:
                expected[f"{row.month}", row.kind.value] += row.used
    for actor in (owner, people["BILLING_AGENT"]):
        seen = (await gql(actor, USAGE))["data"]["usage"]
        assert {(row["month"], row["kind"]): Decimal(row["used"]) for row in seen} == expected
        bounds = {(row["month"], row["kind"]): row["included"] for row in seen}
        assert (bounds[f"{last}", "DATA"], bounds[f"{last}", "VOICE"]) == ("1000.00", None)
    (one,) = [
        row
        for row in (await gql(owner, USAGE, {"line": f"sub_{lines[1].id}"}))["data"]["usage"]
        if row["kind"] == "DATA"
    ]
    assert one["used"] == "101.00"
    for actor in (stranger, people["LEGAL"], others["BILLING_AGENT"], ANONYMOUS):
        assert (await gql(actor, USAGE))["data"]["usage"] == []
        assert (await gql(actor, USAGE, {"line": f"sub_{lines[0].id}"}))["data"]["usage"] == []


async def test_usage_is_entered_by_billing_alone_and_is_never_negative(db: Database) -> None:
    branch, people = await make_world(db, "RO", "BILLING_AGENT", "CARE_AGENT")
    _, others = await make_world(db, "PL", "BILLING_AGENT")
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, branch)
        data = SubscriptionData(
            number="+40722100009", kind=SubscriptionKind.DATA, tariff="Net", activated_on=uow.now.date()
        )
        line = await activate_subscription(uow, customer.id, data)
        await uow.commit()
    for actor in (people["CARE_AGENT"], others["BILLING_AGENT"]):
        async with db.unit_of_work(actor) as uow:
            with pytest.raises(PermissionDenied):
                await record_usage(uow, line, line.activated_on, UsageKind.DATA, Decimal(1), None)
    async with db.unit_of_work(people["BILLING_AGENT"]) as uow:
        with pytest.raises(InvalidInput):
            await record_usage(uow, line, line.activated_on, UsageKind.DATA, Decimal(-1), None)
    async with db.unit_of_work(SYSTEM) as uow:
        of_line = col(Usage.subscription_id) == line.id
        assert (await uow.session.execute(select(Usage).where(of_line))).scalars().all() == []
