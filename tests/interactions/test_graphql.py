"""Contacts and their settings through the schema: what is read, who may, and who may not."""

from typing import Any

import pytest

from api.core.actor import ANONYMOUS, Actor
from api.interactions.actions import Target, Written, move_interaction
from api.interactions.models import InteractionStatus
from tests.conftest import Gql
from tests.interactions.conftest import Desk

ERRORS = "errors { __typename ... on UserError { code path message } }"
SEEN = """id number status note talkSeconds version topics { reason { name path script macros { name text } }
    billingAccount { number } } outcomes { kind subject { ... on Ticket { number } } }
    customer { name } agent { name } viewerCan { write { allowed reason } move { allowed } link { allowed } }"""
START = f"""mutation($input: InteractionStartInput!, $write: InteractionWriteInput) {{
    interactionStart(input: $input, write: $write) {{ interaction {{ {SEEN} }} {ERRORS} }} }}"""
UPDATE = f"""mutation($id: ID!, $input: InteractionWriteInput!, $version: Int) {{
    interactionUpdate(id: $id, input: $input, version: $version) {{ interaction {{ {SEEN} }} {ERRORS} }} }}"""
CLOSE = UPDATE.replace("interactionUpdate", "interactionClose")
LOG = f"""mutation($input: InteractionStartInput!, $write: InteractionWriteInput!) {{
    interactionLog(input: $input, write: $write) {{ interaction {{ {SEEN} }} {ERRORS} }} }}"""
MOVE = f"""mutation($id: ID!, $input: InteractionTargetInput!) {{
    interactionReRegister(id: $id, input: $input) {{ interaction {{ {SEEN} }} {ERRORS} }} }}"""
TICKET = f"""mutation($id: ID!, $input: InteractionTicketInput!) {{
    interactionOpenTicket(id: $id, input: $input) {{ ticket {{ number }} interaction {{ {SEEN} }} {ERRORS} }} }}"""
LINK = f"""mutation($id: ID!, $subject: ID!) {{
    interactionLink(id: $id, subjectId: $subject) {{ interaction {{ {SEEN} }} {ERRORS} }} }}"""
ONE = f"query($id: ID!) {{ interaction(id: $id) {{ {SEEN} }} }}"
LIST = """query($filter: InteractionFilter) { interactions(first: 50, filter: $filter, order: ARRIVED_DESC) {
    nodes { number } } }"""
REASONS = """{ interactionReasons { id name path script knowledgeUrl active place version parent { name }
    changedBy { name } branch { id } } interactionMacros { name text active reason { name } } }"""
REASON_ADD = f"""mutation($branch: ID!, $parent: ID, $input: InteractionReasonInput!) {{
    interactionReasonAdd(branchId: $branch, parentId: $parent, input: $input) {{
    reason {{ id name path version changedBy {{ name }} }} {ERRORS} }} }}"""
REASON_SET = f"""mutation($id: ID!, $input: InteractionReasonInput!, $version: Int) {{
    interactionReasonUpdate(id: $id, input: $input, version: $version) {{
    reason {{ name active version }} {ERRORS} }} }}"""
MACRO_ADD = f"""mutation($branch: ID!, $input: InteractionMacroInput!) {{
    interactionMacroAdd(branchId: $branch, input: $input) {{ macro {{ id name text version }} {ERRORS} }} }}"""
MACRO_SET = f"""mutation($id: ID!, $input: InteractionMacroInput!) {{
    interactionMacroUpdate(id: $id, input: $input) {{ macro {{ name active }} {ERRORS} }} }}"""


async def said(gql: Gql, actor: Actor, document: str, **variables: Any) -> dict[str, Any]:
    """Return the one payload of a mutation."""
    answer = await gql(actor, document, variables)
    return dict(next(iter(answer["data"].values())))


def call(desk: Desk, **changes: Any) -> dict[str, Any]:
    return {"channel": "PHONE", "direction": "INBOUND", "customerId": f"cus_{desk.customer.id}"} | changes


def topics(desk: Desk, *names: str) -> list[dict[str, Any]]:
    return [{"reasonId": f"ire_{desk.reasons[name]}"} for name in names]


async def test_a_call_from_start_to_end_as_its_screen_reads_it(gql: Gql, desk: Desk) -> None:
    started = await said(gql, desk.agent, START, input=call(desk), write={"note": "Calls about the bill"})
    assert started["errors"] == []
    found = started["interaction"]
    assert (found["status"], found["note"], found["agent"]["name"]) == ("OPEN", "Calls about the bill", desk.agent.name)
    chosen = topics(desk, "Question about an invoice")
    chosen[0]["billingAccountId"] = f"ban_{desk.second_account.id}"
    saved = await said(
        gql, desk.agent, UPDATE, id=found["id"], version=found["version"], input={"topics": chosen, "talkSeconds": 30}
    )
    reason = saved["interaction"]["topics"][0]["reason"]
    assert (reason["name"], reason["path"]) == ("Question about an invoice", "Billing › Question about an invoice")
    assert reason["script"].startswith("Ask for the invoice's number")
    assert [macro["name"] for macro in reason["macros"]] == ["Charge explained"]
    assert saved["interaction"]["topics"][0]["billingAccount"] == {"number": desk.second_account.number}
    fault = {"kind": "BILLING", "subject": "Twice", "description": "Charged twice"}
    made = await said(gql, desk.agent, TICKET, id=found["id"], input=fault)
    assert made["interaction"]["outcomes"] == [{"kind": "ticket", "subject": {"number": made["ticket"]["number"]}}]
    done = await said(gql, desk.agent, CLOSE, id=found["id"], input={"talkSeconds": 65})
    assert (done["errors"], done["interaction"]["status"], done["interaction"]["talkSeconds"]) == ([], "CLOSED", 65)
    can = done["interaction"]["viewerCan"]
    assert (can["write"]["allowed"], can["move"]["allowed"]) == (False, True)
    assert "closed" in can["write"]["reason"]


async def test_a_close_without_reason_is_refused_at_its_field(gql: Gql, desk: Desk) -> None:
    refused = await said(gql, desk.agent, LOG, input=call(desk, channel="VISIT"), write={"note": "x"})
    assert [(error["code"], error["path"]) for error in refused["errors"]] == [
        ("interaction-reason-required", ["input", "topics"])
    ]


async def numbers(gql: Gql, actor: Actor, **conditions: Any) -> list[str]:
    answer = await gql(actor, LIST, {"filter": conditions})
    return [node["number"] for node in answer["data"]["interactions"]["nodes"]]


@pytest.mark.req("INT-03")
async def test_a_list_by_number_period_reason_and_agent(gql: Gql, desk: Desk) -> None:
    billing = await desk.close(await desk.start(arrived_at=None), "Payment")
    visit = await desk.start(desk.seller, customer_id=None, written=Written(phone="0722 123 456", note="Half-way"))
    assert await numbers(gql, desk.colleague) == [visit.number, billing.number]
    # Saved half-way, a colleague finds and reads it.
    found = (await gql(desk.colleague, ONE, {"id": f"int_{visit.id}"}))["data"]["interaction"]
    assert (found["status"], found["note"]) == ("OPEN", "Half-way")
    assert await numbers(gql, desk.colleague, search=billing.number.lower()) == [billing.number]
    assert await numbers(gql, desk.colleague, search="+40 722 123 456") == [visit.number]
    assert await numbers(gql, desk.colleague, reason=f"ire_{desk.reasons['Billing']}") == [billing.number]
    assert await numbers(gql, desk.colleague, reason=f"ire_{desk.reasons['Sales']}") == []
    assert await numbers(gql, desk.colleague, agent=f"usr_{desk.seller.user_id}") == [visit.number]
    assert await numbers(gql, desk.colleague, nobody=True) == [visit.number]
    assert await numbers(gql, desk.colleague, status="CLOSED", channel=["PHONE"]) == [billing.number]
    middle = visit.arrived_at.isoformat()
    assert await numbers(gql, desk.colleague, since=middle) == [visit.number]
    assert await numbers(gql, desk.colleague, until=middle) == [billing.number]


async def test_others_see_and_change_nothing(gql: Gql, desk: Desk) -> None:
    started = await desk.start()
    before = await desk.read(started)
    mine = {"id": f"int_{started.id}"}
    customer = {"customerId": f"cus_{desk.other.id}"}
    ticket = {"kind": "TASK", "subject": "x", "description": "y"}
    writes = (
        (START, {"input": call(desk)}),
        (LOG, {"input": call(desk), "write": {"topics": topics(desk, "Payment")}}),
        (UPDATE, {**mine, "input": {"note": "changed"}}),
        (CLOSE, {**mine, "input": {"topics": topics(desk, "Payment")}}),
        (MOVE, {**mine, "input": customer}),
        (TICKET, {**mine, "input": ticket}),
        (LINK, {**mine, "subject": f"cus_{desk.customer.id}"}),
    )
    for caller in (desk.clerk, desk.stranger, desk.buyer, ANONYMOUS):
        for document, variables in writes:
            refused = await said(gql, caller, document, **variables)
            assert {error["__typename"] for error in refused["errors"]} <= {"PermissionDenied", "NotFound"}
            assert refused["errors"], (caller.kind, document)
    assert await desk.read(started) == before
    for reader, seen in ((desk.clerk, 1), (desk.stranger, 0), (desk.buyer, 0), (ANONYMOUS, 0)):
        assert len(await numbers(gql, reader, customer=f"cus_{desk.customer.id}")) == seen
    assert (await gql(desk.buyer, ONE, mine))["data"]["interaction"] is None
    assert before.status is InteractionStatus.OPEN


@pytest.mark.req("INT-02")
async def test_reasons_and_templates_are_changed_by_who_may_and_are_on_record(gql: Gql, desk: Desk) -> None:
    branch = f"brn_{desk.branch.id}"
    names = {"en": "Eclipse", "ro": "Eclipsă"}
    text = {"names": names, "scripts": {"en": "Look up"}, "knowledgeUrl": "https://wiki.example/eclipse"}
    macro = {"names": {"en": "Seen"}, "texts": {"en": "Seen it."}}
    first = f"ire_{desk.reasons['Billing']}"
    writes = (
        (REASON_ADD, {"branch": branch, "input": text}),
        (REASON_SET, {"id": first, "input": text}),
        (MACRO_ADD, {"branch": branch, "input": macro}),
    )
    known = (await gql(desk.agent, REASONS))["data"]
    for caller in (desk.agent, desk.stranger, desk.buyer, ANONYMOUS):
        for document, variables in writes:
            refused = await said(gql, caller, document, **variables)
            assert {error["__typename"] for error in refused["errors"]} <= {"PermissionDenied", "NotFound"}
            assert refused["errors"]
    assert (await gql(desk.agent, REASONS))["data"] == known
    for nobody in (desk.buyer, ANONYMOUS):
        assert (await gql(nobody, REASONS))["data"] == {"interactionReasons": [], "interactionMacros": []}

    added = await said(gql, desk.supervisor, REASON_ADD, branch=branch, parent=first, input=text)
    assert added["errors"] == []
    reason = added["reason"]
    assert (reason["path"], reason["changedBy"]["name"]) == ("Billing › Eclipse", desk.supervisor.name)
    read = {one["id"]: one for one in (await gql(desk.agent, REASONS))["data"]["interactionReasons"]}[reason["id"]]
    assert (read["script"], read["knowledgeUrl"]) == ("Look up", "https://wiki.example/eclipse")
    gone = await said(
        gql, desk.admin, REASON_SET, id=reason["id"], version=reason["version"], input={**text, "active": False}
    )
    assert gone["reason"] == {"name": "Eclipse", "active": False, "version": 2}
    late = await said(gql, desk.supervisor, REASON_SET, id=reason["id"], version=1, input=text)
    assert [error["__typename"] for error in late["errors"]] == ["StaleVersion"]
    # What is no longer offered is not chosen any more.
    started = await desk.start()
    chosen = [{"reasonId": reason["id"]}]
    refused = await said(gql, desk.agent, UPDATE, id=f"int_{started.id}", input={"topics": chosen})
    assert [error["path"] for error in refused["errors"]] == [["input", "topics", "0", "reasonId"]]

    kept = await said(gql, desk.supervisor, MACRO_ADD, branch=branch, input={**macro, "reasonId": first})
    assert (kept["errors"], kept["macro"]["text"]) == ([], "Seen it.")
    offered = (await gql(desk.agent, REASONS))["data"]["interactionMacros"]
    assert {"name": "Seen", "text": "Seen it.", "active": True, "reason": {"name": "Billing"}} in offered
    off = await said(gql, desk.supervisor, MACRO_SET, id=kept["macro"]["id"], input={**macro, "active": False})
    assert off["macro"] == {"name": "Seen", "active": False}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"names": {}}, "interaction-name-required"),
        ({"names": {"de": "Zahlung"}}, "interaction-texts"),
        ({"names": ["Payment"]}, "interaction-texts"),
        ({"names": {"en": "x" * 121}}, "interaction-text-too-long"),
        ({"knowledgeUrl": "javascript:alert(1)"}, "interaction-link"),
    ],
)
async def test_an_impossible_reason_is_refused_in_words(
    gql: Gql, desk: Desk, change: dict[str, Any], code: str
) -> None:
    data = {"names": {"en": "Fine"}} | change
    refused = await said(gql, desk.admin, REASON_ADD, branch=f"brn_{desk.branch.id}", input=data)
    assert [error["code"] for error in refused["errors"]] == [code]


async def test_a_tree_has_three_levels(gql: Gql, desk: Desk) -> None:
    branch, parent = f"brn_{desk.branch.id}", f"ire_{desk.reasons['Payment']}"
    third = await said(gql, desk.admin, REASON_ADD, branch=branch, parent=parent, input={"names": {"en": "By card"}})
    assert third["reason"]["path"] == "Billing › Payment › By card"
    parent = third["reason"]["id"]
    fourth = await said(gql, desk.admin, REASON_ADD, branch=branch, parent=parent, input={"names": {"en": "Visa"}})
    assert [error["code"] for error in fourth["errors"]] == ["interaction-reason-deep"]


async def test_a_customers_card_tells_its_contacts(gql: Gql, desk: Desk) -> None:
    started = await desk.start()
    await desk.do(desk.agent, move_interaction, started.id, Target(customer_id=desk.other.id))
    document = """query($id: ID!) { customer(id: $id) { interactions(first: 5) { nodes { number } }
        timeline(first: 5) { nodes { kind subject { ... on Interaction { number } } } } } }"""
    seen = (await gql(desk.agent, document, {"id": f"cus_{desk.other.id}"}))["data"]["customer"]
    assert seen["interactions"]["nodes"] == [{"number": started.number}]
    assert seen["timeline"]["nodes"] == [{"kind": "InteractionMoved", "subject": {"number": started.number}}]
