"""Never twice for one event, none lost while a gateway is down, in the recipient's language, by wish (INB-03)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound
from api.core.events import StoredEvent
from api.files.actions import generate_document
from api.notifications import actions, rules, sending
from api.notifications.models import Channel, Message, MessageState, Notification, SmsDelivery
from dev.mailcatcher import MailCatcher
from dev.ports import free_port
from tests.factories.people import make_branch, make_staff
from tests.files.test_render import offer
from tests.notifications.conftest import World
from worker.messages import send_until

VALUES = {"number": "L-2026-000123", "customer": "Ștefănescu SRL", "due": "mâine"}


async def tell(db: Database, world: World, event: StoredEvent, *people: Actor) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        ids = [world.id_of(person) for person in people]
        await actions.notify(uow, ids, "lead-assigned", VALUES, "/leads/lea_1", event)
        await uow.commit()


async def messages(db: Database, *people: Actor) -> list[Message]:
    async with db.unit_of_work(SYSTEM) as uow:
        ids = [person.user_id for person in people]
        return list(await uow.session.scalars(select(Message).where(col(Message.user_id).in_(ids))))


async def send(settings: Settings, message_id: UUID, **changes: Any) -> None:
    """One try of one message, with the gateways of these settings."""
    database = Database(settings.model_copy(update=changes))
    try:
        async with database.unit_of_work(SYSTEM) as uow:
            await sending.send_message(uow, message_id)
            await uow.commit()
    finally:
        await database.close()


async def make_due(db: Database, message_id: UUID) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        row = await uow.session.get(Message, message_id)
        assert row is not None
        row.next_at = uow.now - timedelta(seconds=1)
        await uow.commit()


async def wish(db: Database, actor: Actor, kind: str, *wanted: Channel, quiet: tuple[time, time] | None = None) -> None:
    async with db.unit_of_work(actor) as uow:
        await actions.set_preference(uow, kind, wanted, *(quiet or (None, None)))
        await uow.commit()


async def test_each_reads_it_in_the_own_language(
    db: Database, settings: Settings, world: World, mails: MailCatcher
) -> None:
    await tell(db, world, world.event(), world.ana, world.ivan)
    for row in await messages(db, world.ana, world.ivan):
        await send(settings, row.id, smtp_url=mails.smtp_url)
    subjects = {str(mail["Subject"]) for mail in mails.messages()}
    assert subjects == {"Lead-ul L-2026-000123 este al dumneavoastră", "Лид L-2026-000123 передан вам"}
    mail = mails.messages()[0]
    plain, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert "Ștefănescu SRL" in plain.get_content()
    assert f"{settings.public_url}/leads/lea_1" in html.get_content()
    assert mail["Auto-Submitted"] == "auto-generated"


async def test_an_event_is_told_once_however_often_its_job_runs(db: Database, world: World) -> None:
    event = world.event()
    await asyncio.gather(*(tell(db, world, event, world.ana) for _ in range(6)))
    assert len(await messages(db, world.ana)) == 1
    async with db.unit_of_work(SYSTEM) as uow:
        rows = await uow.session.scalars(select(Notification).where(col(Notification.user_id) == world.ana.user_id))
        assert len(list(rows)) == 1
    await tell(db, world, world.event(), world.ana)
    assert len(await messages(db, world.ana)) == 2


async def test_six_workers_send_one_mail(db: Database, settings: Settings, world: World, mails: MailCatcher) -> None:
    await tell(db, world, world.event(), world.ana)
    [row] = await messages(db, world.ana)
    await asyncio.gather(*(send(settings, row.id, smtp_url=mails.smtp_url) for _ in range(6)))
    assert len(mails.messages()) == 1
    assert str(row.id) in str(mails.messages()[0]["Message-ID"])


async def test_nothing_is_lost_while_smtp_is_down(
    db: Database, settings: Settings, world: World, mails: MailCatcher
) -> None:
    await tell(db, world, world.event(), world.ana)
    [row] = await messages(db, world.ana)
    for attempts in (1, 2, 3):
        await send(settings, row.id, smtp_url=f"smtp://127.0.0.1:{free_port()}")
        [row] = await messages(db, world.ana)
        assert (row.state, row.attempts) == (MessageState.QUEUED, attempts)
        assert row.last_error
        await send(settings, row.id, smtp_url=mails.smtp_url)  # not due yet: nothing goes
        assert mails.messages() == []
        await make_due(db, row.id)
    await send(settings, row.id, smtp_url=mails.smtp_url)
    [row] = await messages(db, world.ana)
    assert (row.state, row.last_error) == (MessageState.SENT, None)
    assert len(mails.messages()) == 1


async def test_what_was_sent_but_not_committed_goes_again_under_the_same_id(
    db: Database, settings: Settings, world: World, mails: MailCatcher
) -> None:
    await tell(db, world, world.event(), world.ana)
    [row] = await messages(db, world.ana)
    database = Database(settings.model_copy(update={"smtp_url": mails.smtp_url}))
    async with database.unit_of_work(SYSTEM) as uow:
        await sending.send_message(uow, row.id)  # the worker dies here
    await database.close()
    await send(settings, row.id, smtp_url=mails.smtp_url)
    identifiers = [str(mail["Message-ID"]) for mail in mails.messages()]
    assert len(identifiers) == 2
    assert len(set(identifiers)) == 1


async def test_given_up_messages_are_seen_and_can_be_repeated(
    db: Database, settings: Settings, world: World, mails: MailCatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "MOST_ATTEMPTS", 1)
    await tell(db, world, world.event(), world.ana)
    [row] = await messages(db, world.ana)
    await send(settings, row.id, smtp_url=f"smtp://127.0.0.1:{free_port()}")
    [row] = await messages(db, world.ana)
    assert row.state is MessageState.FAILED
    for actor in (world.ana, world.foreign_admin, world.buyer):
        with pytest.raises(NotFound):
            async with db.unit_of_work(actor) as uow:
                await actions.retry_message(uow, row.id)
    assert (await messages(db, world.ana))[0].state is MessageState.FAILED
    async with db.unit_of_work(world.admin) as uow:
        await actions.retry_message(uow, row.id)
        await uow.commit()
    async with db.unit_of_work(world.admin) as uow:
        with pytest.raises(InvalidInput):
            await actions.retry_message(uow, row.id)
    await send(settings, row.id, smtp_url=mails.smtp_url)
    assert len(mails.messages()) == 1


async def test_wishes_choose_the_channel_and_quiet_hours_hold_back(
    db: Database, settings: Settings, world: World, mails: MailCatcher
) -> None:
    await wish(db, world.ana, "lead-assigned", Channel.SMS)
    await wish(db, world.ivan, rules.EVERYTHING, Channel.EMAIL, quiet=(time(0, 0), time(23, 59)))
    await tell(db, world, world.event(), world.ana, world.ivan)
    rows = {row.user_id: row for row in await messages(db, world.ana, world.ivan)}
    sms, late = rows[world.ana.user_id], rows[world.ivan.user_id]
    assert (sms.channel, sms.address) == (Channel.SMS, "+40722000111")
    await send(settings, late.id, smtp_url=mails.smtp_url)
    assert mails.messages() == []
    await send(settings, sms.id)
    await send(settings, sms.id)
    async with db.unit_of_work(SYSTEM) as uow:
        kept = await uow.session.get(SmsDelivery, sms.id)
        assert kept is not None
        assert kept.text.startswith("Lead-ul L-2026-000123")


async def test_nobody_else_is_told_and_closed_accounts_are_not(db: Database, world: World) -> None:
    await wish(db, world.ana, "lead-assigned")
    await tell(db, world, world.event(), world.ana)
    assert await messages(db, world.ana, world.ivan) == []
    with pytest.raises(KeyError):
        async with db.unit_of_work(SYSTEM) as uow:
            await actions.notify(uow, [world.id_of(world.ana)], "no-such-kind", {}, None, world.event())


async def test_wrong_wishes_are_refused(db: Database, world: World) -> None:
    for kind, quiet in (("no-such-kind", None), ("lead-assigned", (time(22), time(7)))):
        with pytest.raises(InvalidInput):
            await wish(db, world.ana, kind, Channel.EMAIL, quiet=quiet)


async def test_a_contact_gets_the_document_once(
    db: Database, settings: Settings, world: World, mails: MailCatcher
) -> None:
    for _ in range(2):
        async with db.unit_of_work(SYSTEM) as uow:
            document = await generate_document(uow, "offer", world.customer, world.customer.id, offer(), "ro")
            await uow.flush()
            await actions.send_mail_to_contact(
                uow,
                branch_id=world.branch.id,
                customer_id=world.customer.id,
                address="ana@client.example",
                name="Ana\r\nBcc: everybody@example.com",
                language="ro",
                kind="offer-sent",
                values={"number": "O-2026-000001", "until": date(2026, 12, 22)},
                dedupe=f"{world.customer.id}:sent",
                url="https://portal.example/offers/1",
                attachments=[document.id],
            )
            await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        rows = list(await uow.session.scalars(select(Message).where(col(Message.customer_id) == world.customer.id)))
    assert len(rows) == 1
    await send(settings, rows[0].id, smtp_url=mails.smtp_url)
    [mail] = mails.messages()
    [attached] = list(mail.iter_attachments())
    assert attached.get_filename() == "offer-O-2026-000123.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content().startswith(b"%PDF-")
    assert mail["Bcc"] is None
    assert str(mail["Subject"]) == "Oferta noastră O-2026-000001"


async def test_the_sweep_sends_what_is_due(fresh_db: Database, mails: MailCatcher) -> None:
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        people = [await make_staff(uow, branch, "FIELD_SALES") for _ in range(4)]
        event = StoredEvent(0, branch.id, "E", "lead", branch.id, branch.id, None, None, uow.now, {})
        ids = [person.user_id for person in people if person.user_id]
        await actions.notify(uow, ids, "lead-assigned", VALUES, None, event)
        await uow.commit()
    database = Database(fresh_db.settings.model_copy(update={"smtp_url": mails.smtp_url}))
    both: Callable[[], Awaitable[int]] = lambda: sending.send_due(database)  # noqa: E731 - two sweepers at once
    assert sum(await asyncio.gather(both(), both())) == 4
    assert await sending.send_due(database) == 0
    await database.close()
    assert len(mails.messages()) == 4


async def test_the_worker_sends_beside_its_other_work_and_stops_when_told(
    fresh_db: Database, mails: MailCatcher
) -> None:
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        seller = await make_staff(uow, branch, "FIELD_SALES")
        event = StoredEvent(0, branch.id, "E", "lead", branch.id, branch.id, None, None, uow.now, {})
        await actions.notify(uow, [seller.user_id] if seller.user_id else [], "lead-assigned", VALUES, None, event)
        await uow.commit()
    database = Database(fresh_db.settings.model_copy(update={"smtp_url": mails.smtp_url}))
    stopping = asyncio.Event()
    task = asyncio.create_task(send_until(database, stopping))
    try:
        await asyncio.to_thread(mails.wait_for, f"{seller.name.split()[-1]}@staff.example")
    finally:
        stopping.set()
        await asyncio.wait_for(task, 10)
        await database.close()
