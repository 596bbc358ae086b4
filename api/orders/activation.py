"""The built-in activation system: it keeps what is switched on; a repeated call is one activation (ITG-01)."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.orders.models import Activation, Order


class ActivationPort(Protocol):
    """An activation system. It may raise, and is then tried again with the same key."""

    async def activate(self, order: Order, components: Sequence[str], key: str) -> UUID:
        """Switch the components on; the same key switches nothing on twice. Returns the activation's id."""


class ReferenceActivation:
    """Activation in the product's own database."""

    def __init__(self, uow: UnitOfWork) -> None:
        """Write into the caller's transaction."""
        self._uow = uow

    async def activate(self, order: Order, components: Sequence[str], key: str) -> UUID:
        """Keep the activation."""
        statement = (
            insert(Activation)
            .values(
                id=new_id(),
                created_at=self._uow.now,
                key=key,
                branch_id=order.branch_id,
                order_id=order.id,
                components=list(components),
            )
            .on_conflict_do_update(index_elements=["key"], set_={"key": key})
            .returning(Activation.__table__.c.id)  # type: ignore[attr-defined] # SQLModel sets it on table classes
        )
        activation_id: UUID = (await self._uow.session.execute(statement)).scalar_one()
        return activation_id
