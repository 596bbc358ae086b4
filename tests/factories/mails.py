"""Mails that wait to be sent, for tests."""

import re
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.actor import SYSTEM
from api.core.database import Database
from api.notifications.models import Message


async def mails_to(db: Database, customer_id: UUID, kind: str | None = None) -> Sequence[Message]:
    """Return what a customer was written, oldest first."""
    statement = select(Message).where(col(Message.customer_id) == customer_id).order_by(col(Message.created_at))
    if kind is not None:
        statement = statement.where(col(Message.kind) == kind)
    async with db.unit_of_work(SYSTEM) as uow:
        return (await uow.session.scalars(statement)).all()


def link_token(message: Message) -> str:
    """Return the token of the link in the mail: its last part, whatever stands before."""
    (link,) = re.findall(r"https?://\S*link\S*", message.text)
    return str(re.split(r"[/=#]", link)[-1])
