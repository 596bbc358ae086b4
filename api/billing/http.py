"""Billing over HTTP (ITG-01)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from api.billing.port import Acknowledgement, InvoiceData, InvoiceLineData, Party, ReadyForBilling, as_json
from api.billing.remote import Remote


class HttpBilling:
    """A billing system of somebody else."""

    def __init__(self, remote: Remote) -> None:
        """Speak to it through its port."""
        self._remote = remote

    async def customer_exists(self, billing_customer_id: str) -> bool:
        """Ask for the customer; 404 is the answer no."""
        found = await self._remote.send(
            "customer_exists", "GET", f"/customers/{quote(billing_customer_id, safe='')}", missing=True
        )
        return found is not None

    async def register_customer(self, party: Party) -> str:
        """Make the customer known; the customer's own id is the idempotency key."""
        key = f"register-{party.customer_id}"
        return str((await self._remote.answer("register_customer", "POST", "/customers", as_json(party), key))["id"])

    async def ready_for_billing(
        self, billing_customer_id: str, order: ReadyForBilling, idempotency_key: str
    ) -> Acknowledgement:
        """Hand over a step of an order."""
        path = f"/customers/{quote(billing_customer_id, safe='')}/ready-for-billing"
        answer = await self._remote.answer("ready_for_billing", "POST", path, as_json(order), idempotency_key)
        return Acknowledgement(number=str(answer["number"]), at=datetime.fromisoformat(answer["at"]))

    async def invoices(self, billing_customer_id: str) -> list[InvoiceData]:
        """Read the customer's invoices."""
        path = f"/customers/{quote(billing_customer_id, safe='')}/invoices"
        answer = await self._remote.answer("invoices", "GET", path)
        return [_invoice(item) for item in answer["invoices"]]

    async def balance(self, billing_customer_id: str) -> Decimal:
        """Read what the customer owes."""
        answer = await self._remote.answer(
            "balance", "GET", f"/customers/{quote(billing_customer_id, safe='')}/balance"
        )
        return Decimal(answer["amount"])


def _invoice(item: dict[str, Any]) -> InvoiceData:
    """Read an invoice; raises KeyError or ValueError when it is malformed."""
    return InvoiceData(
        number=item["number"],
        month=date.fromisoformat(item["month"]),
        issued_on=date.fromisoformat(item["issued_on"]),
        due_on=date.fromisoformat(item["due_on"]),
        currency=item["currency"],
        net=Decimal(item["net"]),
        vat=Decimal(item["vat"]),
        lines=tuple(
            InvoiceLineData(
                description=line["description"],
                from_day=date.fromisoformat(line["from_day"]),
                until_day=date.fromisoformat(line["until_day"]),
                net=Decimal(line["net"]),
                tax_rate=Decimal(line["tax_rate"]),
                vat=Decimal(line["vat"]),
            )
            for line in item["lines"]
        ),
    )
