"""A contact from its beginning to its end."""

import io
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

import api.offers.queries  # noqa: F401 - declares that contacts can be about offers
from api.core.actor import SYSTEM
from api.core.clock import now
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.tables import EventRow
from api.files.actions import add_attachment, take_upload
from api.files.models import AttachmentKind
from api.files.queries import attachments_of
from api.interactions import actions, queries
from api.interactions.actions import Contacted, Target, Topic, Written
from api.interactions.models import Direction, Interaction, InteractionChannel, InteractionOutcome, InteractionStatus
from api.tickets.actions import TicketData
from api.tickets.models import TicketKind
from tests.files.samples import PDF
from tests.interactions.conftest import Desk


async def timeline(desk: Desk, customer_id: object) -> list[str]:
    async with desk.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(col(EventRow.name))
            .where(col(EventRow.customer_id) == customer_id, col(EventRow.subject) == "interaction")
            .order_by(col(EventRow.seq))
        )
        return list(rows)


async def refused(desk: Desk, action: object, *args: object, **kwargs: object) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        await desk.do(desk.agent, action, *args, **kwargs)
    return caught.value


@pytest.mark.req("INT-01")
async def test_a_contact_says_everything_and_is_not_closed_without_a_reason(desk: Desk) -> None:
    arrived = now() - timedelta(minutes=10)
    started = await desk.start(
        contact_id=desk.contact.id,
        subscription_id=desk.line.id,
        billing_account_id=desk.account.id,
        arrived_at=arrived,
    )
    assert started.number.startswith("I-")
    written = Written(
        phone="0722 123 456", place="Depozit", stream="Business", office="Unirii", region="Ilfov",
        topic=" Factura dublă ", note="A plătit de două ori.", talk_seconds=240,
    )  # fmt: skip
    assert (await refused(desk, actions.close_interaction, started.id, written)).code == "interaction-reason-required"
    assert (await desk.read(started)).status is InteractionStatus.OPEN
    topics = [
        Topic(reason_id=desk.reasons["Payment"], billing_account_id=desk.account.id),
        Topic(reason_id=desk.reasons["Roaming"], billing_account_id=desk.second_account.id, subscription_id=desk.second_line.id),
    ]  # fmt: skip
    await desk.do(desk.agent, actions.close_interaction, started.id, Written(**written, topics=topics))
    found = await desk.read(started)
    assert (found.status, found.channel, found.direction) == (
        InteractionStatus.CLOSED,
        InteractionChannel.PHONE,
        Direction.INBOUND,
    )
    assert (found.phone, found.place, found.stream, found.office, found.region) == (
        "+40722123456", "Depozit", "Business", "Unirii", "Ilfov",
    )  # fmt: skip
    assert (found.topic, found.note, found.agent_id) == ("Factura dublă", "A plătit de două ori.", desk.agent.user_id)
    assert (found.arrived_at, found.talk_seconds) == (arrived, 240)
    assert found.card_seconds >= 240
    async with desk.db.unit_of_work(SYSTEM) as uow:
        kept = await queries.topics_of(uow, found.id)
        assert [(row.reason_id, row.billing_account_id, row.subscription_id) for row in kept] == [
            (topic.reason_id, topic.billing_account_id, topic.subscription_id) for topic in topics
        ]
    assert await timeline(desk, desk.customer.id) == ["InteractionStarted", "InteractionClosed"]


async def test_what_is_not_the_customers_is_refused(desk: Desk) -> None:
    parts: tuple[dict[str, Any], ...] = (
        {"contact_id": desk.contact.id},
        {"subscription_id": desk.line.id},
        {"billing_account_id": desk.account.id},
    )
    for part in parts:
        for owner in (desk.other.id, None):
            with pytest.raises(InvalidInput):
                await desk.start(customer_id=owner, **part)
    started = await desk.start(customer_id=desk.other.id)
    foreign = Written(topics=[Topic(reason_id=desk.reasons["Payment"], subscription_id=desk.line.id)])
    assert (await refused(desk, actions.save_interaction, started.id, foreign)).path == ("input", "topics.0")
    with pytest.raises(NotFound):
        await desk.start(customer_id=desk.foreign.id)


async def test_saved_half_way_a_colleague_goes_on_and_two_do_not_overwrite(desk: Desk) -> None:
    started = await desk.start()
    await desk.do(desk.agent, actions.save_interaction, started.id, Written(note="Half", topics=[]), version=1)
    seen = await desk.read(started)
    assert (seen.note, seen.status) == ("Half", InteractionStatus.OPEN)
    with pytest.raises(StaleVersion):
        await desk.do(desk.colleague, actions.save_interaction, started.id, Written(note="Mine"), version=1)
    done = Written(topics=[Topic(reason_id=desk.reasons["Payment"])])
    await desk.do(desk.colleague, actions.close_interaction, started.id, done, version=seen.version)
    closed = await desk.read(started)
    assert (closed.note, closed.agent_id) == ("Half", desk.agent.user_id)
    with pytest.raises(PermissionDenied, match="interaction-closed"):
        await desk.do(desk.colleague, actions.save_interaction, started.id, Written(note="Later"))


async def test_a_visit_noted_without_a_line_is_one_contact_however_often_it_is_sent(desk: Desk) -> None:
    data = Contacted(
        channel=InteractionChannel.VISIT,
        direction=Direction.OUTBOUND,
        customer_id=desk.customer.id,
        arrived_at=now() - timedelta(hours=5),
        client_reference="tablet-1",
    )
    assert await refused(desk, actions.log_interaction, data, Written(note="x"))
    written = Written(note="Needs 12 SIM cards", topics=[Topic(reason_id=desk.reasons["Visit to the customer"])])
    first = await desk.do(desk.seller, actions.log_interaction, data, written)
    again = await desk.do(desk.seller, actions.log_interaction, data, written)
    assert first.id == again.id
    assert first.status is InteractionStatus.CLOSED
    assert await timeline(desk, desk.customer.id) == ["InteractionClosed"]
    # Begun with a line that then broke: what is sent later ends the same contact.
    begun = await desk.start(client_reference="tablet-2")
    call = Contacted(
        channel=InteractionChannel.PHONE,
        direction=Direction.INBOUND,
        customer_id=desk.customer.id,
        client_reference="tablet-2",
    )
    ended = await desk.do(desk.agent, actions.log_interaction, call, written)
    assert (ended.id, ended.status, ended.note) == (begun.id, InteractionStatus.CLOSED, "Needs 12 SIM cards")


@pytest.mark.req("CUS-07", "INT-01a")
async def test_somebody_unknown_is_recorded_and_later_attached_and_a_wrong_customer_mended(desk: Desk) -> None:
    nobody = await desk.start(customer_id=None, written=Written(caller="Ioana, from a bakery", phone="0733 000 111"))
    assert (nobody.customer_id, nobody.branch_id) == (None, desk.branch.id)
    nobody = await desk.close(nobody, "New service")
    await desk.do(desk.agent, actions.move_interaction, nobody.id, Target(customer_id=desk.other.id))
    assert (await desk.read(nobody)).customer_id == desk.other.id
    assert await timeline(desk, desk.other.id) == ["InteractionMoved"]

    wrong = await desk.start(customer_id=desk.other.id)
    await desk.close(wrong)
    target = Target(customer_id=desk.customer.id, contact_id=desk.contact.id, subscription_id=desk.line.id)
    await desk.do(desk.colleague, actions.move_interaction, wrong.id, target)
    moved = await desk.read(wrong)
    assert (moved.customer_id, moved.contact_id, moved.subscription_id) == (
        desk.customer.id,
        desk.contact.id,
        desk.line.id,
    )
    assert await timeline(desk, desk.other.id) == [
        "InteractionMoved", "InteractionStarted", "InteractionClosed", "InteractionMovedAway",
    ]  # fmt: skip
    assert await timeline(desk, desk.customer.id) == ["InteractionMoved"]
    with pytest.raises(InvalidInput):
        await desk.do(desk.admin, actions.move_interaction, wrong.id, Target(customer_id=desk.foreign.id))
    # To another number of the same customer: the accounts of its reasons stay.
    await desk.do(desk.agent, actions.move_interaction, wrong.id, Target(customer_id=desk.customer.id, subscription_id=desk.second_line.id))  # fmt: skip
    assert (await desk.read(wrong)).subscription_id == desk.second_line.id


@pytest.mark.req("CUS-11")
async def test_the_letter_of_a_contact_goes_along_to_its_ticket(desk: Desk) -> None:
    async def letter(owner: Interaction | None = None) -> None:
        async with desk.db.unit_of_work(desk.agent) as uow:
            upload = await take_upload(uow, "letter.pdf", io.BytesIO(PDF), len(PDF))
            prefix, key = ("int", owner.id) if owner else ("cus", desk.customer.id)
            kind = AttachmentKind.LETTER if owner else AttachmentKind.REGISTRATION_CERTIFICATE
            await add_attachment(uow, upload.id, prefix, key, kind)
            await uow.commit()

    started = await desk.start(contact_id=desk.contact.id, subscription_id=desk.line.id)
    await letter(started)
    await letter()
    assert "NONE" not in AttachmentKind.__members__
    data = TicketData(kind=TicketKind.BILLING, subject="Charged twice", description="See the letter.")
    ticket = await desk.do(desk.agent, actions.open_ticket_from, started.id, data)
    assert (ticket.customer_id, ticket.contact_id, ticket.subscription_id) == (
        desk.customer.id,
        desk.contact.id,
        desk.line.id,
    )
    async with desk.db.unit_of_work(SYSTEM) as uow:
        mine = await attachments_of(uow, "interaction", started.id)
        along = await attachments_of(uow, "ticket", ticket.id)
        account = await attachments_of(uow, "customer", desk.customer.id)
        assert [row.kind for row in account] == [AttachmentKind.REGISTRATION_CERTIFICATE]
        assert [(row.kind, row.name, row.storage_key) for row in along] == [
            (AttachmentKind.LETTER, "letter.pdf", mine[0].storage_key)
        ]


async def test_what_came_of_a_contact_is_said_once_and_only_of_what_is_seen(desk: Desk) -> None:
    started = await desk.start()
    data = TicketData(kind=TicketKind.TASK, subject="Send the contract", description="By mail.")
    ticket = await desk.do(desk.agent, actions.open_ticket_from, started.id, data)
    await desk.do(desk.agent, actions.link_outcome, started.id, "tic", ticket.id)
    async with desk.db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(
            select(InteractionOutcome).where(col(InteractionOutcome.interaction_id) == started.id)
        )
        assert [(row.subject, row.subject_id) for row in rows] == [("ticket", ticket.id)]
    with pytest.raises(InvalidInput):
        await desk.do(desk.agent, actions.link_outcome, started.id, "cus", desk.customer.id)
    with pytest.raises(NotFound):
        await desk.do(desk.agent, actions.link_outcome, started.id, "off", ticket.id)
    nobody = await desk.start(customer_id=None)
    assert (await refused(desk, actions.open_ticket_from, nobody.id, data)).code == "interaction-nobodys"


async def test_a_call_about_a_ticket_says_so_from_its_beginning(desk: Desk) -> None:
    first = await desk.start()
    data = TicketData(kind=TicketKind.TASK, subject="Send the contract", description="By mail.")
    ticket = await desk.do(desk.agent, actions.open_ticket_from, first.id, data)
    for _ in range(2):
        called = await desk.start(about=("tic", ticket.id), client_reference="called back")
    async with desk.db.unit_of_work(SYSTEM) as uow:
        about = await uow.session.scalars(
            select(col(InteractionOutcome.subject_id)).where(col(InteractionOutcome.interaction_id) == called.id)
        )
        assert about.all() == [ticket.id]
