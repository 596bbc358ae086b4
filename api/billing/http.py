"""Billing over HTTP: signed, retried, idempotent, and every call in the log (ITG-01)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

import httpx
import orjson

from api.billing import rules
from api.billing.models import CallStatus
from api.billing.port import Acknowledgement, InvoiceData, InvoiceLineData, Party, ReadyForBilling, as_json
from api.core import clock
from api.core.ids import new_id

PAUSES: Final = (0.2, 0.8)
TIMEOUT: Final = httpx.Timeout(10.0, connect=3.0)
RETRIED: Final = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call as the log keeps it."""

    operation: str
    method: str
    path: str
    idempotency_key: str
    request: dict[str, Any] | None
    response: dict[str, Any] | None = None
    status: CallStatus = CallStatus.FAILED
    http_status: int | None = None
    attempts: int = 0
    error: str | None = None
    repeats_id: UUID | None = None


Log = Callable[[Call], Awaitable[UUID]]
Pause = Callable[[float], Awaitable[None]]


class HttpBilling:
    """A billing system behind `url`; `log` keeps each call, whatever becomes of the caller's transaction."""

    def __init__(self, url: str, secret: str, log: Log, *, pause: Pause = asyncio.sleep) -> None:
        """Sign with the secret that both sides share."""
        self._url = url.rstrip("/")
        self._secret = secret.encode()
        self._log = log
        self._pause = pause

    async def customer_exists(self, billing_customer_id: str) -> bool:
        """Ask for the customer; 404 is the answer no."""
        found = await self.send(
            "customer_exists", "GET", f"/customers/{quote(billing_customer_id, safe='')}", missing=True
        )
        return found is not None

    async def register_customer(self, party: Party) -> str:
        """Make the customer known; the customer's own id is the idempotency key."""
        key = f"register-{party.customer_id}"
        return str((await self._answer("register_customer", "POST", "/customers", as_json(party), key))["id"])

    async def ready_for_billing(
        self, billing_customer_id: str, order: ReadyForBilling, idempotency_key: str
    ) -> Acknowledgement:
        """Hand over a step of an order."""
        path = f"/customers/{quote(billing_customer_id, safe='')}/ready-for-billing"
        answer = await self._answer("ready_for_billing", "POST", path, as_json(order), idempotency_key)
        return Acknowledgement(number=str(answer["number"]), at=datetime.fromisoformat(answer["at"]))

    async def invoices(self, billing_customer_id: str) -> list[InvoiceData]:
        """Read the customer's invoices."""
        path = f"/customers/{quote(billing_customer_id, safe='')}/invoices"
        answer = await self._answer("invoices", "GET", path)
        return [_invoice(item) for item in answer["invoices"]]

    async def balance(self, billing_customer_id: str) -> Decimal:
        """Read what the customer owes."""
        answer = await self._answer("balance", "GET", f"/customers/{quote(billing_customer_id, safe='')}/balance")
        return Decimal(answer["amount"])

    async def _answer(
        self, operation: str, method: str, path: str, body: dict[str, Any] | None = None, key: str | None = None
    ) -> dict[str, Any]:
        """Send, and insist on an answer."""
        answer = await self.send(operation, method, path, body, key)
        if answer is None:
            raise rules.BillingRefused(reason="no answer")
        return answer

    async def send(
        self,
        operation: str,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        key: str | None = None,
        *,
        missing: bool = False,
        repeats_id: UUID | None = None,
    ) -> dict[str, Any] | None:
        """Send a call with its retries and log it; with `missing`, 404 is answered by None.

        Raises BillingUnavailable when there is no answer after three attempts, BillingRefused on any other refusal.
        """
        key = key or str(new_id())
        response, error, attempts = await self._attempt(method, path, b"" if body is None else orjson.dumps(body), key)
        answer = _json(response)
        absent = missing and response is not None and response.status_code == HTTPStatus.NOT_FOUND
        succeeded = absent or (response is not None and response.is_success)
        await self._log(
            Call(
                operation=operation,
                method=method,
                path=path,
                idempotency_key=key,
                request=body,
                response=answer,
                status=CallStatus.OK if succeeded else CallStatus.FAILED,
                http_status=None if response is None else response.status_code,
                attempts=attempts,
                error=error,
                repeats_id=repeats_id,
            )
        )
        if succeeded:
            return None if absent else answer
        if response is None or response.status_code in RETRIED:
            raise rules.BillingUnavailable
        raise rules.BillingRefused(reason=str(response.status_code))

    async def _attempt(
        self, method: str, path: str, body: bytes, key: str
    ) -> tuple[httpx.Response | None, str | None, int]:
        """Try up to three times; return the last answer, the last fault and the number of attempts."""
        response, error, attempts = None, None, 0
        async with httpx.AsyncClient(timeout=TIMEOUT) as client:
            for pause in (*PAUSES, None):
                attempts += 1
                try:
                    response = await client.request(
                        method, f"{self._url}{path}", content=body, headers=self._headers(body, key)
                    )
                    error = None
                except httpx.TransportError as fault:
                    response, error = None, type(fault).__name__
                if pause is None or (response is not None and response.status_code not in RETRIED):
                    break
                await self._pause(pause)
        return response, error, attempts

    def _headers(self, body: bytes, key: str) -> dict[str, str]:
        """Return the signed headers of one attempt."""
        call_id, timestamp = str(new_id()), str(int(clock.now().timestamp()))
        return {
            "content-type": "application/json",
            "idempotency-key": key,
            "x-trunkline-id": call_id,
            "x-trunkline-timestamp": timestamp,
            "x-trunkline-signature": rules.signature(self._secret, call_id, timestamp, body),
        }


def _json(response: httpx.Response | None) -> dict[str, Any] | None:
    """Return the answer's object, None when it is no JSON object."""
    if response is None:
        return None
    try:
        found = orjson.loads(response.content)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


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
