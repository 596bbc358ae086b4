"""The port to activation, and the two systems behind it; a repeated call is one activation (ITG-01)."""

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from api.billing.remote import ACTIVATION, Remote, open_remote
from api.core.errors import IdempotencyMismatch
from api.core.ids import new_id
from api.core.uow import UnitOfWork
from api.orders.models import Activation, Order

_TABLE: Any = Activation.__table__  # type: ignore[attr-defined] # SQLModel sets it on table classes


class ActivationPort(Protocol):
    """An activation system. It may raise, and is then tried again with the same key."""

    async def activate(self, order: Order, components: Sequence[str], key: str) -> str:
        """Switch the components on; the same key switches nothing on twice. Returns the system's own reference.

        Raises ActivationUnavailable, ActivationRefused, IdempotencyMismatch.
        """


def activation_for(uow: UnitOfWork, branch_id: UUID) -> ActivationPort:
    """Return the connected activation system, or the built-in one when `activation_url` is empty."""
    if not uow.settings.activation_url:
        return ReferenceActivation(uow)
    return HttpActivation(open_remote(uow, branch_id, ACTIVATION))


class HttpActivation:
    """An activation system of somebody else."""

    def __init__(self, remote: Remote) -> None:
        """Speak to it through its port."""
        self._remote = remote

    async def activate(self, order: Order, components: Sequence[str], key: str) -> str:
        """Send what is to be switched on."""
        body = {"order": order.number, "customer_id": str(order.customer_id), "components": list(components)}
        return str((await self._remote.answer("activate", "POST", "/activations", body, key))["reference"])


class ReferenceActivation:
    """Activation in the product's own database."""

    def __init__(self, uow: UnitOfWork) -> None:
        """Write into the caller's transaction."""
        self._uow = uow

    async def activate(self, order: Order, components: Sequence[str], key: str) -> str:
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
            .returning(_TABLE.c.id, _TABLE.c.order_id, _TABLE.c.components)
        )
        kept = (await self._uow.session.execute(statement)).one()
        if (kept.order_id, kept.components) != (order.id, list(components)):
            raise IdempotencyMismatch
        return str(kept.id)
