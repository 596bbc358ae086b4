"""The hint that a notification arrived, sent after the commit. A lost hint costs nothing: the row is there."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session

from api.core.hints import hint
from api.core.uow import UnitOfWork


def channel(user_id: UUID) -> str:
    """Name a person's channel."""
    return f"notifications:{user_id}"


def announce(uow: UnitOfWork, told: Sequence[tuple[UUID, UUID]]) -> None:
    """Once this transaction has committed, tell each (user, notification)'s open screens."""

    def committed(session: Session) -> None:
        del session
        hint(uow.settings, [(channel(user_id), notification_id) for user_id, notification_id in told])

    event.listen(uow.session.sync_session, "after_commit", committed, once=True)
