from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.notifications.models import Notification
from api.tickets import actions
from api.tickets.models import Ticket, TicketComment, TicketKind, TicketOrigin, TicketStatus
from api.tickets.rules import TicketStatusConflict
from api.work.models import ActionRequest, RequestState
from tests.tickets.conftest import Desk


async def queue_items(desk: Desk, ticket: Ticket) -> list[tuple[Any, RequestState]]:
    async with desk.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(ActionRequest)
            .where(col(ActionRequest.subject_id) == ticket.id)
            .order_by(col(ActionRequest.created_at))
        )
        return [(row.to_team_id, row.state) for row in rows]


async def told(desk: Desk, actor: Actor) -> list[str]:
    async with desk.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(col(Notification.kind))
            .where(col(Notification.user_id) == actor.user_id)
            .order_by(col(Notification.created_at))
        )
        return list(rows)


async def test_a_customers_fault_gets_a_number_and_lands_in_the_queue_of_its_kind(desk: Desk) -> None:
    ticket = await desk.report()
    assert ticket.number.startswith("T-")
    assert (ticket.origin, ticket.status, ticket.team_id) == (
        TicketOrigin.EXTERNAL,
        TicketStatus.DISPATCHED,
        desk.service.id,
    )
    assert await queue_items(desk, ticket) == [(desk.service.id, RequestState.OPEN)]


async def test_the_same_report_sent_twice_is_one_ticket(desk: Desk) -> None:
    first = await desk.report(client_reference="phone-1")
    assert (await desk.report(client_reference="phone-1")).id == first.id


async def test_work_resolution_and_agreement(desk: Desk) -> None:
    ticket = await desk.report()
    ticket = await desk.do(desk.service_manager, actions.take_ticket, ticket, ticket.version)
    assert (ticket.status, ticket.owner_id) == (TicketStatus.OPEN, desk.service_manager.user_id)
    assert (await queue_items(desk, ticket))[-1][1] is RequestState.DONE
    ticket = await desk.do(desk.service_manager, actions.resolve_ticket, ticket, None, resolution="Cell restarted")
    assert ticket.status is TicketStatus.RESOLVED
    assert await told(desk, desk.buyer) == ["ticket-resolved"]
    ticket = await desk.do(desk.buyer, actions.agree_ticket, ticket)
    assert ticket.status is TicketStatus.CLOSED
    assert ticket.closed_at is not None


async def test_who_disagrees_opens_it_again_and_escalation_counts_anew(desk: Desk) -> None:
    ticket = await desk.report()
    ticket = await desk.do(desk.service_manager, actions.take_ticket, ticket)
    ticket = await desk.do(desk.service_manager, actions.resolve_ticket, ticket, None, resolution="Done")
    ticket = await desk.do(desk.buyer, actions.disagree_ticket, ticket, None, why="Still no signal")
    assert (ticket.status, ticket.opening, ticket.owner_id) == (TicketStatus.OPEN, 2, desk.service_manager.user_id)
    await desk.days_pass(ticket, 3.5)
    assert (await desk.read(ticket)).level == 0
    await desk.days_pass(ticket, 1)
    assert (await desk.read(ticket)).level == 1


async def test_a_ticket_left_alone_escalates_level_by_level_and_a_worked_one_does_not(desk: Desk) -> None:
    ticket = await desk.report()
    answered = await desk.report(subject="Another")
    await desk.do(desk.service_manager, actions.resolve_ticket, answered, None, resolution="Answered in time")
    await desk.days_pass(ticket, 3.9)
    assert (await desk.read(ticket)).level == 0
    for days, level in ((0.2, 1), (2, 2), (2, 3)):
        await desk.days_pass(ticket, days)
        assert (await desk.read(ticket)).level == level
    # A team where the role has one, else whoever holds it.
    for actor in (desk.technician, desk.supervisor, desk.admin):
        assert await told(desk, actor) == ["ticket-escalated"]
    await desk.do(desk.technician, actions.take_ticket, ticket)
    assert (await queue_items(desk, ticket))[1] == (desk.technicians.id, RequestState.DONE)
    await desk.days_pass(answered, 30)
    assert (await desk.read(answered)).level == 0


async def test_a_claim_goes_to_billing_with_its_own_days(desk: Desk) -> None:
    ticket = await desk.report(kind=TicketKind.BILLING, product_type=None, symptom_code=None)
    await desk.days_pass(ticket, 6.9)
    assert (await desk.read(ticket)).level == 0
    await desk.days_pass(ticket, 0.2)
    assert (await desk.read(ticket)).level == 1


async def test_silence_closes_a_resolution(desk: Desk) -> None:
    ticket = await desk.report()
    ticket = await desk.do(desk.service_manager, actions.resolve_ticket, ticket, None, resolution="Done")
    await desk.days_pass(ticket, 6.9)
    assert (await desk.read(ticket)).status is TicketStatus.RESOLVED
    await desk.days_pass(ticket, 0.2)
    assert (await desk.read(ticket)).status is TicketStatus.CLOSED


async def test_two_windows_at_one_ticket_do_not_overwrite_each_other(desk: Desk) -> None:
    ticket = await desk.report()
    await desk.do(desk.service_manager, actions.take_ticket, ticket, ticket.version)
    with pytest.raises(StaleVersion):
        await desk.do(desk.agent, actions.take_ticket, ticket, ticket.version)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"subject": "   "}, "ticket-text-required"),
        ({"subject": "x" * 201}, "ticket-text-too-long"),
        ({"symptom_code": None}, "ticket-symptom-required"),
        ({"symptom_code": "MOON"}, "ticket-symptom-unknown"),
    ],
)
async def test_bad_reports_are_refused_with_their_reason(desk: Desk, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await desk.report(**changes)
    assert refusal.value.code == code


async def test_nobody_acts_on_tickets_beyond_their_reach_and_nothing_changes(desk: Desk) -> None:
    ticket = await desk.report()
    for caller in (desk.stranger, desk.foreign_portal):
        with pytest.raises(NotFound):
            await desk.do(caller, actions.take_ticket, ticket)
        with pytest.raises(NotFound):
            await desk.report(caller)
    for caller in (desk.seller, desk.buyer, desk.viewer):
        with pytest.raises((PermissionDenied, NotFound)):
            await desk.do(caller, actions.take_ticket, ticket)
    with pytest.raises(PermissionDenied):
        await desk.report(desk.viewer)
    with pytest.raises(PermissionDenied):
        await desk.do(desk.buyer, actions.agree_ticket, ticket)
    assert (await desk.read(ticket)).version == ticket.version


async def test_internal_notes_stay_with_the_operator(desk: Desk) -> None:
    ticket = await desk.report()
    await desk.do(desk.service_manager, actions.comment_ticket, ticket, "Customer is difficult", internal=True)
    await desk.do(desk.service_manager, actions.comment_ticket, ticket, "We are on it")
    with pytest.raises(PermissionDenied):
        await desk.do(desk.buyer, actions.comment_ticket, ticket, "secret", internal=True)
    async with desk.db.unit_of_work(desk.buyer) as uow:
        bodies = await uow.session.scalars(
            select(col(TicketComment.body)).where(col(TicketComment.ticket_id) == ticket.id)
        )
        assert list(bodies) == ["We are on it"]


async def test_a_closed_ticket_takes_no_more_words_until_it_is_open_again(desk: Desk) -> None:
    ticket = await desk.report()
    ticket = await desk.do(desk.service_manager, actions.resolve_ticket, ticket, None, resolution="Done")
    with pytest.raises((PermissionDenied, TicketStatusConflict)):
        await desk.do(desk.service_manager, actions.resolve_ticket, ticket, None, resolution="Twice")
    await desk.do(desk.buyer, actions.agree_ticket, ticket)
    with pytest.raises(PermissionDenied):
        await desk.do(desk.buyer, actions.comment_ticket, ticket, "One more thing")
    reopened = await desk.do(desk.buyer, actions.reopen_ticket, ticket, None, why="It is back")
    assert reopened.status is TicketStatus.OPEN
