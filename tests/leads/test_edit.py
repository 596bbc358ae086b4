"""Correcting a lead: by who works on it, field by field, on record, and never into another lead's customer."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.tables import AuditEntry, EventRow
from api.leads.models import Lead, LeadQualification
from tests.conftest import Gql
from tests.factories.customers import fiscal_number, make_customer
from tests.factories.leads import LeadWorld, entered, make_lead_world, stored_lead

UPDATE = """
mutation Update($id: ID!, $input: LeadUpdateInput!) {
  leadUpdate(id: $id, input: $input) {
    lead { version viewerCan { edit { allowed } } }
    errors { __typename ... on UserError { code path message } }
  }
}
"""


@pytest.fixture
async def world(db: Database) -> LeadWorld:
    return await make_lead_world(db, "TELEMARKETING", "CARE_AGENT")


async def new(db: Database, world: LeadWorld, **changes: Any) -> Lead:
    async with db.unit_of_work(world.people["TELEMARKETING"]) as uow:
        lead: Lead = await entered(uow, world, **changes)
        await uow.commit()
    return lead


def manager(world: LeadWorld, lead: Lead) -> Actor:
    return world.managers[lead.sales_channel]


async def update(gql: Gql, actor: Actor, lead: Lead, **changes: Any) -> tuple[list[tuple[str, tuple[str, ...]]], Any]:
    """Send the changes; returns (code, path) of each refusal, and the lead."""
    answer = await gql(actor, UPDATE, {"id": f"lea_{lead.id}", "input": changes})
    payload = answer["data"]["leadUpdate"]
    return [(error["code"], tuple(error["path"])) for error in payload["errors"]], payload["lead"]


async def test_what_is_absent_stays_and_null_empties(db: Database, gql: Gql, world: LeadWorld) -> None:
    """Numbers are stored as at the entry; the history names the fields, the audit keeps both values."""
    lead = await new(db, world, city="Cluj-Napoca")
    refused, shown = await update(
        gql, manager(world, lead), lead, phone="0723 000 111", city=None, simCount=70, version=lead.version
    )
    assert refused == []
    now = await stored_lead(db, lead.id)
    assert (now.phone, now.city, now.sim_count) == ("+40723000111", None, 70)
    assert (now.email, now.contact_name, now.company_name) == (lead.email, lead.contact_name, lead.company_name)
    assert shown["version"] == now.version == lead.version + 1
    async with db.unit_of_work(SYSTEM) as uow:
        event = (await uow.session.scalars(select(EventRow).where(
            col(EventRow.subject_id) == lead.id, col(EventRow.name) == "LeadEdited"
        ))).one()  # fmt: skip
        assert event.data["fields"] == ["city", "phone", "sim_count"]
        assert "+40723000111" not in str(event.data)
        audits = await uow.session.scalars(select(col(AuditEntry.action)).where(col(AuditEntry.subject_id) == lead.id))
        assert "lead-edit" in set(audits)
        runs = (
            await uow.session.scalars(select(LeadQualification).where(col(LeadQualification.lead_id) == lead.id))
        ).all()
    assert len(runs) == 1, "the matrix runs again only when somebody asks for it"
    assert (now.sales_channel, now.team_id, now.priority) == (lead.sales_channel, lead.team_id, lead.priority)


async def test_saving_without_a_change_writes_nothing(db: Database, gql: Gql, world: LeadWorld) -> None:
    lead = await new(db, world)
    assert (await update(gql, manager(world, lead), lead, companyName=f" {lead.company_name} "))[0] == []
    assert (await stored_lead(db, lead.id)).version == lead.version


async def test_four_callers(db: Database, gql: Gql, world: LeadWorld) -> None:
    """Who works on it; a colleague who may not, another branch, a visitor: nothing changes for them."""
    lead = await new(db, world)
    foreign = await make_lead_world(db, country="PL")
    refusals = {
        "colleague": (world.people["CARE_AGENT"], {"permission-denied", "not-found"}),
        "other team": (next(m for c, m in world.managers.items() if c is not lead.sales_channel), {"permission-denied", "not-found"}),
        "other branch": (foreign.managers[lead.sales_channel], {"not-found"}),
        "visitor": (ANONYMOUS, {"not-found", "permission-denied"}),
    }  # fmt: skip
    for name, (actor, codes) in refusals.items():
        refused, shown = await update(gql, actor, lead, city="Brăila")
        assert {code for code, _ in refused} <= codes, name
        assert refused, name
        assert shown is None, name
        assert (await stored_lead(db, lead.id)).city == lead.city, name
    assert (await update(gql, manager(world, lead), lead, city="Brăila"))[0] == []
    assert (await stored_lead(db, lead.id)).city == "Brăila"


@pytest.mark.parametrize("key", ["fiscalNumber", "phone", "email"])
async def test_the_key_of_another_open_lead_is_refused(db: Database, gql: Gql, world: LeadWorld, key: str) -> None:
    """One customer is followed by one person: correcting a key may not make a second lead of the same (LEA-06)."""
    first, second = await new(db, world), await new(db, world)
    column = {"fiscalNumber": "fiscal_number"}.get(key, key)
    refused, _ = await update(gql, manager(world, second), second, **{key: getattr(first, column)})
    assert refused == [(f"lead-{column.split('_')[0]}-taken", ("input", key))]
    assert getattr(await stored_lead(db, second.id), column) == getattr(second, column)


async def test_a_new_fiscal_number_finds_its_customer_and_who_follows_it(
    db: Database, gql: Gql, world: LeadWorld
) -> None:
    """The corrected number is a customer's: the lead is that customer's from now on, unless another open lead is."""
    number = fiscal_number("RO")
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, world.branch, fiscal_number=number)
        await uow.commit()
    lead, late = await new(db, world), await new(db, world, phone="0744000222", fiscal_number=None)
    assert (await update(gql, manager(world, lead), lead, fiscalNumber=number))[0] == []
    assert (await stored_lead(db, lead.id)).customer_id == customer.id
    assert (await update(gql, manager(world, lead), lead, fiscalNumber=None))[0] == []
    assert (await stored_lead(db, lead.id)).customer_id is None
    assert late.customer_id is None


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"companyName": "  "}, "required", "companyName"),
        ({"phone": "12"}, None, "phone"),
        ({"email": "nobody"}, None, "email"),
        ({"simCount": -1}, "lead-out-of-range", "simCount"),
        ({"phone": None, "email": None}, None, "phone"),
    ],
)
async def test_bad_input_is_refused_at_its_field(
    db: Database, gql: Gql, world: LeadWorld, changes: dict[str, Any], code: str | None, path: str
) -> None:
    lead = await new(db, world)
    ((found, where),), _ = await update(gql, manager(world, lead), lead, **changes)
    assert where[-1] == path
    assert code in {None, found}
    assert (await stored_lead(db, lead.id)).version == lead.version


async def test_an_older_version_overwrites_nothing(db: Database, gql: Gql, world: LeadWorld) -> None:
    lead = await new(db, world)
    assert (await update(gql, manager(world, lead), lead, city="Iași", version=lead.version))[0] == []
    ((code, _),), _ = await update(gql, manager(world, lead), lead, city="Arad", version=lead.version)
    assert code == "stale-version"
    assert (await stored_lead(db, lead.id)).city == "Iași"
