"""Inbox items tell those who are asked, in their words, and never the sender; and every event's job exists."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.events import StoredEvent
from api.core.ids import new_id
from api.notifications.models import Message, Notification
from api.work.models import ActionRequest
from tests.factories.people import make_staff, make_team
from tests.notifications.conftest import World
from worker.jobs import notices


async def test_a_team_is_told_without_the_sender(db: Database, world: World) -> None:
    async with db.unit_of_work(SYSTEM) as uow:
        team = await make_team(uow, world.branch, "PRICING")
        sender = await make_staff(uow, world.branch, "PRICING", team=team)
        colleague = await make_staff(uow, world.branch, "PRICING", team=team)
        request = uow.add(
            ActionRequest(
                branch_id=world.branch.id,
                kind="REVIEW",
                subject="team",
                subject_id=team.id,
                number="O-2026-000001",
                titles={"en": "Review the price", "ro": "Verificați prețul"},
                sender_id=sender.user_id,
                to_team_id=team.id,
            )
        )
        await uow.flush()
        event = StoredEvent(
            0, new_id(), "ActionRequested", "team", team.id, world.branch.id, None, sender.user_id,
            datetime(2026, 5, 3, tzinfo=UTC), {"request_id": str(request.id)},
        )  # fmt: skip
        await notices.tell_action_requested(uow, event)
        await notices.tell_action_requested(uow, event)
        await uow.commit()
    async with db.unit_of_work(SYSTEM) as uow:
        told = await uow.session.scalars(
            select(Notification.user_id).where(col(Notification.event_id) == event.id)  # type: ignore[call-overload]
        )
        assert list(told) == [colleague.user_id]
        mail = await uow.session.scalar(select(Message).where(col(Message.user_id) == colleague.user_id))
        assert mail is not None
        assert mail.subject == "You are asked: Review the price O-2026-000001"
