"""The sign-in endpoints.

POST /auth/sign-in, /auth/link, /auth/refresh, /auth/sign-out, /auth/reset-request, /auth/reset; GET /auth/demo-logins in demo mode. The refresh token
lives in an HttpOnly, SameSite=Strict cookie, and a call that uses it must carry the header `X-Trunkline`, which another
site's form cannot send.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import orjson
from sqlalchemy import select
from sqlmodel import col
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.core.actor import ANONYMOUS
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import InvalidInput, UserError
from api.core.i18n import error_text, supported
from api.core.uow import UnitOfWork
from api.people.auth import reset, sessions
from api.people.auth.authenticate import load_actor
from api.people.demo import DEMO_PASSWORD
from api.people.models import Branch, Role, UserAccount, UserRole

T = TypeVar("T")
COOKIE = "trunkline_refresh"
MAX_BODY = 16 * 1024
ANSWER_SECONDS = 0.25


def routes(database: Database, settings: Settings) -> list[Route]:
    """Return the endpoints, bound to a database."""
    endpoints = _Endpoints(database, settings)
    return [
        Route("/auth/sign-in", endpoints.sign_in, methods=["POST"]),
        Route("/auth/link", endpoints.link, methods=["POST"]),
        Route("/auth/refresh", endpoints.refresh, methods=["POST"]),
        Route("/auth/reset-request", endpoints.reset_request, methods=["POST"]),
        Route("/auth/reset", endpoints.reset, methods=["POST"]),
        Route("/auth/sign-out", endpoints.sign_out, methods=["POST"]),
        Route("/auth/demo-logins", endpoints.demo_logins, methods=["GET"]),
    ]


class _Endpoints:
    """Each endpoint opens one unit of work as the anonymous visitor: nobody is known yet."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        self.settings = settings

    async def sign_in(self, request: Request) -> Response:
        """Answer {accessToken, user} and set the cookie."""

        async def work(uow: UnitOfWork, body: dict[str, Any]) -> tuple[sessions.SignedIn, dict[str, Any]]:
            login, password = _string(body, "login"), _string(body, "password")
            signed_in = await sessions.sign_in(uow, login, password, source=_source(request), agent=_agent(request))
            return signed_in, {}

        return await self._session(request, work)

    async def link(self, request: Request) -> Response:
        """Use up a single-use link; answers as sign-in does, with `target`."""

        async def work(uow: UnitOfWork, body: dict[str, Any]) -> tuple[sessions.SignedIn, dict[str, Any]]:
            signed_in, target = await sessions.sign_in_by_link(uow, _string(body, "token"), agent=_agent(request))
            return signed_in, {"target": target}

        return await self._session(request, work)

    async def refresh(self, request: Request) -> Response:
        """Exchange the cookie for the next one and a new access token; 204 for who has none."""
        if COOKIE not in request.cookies:
            return Response(status_code=204)

        async def work(uow: UnitOfWork, body: dict[str, Any]) -> tuple[sessions.SignedIn, dict[str, Any]]:
            del body
            if "x-trunkline" not in request.headers:
                raise sessions.SessionEnded("token")
            return await sessions.refresh(uow, request.cookies.get(COOKIE, "")), {}

        return await self._session(request, work)

    async def sign_out(self, request: Request) -> Response:
        """End the session; always answers 204."""
        if "x-trunkline" in request.headers:
            async with self.database.unit_of_work(ANONYMOUS) as uow:
                await sessions.sign_out(uow, request.cookies.get(COOKIE, ""))
                await uow.commit()
        response = Response(status_code=204)
        response.delete_cookie(COOKIE, path="/auth")
        return response

    async def reset_request(self, request: Request) -> Response:
        """Have a link for a new password sent; 204 whether there is such an account or not."""

        async def work(uow: UnitOfWork, body: dict[str, Any]) -> None:
            await reset.request_reset(uow, _string(body, "login"), source=_source(request))

        # Nor does the clock tell: a login that nobody has is answered as late as one that exists.
        answer, _ = await asyncio.gather(self._quiet(request, work), asyncio.sleep(ANSWER_SECONDS))
        return answer

    async def reset(self, request: Request) -> Response:
        """Set a new password by the link's token; 204."""

        async def work(uow: UnitOfWork, body: dict[str, Any]) -> None:
            token, password = _string(body, "token"), _string(body, "password")
            await reset.reset_password(uow, token, password, source=_source(request))

        return await self._quiet(request, work)

    async def demo_logins(self, request: Request) -> Response:
        """List the demo's people with the names of their roles, by language; 404 outside demo mode."""
        del request
        if not self.settings.demo:
            return Response(status_code=404)
        async with self.database.unit_of_work(ANONYMOUS) as uow:
            rows = await uow.session.execute(
                select(UserAccount, Branch.code, Role.names)  # type: ignore[call-overload]
                .join(Branch, col(Branch.id) == col(UserAccount.branch_id))
                .join(UserRole, col(UserRole.user_id) == col(UserAccount.id))
                .join(Role, col(Role.id) == col(UserRole.role_id))
                .where(col(UserAccount.login).like("%@demo.example"))
                .order_by(col(Branch.code).desc(), col(UserAccount.kind).desc(), col(Role.code))
            )
            logins = [
                {
                    "login": user.login,
                    "password": DEMO_PASSWORD,
                    "name": user.name,
                    "role": names,
                    "branch": branch,
                    "kind": user.kind.value,
                }
                for user, branch, names in rows
            ]
        return _json(logins)

    async def _quiet(self, request: Request, work: Callable[[UnitOfWork, dict[str, Any]], Awaitable[None]]) -> Response:
        """Run `work` and say no more than that it is done."""
        try:
            await self._committed(request, work)
        except UserError as refusal:
            return _refused(request, refusal)
        return Response(status_code=204)

    async def _committed(self, request: Request, work: Callable[[UnitOfWork, dict[str, Any]], Awaitable[T]]) -> T:
        """Run `work` as the visitor; a refusal is committed too, since it is on record."""
        body = await _body(request)
        async with self.database.unit_of_work(ANONYMOUS) as uow:
            try:
                return await work(uow, body)
            finally:
                await uow.commit()

    async def _session(
        self,
        request: Request,
        work: Callable[[UnitOfWork, dict[str, Any]], Awaitable[tuple[sessions.SignedIn, dict[str, Any]]]],
    ) -> Response:
        """Run `work` and answer with the session."""
        try:
            signed_in, extra = await self._committed(request, work)
        except UserError as refusal:
            return _refused(request, refusal)
        actor = await load_actor(self.database, {"user": signed_in.user.id})
        user = signed_in.user
        response = _json(
            {
                "accessToken": signed_in.access,
                "user": {
                    "id": f"usr_{user.id}",
                    "name": user.name,
                    "kind": user.kind.value,
                    "language": user.language,
                    "roles": sorted(actor.roles) if actor else [],
                    "permissions": sorted(actor.permissions) if actor else [],
                    "maxFileBytes": self.settings.files_max_bytes,
                },
                **extra,
            }
        )
        response.set_cookie(
            COOKIE,
            signed_in.refresh,
            max_age=self.settings.session_days * 86_400,
            path="/auth",
            secure=self.settings.public_url.startswith("https:"),
            httponly=True,
            samesite="strict",
        )
        return response


async def _body(request: Request) -> dict[str, Any]:
    """Read a small JSON object; raises InvalidInput."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MAX_BODY:
            raise InvalidInput("body", code="body-too-large")
    if not raw:
        return {}
    try:
        body = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise InvalidInput("body", code="body-malformed") from error
    if not isinstance(body, dict):
        raise InvalidInput("body", code="body-malformed")
    return body


def _string(body: dict[str, Any], name: str) -> str:
    """Return a text of the body; raises InvalidInput."""
    value = body.get(name)
    if not isinstance(value, str) or len(value) > 1000:  # noqa: PLR2004 - longer than any login or token
        raise InvalidInput(name, code="required")
    return value


def _refused(request: Request, refusal: UserError) -> Response:
    """Say no in the visitor's language."""
    message = error_text(supported(request.headers.get("accept-language")), refusal)
    status = 401 if not isinstance(refusal, InvalidInput) else 400
    return _json({"error": {"code": refusal.code, "message": message, "path": list(refusal.path)}}, status)


def _json(content: object, status: int = 200) -> JSONResponse:
    """Answer JSON that nobody caches."""
    return JSONResponse(content, status_code=status, headers={"cache-control": "no-store"})


def _source(request: Request) -> str:
    """Return where the call comes from."""
    return request.client.host if request.client else "unknown"


def _agent(request: Request) -> str:
    """Return the browser's name."""
    return request.headers.get("user-agent", "")
