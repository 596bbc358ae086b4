"""Calls to systems of others over HTTP: signed, retried, idempotent, and every one in the log (ITG-01)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from time import perf_counter
from typing import Any, Final
from uuid import UUID

import httpx
import orjson
from sqlalchemy.ext.asyncio import AsyncEngine

from api.billing import rules
from api.billing.models import CallStatus, PortCall
from api.core import clock
from api.core.config import Settings
from api.core.errors import UserError
from api.core.ids import new_id
from api.core.metrics import OUTBOUND
from api.core.traces import onward, span
from api.core.uow import UnitOfWork, begin

PAUSES: Final = (0.2, 0.8)
TIMEOUT: Final = httpx.Timeout(10.0, connect=3.0)
RETRIED: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
BILLING: Final = "billing"
ACTIVATION: Final = "activation"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A system of others: where it is, the secret that both sides share, and what its silence and its no are called."""

    name: str
    url: str
    secret: str
    unavailable: type[UserError]
    refused: type[UserError]


def neighbour(settings: Settings, port: str) -> Neighbour:
    """Return the system behind a port; its address is empty when the built-in one does the work."""
    if port == BILLING:
        return Neighbour(
            BILLING, settings.billing_url, settings.billing_secret, rules.BillingUnavailable, rules.BillingRefused
        )
    return Neighbour(
        ACTIVATION,
        settings.activation_url,
        settings.activation_secret,
        rules.ActivationUnavailable,
        rules.ActivationRefused,
    )


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


class Remote:
    """A neighbour that is called; `log` keeps each call, whatever becomes of the caller's transaction."""

    def __init__(self, system: Neighbour, log: Log, *, pause: Pause = asyncio.sleep) -> None:
        """Sign with the secret that both sides share."""
        self._system = system
        self._url = system.url.rstrip("/")
        self._secret = system.secret.encode()
        self._log = log
        self._pause = pause

    async def answer(
        self, operation: str, method: str, path: str, body: dict[str, Any] | None = None, key: str | None = None
    ) -> dict[str, Any]:
        """Send, and insist on an answer."""
        answer = await self.send(operation, method, path, body, key)
        if answer is None:
            raise self._system.refused(reason="no answer")
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

        Raises the neighbour's error when there is no answer after three attempts, and its other one on a refusal.
        """
        key = key or str(new_id())
        began = perf_counter()
        with span(f"{self._system.name} {operation}"):
            sent = b"" if body is None else orjson.dumps(body)
            response, error, attempts = await self._attempt(method, path, sent, key)
        answer = _json(response)
        absent = missing and response is not None and response.status_code == HTTPStatus.NOT_FOUND
        succeeded = absent or (response is not None and response.is_success)
        OUTBOUND.observe(perf_counter() - began, self._system.name, "ok" if succeeded else "failed")
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
            raise self._system.unavailable
        raise self._system.refused(reason=str(response.status_code))

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
        return onward() | {
            "content-type": "application/json",
            "idempotency-key": key,
            "x-trunkline-id": call_id,
            "x-trunkline-timestamp": timestamp,
            "x-trunkline-signature": rules.signature(self._secret, call_id, timestamp, body),
        }


def open_remote(uow: UnitOfWork, branch_id: UUID, port: str, written: list[UUID] | None = None) -> Remote:
    """Return a port's neighbour; its log has transactions of its own, so a failed call stays on record.

    `written` is given the keys of the entries.
    """
    engine = uow.session.bind
    if not isinstance(engine, AsyncEngine):
        raise TypeError("the log of calls needs the engine of the unit of work")

    async def log(call: Call) -> UUID:
        async with begin(engine, uow.actor, uow.settings) as own:
            values = {name: getattr(call, name) for name in Call.__dataclass_fields__}
            row = own.add(PortCall(branch_id=branch_id, port=port, finished_at=clock.now(), **values))
            await own.commit()
        if written is not None:
            written.append(row.id)
        return row.id

    return Remote(neighbour(uow.settings, port), log)


def _json(response: httpx.Response | None) -> dict[str, Any] | None:
    """Return the answer's object, None when it is no JSON object."""
    if response is None:
        return None
    try:
        found = orjson.loads(response.content)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None
