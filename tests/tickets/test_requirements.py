"""Whole requirements of tickets, as customers, service, satisfaction and administrators live them."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import ANONYMOUS, SYSTEM, Actor
from api.customers.actions import assign
from api.customers.models import AssignmentKind
from api.notifications.models import Notification
from api.tickets import actions
from api.tickets.models import Ticket, TicketKind, TicketStatus
from api.work.models import ActionRequest, RequestState
from tests.conftest import Gql
from tests.factories.graphql import run
from tests.factories.people import make_staff, make_team
from tests.tickets.conftest import Desk

ERRORS = "errors { __typename ... on UserError { code message } }"
OPEN = f"mutation ($input: TicketOpenInput!) {{ result: ticketOpen(input: $input) {{ ticket {{ id }} {ERRORS} }} }}"
CARD = """query ($id: ID!) { result: ticket(id: $id) { number origin kind status priority productType symptomCode symptom
  level createdAt initiator { name } owner { name } team { name } rejection resolution
  viewerCan { work { allowed } resolve { allowed } agree { allowed } reopen { allowed } } } }"""
LIST = """query ($filter: TicketFilter) { result: tickets(first: 20, filter: $filter, order: CREATED_ASC) {
  nodes { number } } }"""


def step(name: str, given: str = "", declared: str = "") -> str:
    """Return the document of one step of a ticket."""
    return f"mutation ($id: ID!{declared}) {{ result: {name}(id: $id{given}) {{ ticket {{ status owner {{ name }} }} {ERRORS} }} }}"


async def items(desk: Desk, ticket: Ticket, kind: str) -> list[tuple[Any, RequestState]]:
    """Return the inbox items of a kind about a ticket, oldest first."""
    async with desk.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(ActionRequest)
            .where(col(ActionRequest.subject_id) == ticket.id, col(ActionRequest.kind) == kind)
            .order_by(col(ActionRequest.id))
        )
        return [(row.to_team_id, row.state) for row in rows]


async def told(desk: Desk, *people: Actor) -> list[list[str]]:
    """Return the kinds of what each of them was told."""
    async with desk.db.unit_of_work(SYSTEM) as uow:
        rows = list(await uow.session.scalars(select(Notification).order_by(col(Notification.created_at))))
    return [[row.kind for row in rows if row.user_id == person.user_id] for person in people]


async def stored_ticket(desk: Desk, gql_id: str) -> Ticket:
    """Return the ticket of an identifier."""
    async with desk.db.unit_of_work(SYSTEM) as uow:
        return await uow.session.get_one(Ticket, gql_id.removeprefix("tic_"))


@pytest.mark.req("TIC-01")
@pytest.mark.parametrize("kind", TicketKind)
@pytest.mark.parametrize("who", ["buyer", "agent"])
async def test_a_ticket_tells_everything_about_itself(desk: Desk, gql: Gql, kind: TicketKind, who: str) -> None:
    reporter: Actor = getattr(desk, who)
    fault = {"productType": "VOICE_PLAN", "symptomCode": "NO_SIGNAL"}
    given = {
        "customerId": f"cus_{desk.customer.id}",
        "kind": kind.name,
        "subject": "The warehouse",
        "description": "Since Monday.",
        "priority": "URGENT",
        **fault,
    }
    opened = await run(gql, reporter, OPEN, input=given)
    assert opened["errors"] == []
    identifier = opened["ticket"]["id"]
    ticket = await stored_ticket(desk, identifier)
    await desk.days_pass(ticket, 0)
    seen = await run(gql, desk.service_manager, CARD, id=identifier)
    assert seen["number"].startswith("T-")
    assert (seen["origin"], seen["kind"]) == ("EXTERNAL" if who == "buyer" else "INTERNAL", kind.name)
    assert (seen["priority"], seen["productType"], seen["symptom"]) == ("URGENT", "VOICE_PLAN", "No signal")
    assert seen["initiator"] == {"name": reporter.name}
    assert seen["createdAt"] is not None
    if kind is TicketKind.TROUBLE:
        assert seen["team"] == {"name": desk.service.name}
    await desk.do(desk.service_manager, actions.take_ticket, ticket)
    seen = await run(gql, desk.service_manager, CARD, id=identifier)
    assert seen["owner"] == {"name": desk.service_manager.name}
    if who == "agent":
        # What a customer says on the phone comes from outside too.
        called = await run(gql, reporter, OPEN, input={**given, "origin": "EXTERNAL"})
        assert (await run(gql, reporter, CARD, id=called["ticket"]["id"]))["origin"] == "EXTERNAL"


@pytest.mark.req("TIC-02")
async def test_a_ticket_goes_from_gathering_to_closed_and_back(desk: Desk, gql: Gql) -> None:
    given = {"customerId": f"cus_{desk.customer.id}", "kind": "TASK", "subject": "Move", "description": "To Iași."}
    opened = await run(gql, desk.agent, OPEN, input={**given, "gathering": True})
    identifier = opened["ticket"]["id"]
    ticket = await stored_ticket(desk, identifier)
    await desk.days_pass(ticket, 30)

    async def status() -> tuple[str, str | None]:
        card = await run(gql, desk.agent, CARD, id=identifier)
        return card["status"], card["owner"] and card["owner"]["name"]

    async def do(actor: Actor, name: str, given: str = "", declared: str = "", **values: object) -> None:
        done = await run(gql, actor, step(name, given, declared), id=identifier, **values)
        assert done["errors"] == [], name
        await desk.days_pass(ticket, 0)

    # Saved half-way it waits in nobody's queue and does not escalate.
    assert await status() == ("GATHERING", desk.agent.name)
    assert await items(desk, ticket, "TICKET") == []
    await do(desk.agent, "ticketTake")
    assert await status() == ("OPEN", desk.agent.name)
    await do(
        desk.service_manager, "ticketDispatch", ", teamId: $team", ", $team: ID!", team=f"tea_{desk.technicians.id}"
    )
    assert await status() == ("DISPATCHED", None)
    assert await items(desk, ticket, "TICKET") == [(desk.technicians.id, RequestState.OPEN)]
    # It comes back to whoever put it into the queue, with what is missing.
    await do(desk.technician, "ticketReject", ', missing: "Which street?"')
    assert await status() == ("REJECTED", desk.service_manager.name)
    assert (await run(gql, desk.agent, CARD, id=identifier))["rejection"] == "Which street?"
    assert await items(desk, ticket, "TICKET") == [(desk.technicians.id, RequestState.DONE)]
    assert await told(desk, desk.agent, desk.service_manager) == [[], ["ticket-returned"]]
    await do(desk.agent, "ticketDispatch", ", teamId: $team", ", $team: ID!", team=f"tea_{desk.technicians.id}")
    await do(desk.technician, "ticketTake")
    await do(desk.technician, "ticketResolve", ', resolution: "Moved"')
    assert await status() == ("RESOLVED", desk.technician.name)
    await do(desk.buyer, "ticketAgree")
    assert (await status())[0] == "CLOSED"

    # The list that people work with has no closed ones; search finds them.
    number = ticket.number
    assert (await run(gql, desk.agent, LIST, filter={"alive": True}))["nodes"] == []
    assert (await run(gql, desk.agent, LIST, filter={"search": number}))["nodes"] == [{"number": number}]
    for nobody in (desk.seller, desk.stranger, desk.viewer, ANONYMOUS):
        refused = await run(gql, nobody, step("ticketReopen", ', why: "Again"'), id=identifier)
        assert refused["ticket"] is None
        assert (await status())[0] == "CLOSED"
    await do(desk.buyer, "ticketReopen", ', why: "It is back"')
    assert await status() == ("OPEN", desk.technician.name)


async def test_what_a_customer_left_out_is_asked_and_its_answer_brings_the_ticket_back(desk: Desk, gql: Gql) -> None:
    ticket = await desk.report()
    ticket = await desk.do(desk.service_manager, actions.reject_ticket, ticket, None, missing="Which floor?")
    assert (ticket.status, ticket.owner_id) == (TicketStatus.REJECTED, None)
    assert (await told(desk, desk.buyer))[0] == ["ticket-returned"]
    assert (await run(gql, desk.buyer, CARD, id=f"tic_{ticket.id}"))["rejection"] == "Which floor?"
    ticket = await desk.do(desk.buyer, actions.comment_ticket, ticket, "The second")
    assert (ticket.status, ticket.team_id) == (TicketStatus.DISPATCHED, desk.service.id)
    assert [state for _, state in await items(desk, ticket, "TICKET")] == [RequestState.DONE, RequestState.OPEN]


TRY = """query ($input: EscalationRulesInput!) { result: escalationRulesTry(input: $input) {
  number changed before { level role } after { level role } } }"""
SET = f"""mutation ($input: EscalationRulesInput!) {{ result: escalationRulesSet(input: $input) {{
  setting {{ version }} {ERRORS} }} }}"""


@pytest.mark.req("TIC-06")
async def test_tickets_escalate_by_kind_product_and_symptom_and_rules_are_tried_first(desk: Desk, gql: Gql) -> None:
    async with desk.db.unit_of_work(SYSTEM) as uow:
        people: dict[str, Actor] = {}
        teams = {"SERVICE_MANAGEMENT": desk.service.id, "FIELD_TECH": desk.technicians.id}
        for role in ("BILLING_AGENT", "SUPERVISOR"):
            team = await make_team(uow, desk.branch, role)
            people[role], teams[role] = await make_staff(uow, desk.branch, role, team=team), team.id
        await uow.commit()
    people |= {"SALES_MANAGER": desk.manager, "ADMIN": desk.admin, "FIELD_TECH": desk.technician}
    claim = await desk.report(kind=TicketKind.BILLING, product_type=None, symptom_code=None)
    fault = await desk.report()
    ladders = (
        (claim, "BILLING_AGENT", ((7, "SUPERVISOR"), (14, "SALES_MANAGER"), (21, "ADMIN"))),
        (fault, "SERVICE_MANAGEMENT", ((4, "FIELD_TECH"), (6, "SUPERVISOR"), (8, "ADMIN"))),
    )
    for ticket, start, levels in ladders:
        assert ticket.team_id == teams[start]
        before = 0.0
        for place, (day, role) in enumerate(levels, start=1):
            (already,) = await told(desk, people[role])
            await desk.days_pass(ticket, day - 0.1 - before)
            assert (await desk.read(ticket)).level == place - 1
            await desk.days_pass(ticket, 0.2)
            before = day + 0.1
            assert (await desk.read(ticket)).level == place
            # The next level is told, finds it in its inbox and may work on it.
            assert (await told(desk, people[role]))[0] == [*already, "ticket-escalated"]
            assert (await items(desk, ticket, "TICKET"))[-1][1] is RequestState.OPEN
            card = await run(gql, people[role], CARD, id=f"tic_{ticket.id}")
            assert (card["level"], card["viewerCan"]["work"]["allowed"]) == (place, True)

    # A rule of one symptom is tried on past tickets and only then saved.
    levels_now = [{"afterDays": 0, "role": "FIELD_TECH"}, {"afterDays": 1, "role": "SUPERVISOR"}]
    wanted = {
        "branchId": f"brn_{desk.branch.id}",
        "kind": "TROUBLE",
        "productType": "VOICE_PLAN",
        "symptomCode": "NO_SIGNAL",
        "levels": levels_now,
    }
    async with desk.db.unit_of_work(SYSTEM) as uow:
        row = await uow.session.get_one(Ticket, fault.id)
        row.opened_at = uow.now - timedelta(days=5)
        await uow.commit()
    (tried,) = await run(gql, desk.admin, TRY, input=wanted)
    assert tried == {
        "number": fault.number,
        "changed": True,
        "before": [{"level": 1, "role": "FIELD_TECH"}],
        "after": [{"level": 1, "role": "SUPERVISOR"}],
    }
    assert (await desk.report(subject="Meanwhile")).team_id == desk.service.id
    assert (await run(gql, desk.admin, SET, input=wanted))["errors"] == []
    special = await desk.report(subject="From now on")
    assert special.team_id == desk.technicians.id
    await desk.days_pass(special, 1.1)
    assert (await desk.read(special)).team_id == teams["SUPERVISOR"]


@pytest.mark.req("TIC-07")
async def test_service_closes_technically_and_the_customer_satisfaction_or_silence_agrees(desk: Desk, gql: Gql) -> None:
    agree, resolve = step("ticketAgree"), step("ticketResolve", ', resolution: "Cell restarted"')
    by_customer, by_satisfaction, by_silence = [await desk.report(subject=name) for name in "ABC"]
    for nobody in (desk.agent, desk.seller, desk.stranger, desk.buyer, ANONYMOUS):
        refused = await run(gql, nobody, resolve, id=f"tic_{by_customer.id}")
        assert refused["ticket"] is None
        assert (await desk.read(by_customer)).status is TicketStatus.DISPATCHED
    denied = await run(gql, desk.agent, resolve, id=f"tic_{by_customer.id}")
    assert "Service management" in denied["errors"][0]["message"]
    for ticket in (by_customer, by_satisfaction, by_silence):
        assert (await run(gql, desk.service_manager, resolve, id=f"tic_{ticket.id}"))["errors"] == []
        await desk.days_pass(ticket, 0)
        assert [state for _, state in await items(desk, ticket, "AGREEMENT")] == [RequestState.OPEN]
    assert (await told(desk, desk.buyer))[0] == ["ticket-resolved"] * 3
    for nobody in (desk.service_manager, desk.stranger, desk.viewer, ANONYMOUS):
        refused = await run(gql, nobody, agree, id=f"tic_{by_customer.id}")
        assert refused["ticket"] is None
        assert (await desk.read(by_customer)).status is TicketStatus.RESOLVED
    for person, ticket in ((desk.buyer, by_customer), (desk.satisfaction, by_satisfaction)):
        agreed = await run(gql, person, agree, id=f"tic_{ticket.id}")
        assert agreed["ticket"]["status"] == "CLOSED"
        await desk.days_pass(ticket, 0)
        assert [state for _, state in await items(desk, ticket, "AGREEMENT")] == [RequestState.DONE]
    # Nobody answers the third: the time that the administrator has set closes it.
    await desk.days_pass(by_silence, 6.9)
    assert (await desk.read(by_silence)).status is TicketStatus.RESOLVED
    await desk.days_pass(by_silence, 0.2)
    assert (await desk.read(by_silence)).status is TicketStatus.CLOSED
    silence = f"""mutation ($branch: ID!) {{ result: ticketSilenceSet(branchId: $branch, silenceDays: 2) {{
      setting {{ silenceDays }} {ERRORS} }} }}"""
    assert (await run(gql, desk.admin, silence, branch=f"brn_{desk.branch.id}"))["errors"] == []
    sooner = await desk.report(subject="D")
    await desk.do(desk.service_manager, actions.resolve_ticket, sooner, None, resolution="Done")
    await desk.days_pass(sooner, 2.1)
    assert (await desk.read(sooner)).status is TicketStatus.CLOSED


async def test_a_sales_ticket_goes_to_the_customers_account_manager(desk: Desk, gql: Gql) -> None:
    async with desk.db.unit_of_work(SYSTEM) as uow:
        await assign(uow, desk.customer.id, AssignmentKind.AM, desk.seller.user_id)
        await uow.commit()
    ticket = await desk.report(kind=TicketKind.SALES, product_type=None, symptom_code=None)
    assert (ticket.status, ticket.owner_id) == (TicketStatus.OPEN, desk.seller.user_id)
    assert (await told(desk, desk.seller))[0] == ["ticket-assigned"]
    resolve = step("ticketResolve", ', resolution: "A new price is agreed"')
    done = await run(gql, desk.seller, resolve, id=f"tic_{ticket.id}")
    assert (done["errors"], done["ticket"]["status"]) == ([], "RESOLVED")
