"""Leads through the real application: reading, the mutations' four callers, what a dealer is told."""

from typing import Any

import pytest

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.leads import actions
from api.leads.models import HandOverReason, Lead, LeadChannel, LeadStatus, SalesChannel
from tests.conftest import Gql
from tests.factories.leads import LeadWorld, entered, lead_data, make_lead_world, stored_lead
from tests.factories.people import make_portal_user

ENTER = """
mutation Enter($input: LeadEnterInput!) {
  leadEnter(input: $input) {
    entry { companyName progress joinedOn lead { number status channel } }
    errors { __typename ... on UserError { message code path } }
  }
}
"""
READ = """
query Read($id: ID!) {
  lead(id: $id) {
    number status companyName phone simCount dueAt owner { name } team { name } originator { name }
    qualifications { rule edition salesChannel explanation }
    history(first: 20, order: OLDEST) { nodes { kind actor { name } } }
    viewerCan { assign { allowed reason } start { allowed reason } win { allowed reason } }
    entries { companyName } calls { outcome } similar { number }
  }
}
"""
ASSIGN = """
mutation Assign($id: ID!, $input: LeadAssignInput!) {
  leadAssign(id: $id, input: $input) { lead { status owner { id } } errors { __typename ... on UserError { code } } }
}
"""


def form(world: LeadWorld, **changes: Any) -> dict[str, Any]:
    data = lead_data(**changes)
    return {
        "branchId": f"brn_{world.branch.id}", "channel": "TELEMARKETING", "companyName": data.company_name,
        "fiscalNumber": data.fiscal_number, "contactName": data.contact_name, "phone": data.phone,
        "email": data.email, "simCount": data.sim_count,
    }  # fmt: skip


async def _new(db: Database, world: LeadWorld) -> Lead:
    async with db.unit_of_work(world.people["TELEMARKETING"]) as uow:
        lead: Lead = await entered(uow, world)
        await uow.commit()
    return lead


async def test_enter_and_read(gql: Gql, world: LeadWorld) -> None:
    answer = await gql(world.people["TELEMARKETING"], ENTER, {"input": form(world, sim_count=60)})
    entry = answer["data"]["leadEnter"]["entry"]
    assert answer["data"]["leadEnter"]["errors"] == []
    assert (entry["progress"], entry["lead"]["status"]) == ("RECEIVED", "NEW")
    manager = world.managers[SalesChannel.MAJOR_ACCOUNTS]
    listed = await gql(
        manager, "{ leads(first: 5, filter: {unassigned: true}, order: DUE_ASC) { nodes { id number } totalCount } }"
    )
    node = listed["data"]["leads"]["nodes"][0]
    assert node["number"] == entry["lead"]["number"]
    lead = (await gql(manager, READ, {"id": node["id"]}))["data"]["lead"]
    assert lead["qualifications"][0]["rule"] == "major"
    assert [item["kind"] for item in lead["history"]["nodes"]] == ["LeadEntered", "ActionRequested"]
    assert lead["viewerCan"]["assign"] == {"allowed": True, "reason": None}
    assert lead["viewerCan"]["start"]["allowed"] is False
    assert lead["viewerCan"]["start"]["reason"]


async def test_a_refusal_is_typed_and_in_the_callers_language(gql: Gql, world: LeadWorld) -> None:
    wrong = {**form(world), "fiscalNumber": "265961561"}
    answer = await gql(world.people["TELEMARKETING"], ENTER, {"input": wrong})
    refused = answer["data"]["leadEnter"]
    assert refused["entry"] is None
    assert refused["errors"] == [
        {
            "__typename": "InvalidInput",
            "code": "lead-fiscal-checksum",
            "path": ["fiscalNumber"],
            "message": "The check digit of 265961561 is wrong.",
        }
    ]


@pytest.mark.parametrize(("role", "channel"), [("DEALER", "REFERRAL"), ("EMPLOYEE", "EMPLOYEE_REFERRAL")])
@pytest.mark.req("LEA-06")
async def test_a_dealer_or_employee_is_told_no_more_than_received(
    db: Database, gql: Gql, world: LeadWorld, role: str, channel: str
) -> None:
    caller = world.people[role]
    known = await _new(db, world)
    base = {"channel": channel, "ground": "NEW_ACCOUNT", "currentSims": 0}
    joined = {**form(world), **base, "companyName": "Alfa", "fiscalNumber": known.fiscal_number}
    fresh = {**form(world), **base, "companyName": "Alfa"}
    answers = [await gql(caller, ENTER, {"input": given}) for given in (joined, fresh)]
    entries = [answer["data"]["leadEnter"] for answer in answers]
    assert entries[0] == entries[1]
    assert entries[0]["entry"] == {"companyName": "Alfa", "progress": "RECEIVED", "joinedOn": None, "lead": None}
    mine = await gql(
        caller, "{ myLeadEntries(first: 5) { nodes { companyName progress } } leads(first: 5) { nodes { id } } }"
    )
    assert [node["companyName"] for node in mine["data"]["myLeadEntries"]["nodes"]] == ["Alfa", "Alfa"]
    assert mine["data"]["leads"]["nodes"] == []
    # What is personal in it is null without the right to it, and the rest is there.
    given = await gql(caller, "{ myLeadEntries(first: 5) { nodes { companyName given } } }")
    assert given == {"data": {"myLeadEntries": {"nodes": [{"companyName": "Alfa", "given": None}] * 2}}} | {
        "extensions": given["extensions"]
    }
    assert (await stored_lead(db, known.id)).originator_id == known.originator_id


async def test_assign_by_four_callers(db: Database, gql: Gql, world: LeadWorld) -> None:
    lead = await _new(db, world)
    seller = world.sellers[lead.sales_channel]
    variables = {"id": f"lea_{lead.id}", "input": {"userId": f"usr_{seller.user_id}"}}
    elsewhere = await make_lead_world(db)
    denied: list[Actor] = [seller, world.people["DEALER"], elsewhere.managers[lead.sales_channel], ANONYMOUS]
    for actor in denied:
        answer = await gql(actor, ASSIGN, variables)
        payload = (answer.get("data") or {}).get("leadAssign")
        assert answer.get("errors") or (payload and payload["lead"] is None and payload["errors"])
        async with db.unit_of_work(SYSTEM) as uow:
            found = await uow.session.get(Lead, lead.id)
            assert found is not None
            assert (found.status, found.owner_id, found.version) == (LeadStatus.NEW, None, lead.version)
    answer = await gql(world.managers[lead.sales_channel], ASSIGN, variables)
    assert answer["data"]["leadAssign"] == {
        "lead": {"status": "ASSIGNED", "owner": {"id": f"usr_{seller.user_id}"}}, "errors": [],
    }  # fmt: skip


async def test_the_history_says_who_when_and_why(db: Database, gql: Gql, world: LeadWorld) -> None:
    lead = await _new(db, world)
    manager, seller = world.managers[lead.sales_channel], world.sellers[lead.sales_channel]
    assert manager.user_id is not None
    assert seller.user_id is not None
    async with db.unit_of_work(manager) as uow:
        await actions.assign_lead(uow, lead.id, seller.user_id)
        await uow.commit()
    async with db.unit_of_work(manager) as uow:
        await actions.hand_over_lead(uow, lead.id, manager.user_id, HandOverReason.ENTERED_WRONGLY, "alt județ")
        await uow.commit()
    document = "query H($id: ID!) { lead(id: $id) { history(first: 1, order: NEWEST) { nodes { kind at why actor { name } } } } }"
    answer = await gql(manager, document, {"id": f"lea_{lead.id}"})
    (newest,) = answer["data"]["lead"]["history"]["nodes"]
    assert newest["at"]
    assert newest | {"at": ""} == {
        "kind": "LeadHandedOver", "at": "", "why": "alt județ", "actor": {"name": manager.name},
    }  # fmt: skip


async def test_settings_matrices_and_a_trial(db: Database, gql: Gql, world: LeadWorld) -> None:
    await _new(db, world)
    marketing = world.people["MARKETING"]
    answer = await gql(
        marketing,
        "{ leadChannelSettings { id channel mandatory version viewerCanEnter { allowed reason } }"
        " leadMatrices { kind edition state rules { code conditions { field operator values } salesChannel } } }",
    )
    settings = {item["channel"]: item for item in answer["data"]["leadChannelSettings"]}
    assert settings["EMPLOYEE_REFERRAL"]["viewerCanEnter"]["allowed"] is False
    assert settings["TELEMARKETING"]["viewerCanEnter"]["allowed"] is True
    assert {item["kind"] for item in answer["data"]["leadMatrices"]} == {"STANDARD", "SITE"}
    tried = await gql(
        marketing,
        'query T($b: ID!) { leadMatrixTry(branchId: $b, kind: STANDARD, rules: [{code: "all", salesChannel: REGIONAL}])'
        " { rule changed salesChannelAfter } }",
        {"b": f"brn_{world.branch.id}"},
    )
    assert tried["data"]["leadMatrixTry"] == [{"rule": "all", "changed": True, "salesChannelAfter": "REGIONAL"}]
    update = (
        "mutation U($id: ID!, $v: Int!) { leadChannelSettingUpdate(id: $id, input: {version: $v, mandatory: [COMPANY_NAME]})"
        " { setting { mandatory } errors { __typename } } }"
    )
    variables = {"id": settings["TELEMARKETING"]["id"], "v": settings["TELEMARKETING"]["version"]}
    refused = await gql(world.people["FIELD_SALES"], update, variables)
    assert refused["data"]["leadChannelSettingUpdate"]["errors"] == [{"__typename": "PermissionDenied"}]
    done = await gql(marketing, update, variables)
    assert done["data"]["leadChannelSettingUpdate"]["setting"] == {"mandatory": ["COMPANY_NAME"]}


async def test_the_portal_sees_no_leads(db: Database, gql: Gql, world: LeadWorld) -> None:
    from tests.factories.customers import make_customer  # noqa: PLC0415 - only here

    lead = await _new(db, world)
    async with db.unit_of_work(SYSTEM) as uow:
        customer = await make_customer(uow, world.branch)
        actor = await make_portal_user(uow, world.branch, customer.id)
        await uow.commit()
    answer = await gql(actor, "query L($id: ID!) { lead(id: $id) { number } }", {"id": f"lea_{lead.id}"})
    assert not (answer.get("data") or {}).get("lead")


async def test_an_import_is_read_with_its_rows(db: Database, gql: Gql, world: LeadWorld) -> None:
    import io  # noqa: PLC0415 - only here

    from api.files.actions import take_upload  # noqa: PLC0415 - only here

    actor = world.people["TELEMARKETING"]
    content = "Firmă;Telefon;CUI\nAlfa SRL;0721234567;265961561\n".encode()
    async with db.unit_of_work(actor) as uow:
        upload = await take_upload(uow, "lista.csv", io.BytesIO(content), len(content))
        await uow.commit()
    created = await gql(
        actor,
        "mutation C($i: LeadImportCreateInput!) { leadImportCreate(input: $i) { leadImport { id encoding columns"
        " { name field } } errors { ... on UserError { code } } } }",
        {
            "i": {
                "branchId": f"brn_{world.branch.id}",
                "uploadId": f"upl_{upload.id}",
                "channel": LeadChannel.TELEMARKETING,
            }
        },
    )
    found = created["data"]["leadImportCreate"]["leadImport"]
    assert [column["field"] for column in found["columns"]] == ["COMPANY_NAME", "PHONE", "FISCAL_NUMBER"]
    mapped = await gql(
        actor,
        "mutation M($id: ID!) { leadImportMap(id: $id, input: {}) { leadImport { state } errors { ... on UserError { code } } } }",
        {"id": found["id"]},
    )
    assert mapped["data"]["leadImportMap"] == {"leadImport": {"state": "MAPPED"}, "errors": []}
    async with db.unit_of_work(SYSTEM) as uow:
        from uuid import UUID  # noqa: PLC0415 - only here

        await actions.stage_chunk(uow, UUID(found["id"].removeprefix("lim_")), 1)
        await uow.commit()
    read = await gql(
        actor,
        "query R($id: ID!) { leadImport(id: $id) { state errorRows rows(first: 5, filter: {outcome: [ERROR]}) { nodes"
        " { number raw outcome problems { row column field code severity message } } } } leadImportErrors(id: $id) { name } }",
        {"id": found["id"]},
    )
    assert read["data"]["leadImport"]["rows"]["nodes"][0]["problems"] == [
        {
            "row": 2, "column": 2, "field": "FISCAL_NUMBER", "code": "FISCAL_CHECKSUM", "severity": "ERROR",
            "message": "The check digit of 265961561 is wrong.",
        }
    ]  # fmt: skip
    assert read["data"]["leadImportErrors"] == {"name": "lista-errors.csv"}
