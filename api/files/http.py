"""POST /files takes an upload; GET /files/{id} gives an attachment, by access token or by a signed link."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from api.core import i18n
from api.core.actor import ANONYMOUS, Actor
from api.core.config import Settings
from api.core.database import Database
from api.core.errors import InvalidInput, NotFound, PermissionDenied, UserError
from api.core.graphql import idempotency, references
from api.core.ids import GlobalID
from api.core.uow import NOW
from api.files import actions, links, store
from api.files.models import Attachment
from api.files.rules import SHOWABLE, FileRefused, FileTooLarge
from api.people.auth.authenticate import load_actor

Authenticate = Callable[[HTTPConnection], Awaitable[Actor]]
FRAME_BYTES = 64 * 1024  # what multipart adds around a file
# A file that was stored under a key can be named by it in later changes, as `upl_<key>`.
UPLOAD: Final = "upload"
references.makes(UPLOAD, {"upload": "upl"})
STATUS: dict[type[UserError], int] = {FileTooLarge: 413, FileRefused: 415, NotFound: 404, PermissionDenied: 403}
# Whatever a shown file contains, it runs nothing, loads nothing and belongs to no origin.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"
SAFE = {
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
}


def file_routes(database: Database, settings: Settings, authenticate: Authenticate) -> list[Route]:
    """Return the endpoints, bound to a database; `authenticate` tells who sends a request."""
    endpoints = _Endpoints(database, settings, authenticate)
    return [
        Route("/files", endpoints.upload, methods=["POST"]),
        Route("/files/{id}", endpoints.download, methods=["GET"]),
    ]


class _Endpoints:
    def __init__(self, database: Database, settings: Settings, authenticate: Authenticate) -> None:
        self.database = database
        self.settings = settings
        self.authenticate = authenticate

    async def upload(self, request: Request) -> Response:
        """Take one file as multipart field `file`; answers {id, name, mediaType, size}, once for an `Idempotency-Key`."""
        actor = ANONYMOUS
        try:
            actor = await self.authenticate(request)
            if actor.user_id is None:
                return _refused(actor, PermissionDenied(), 401)
            file = await _single_file(request, self.settings.files_max_bytes)
            try:
                body = await self._taken(actor, file, request.headers.get("idempotency-key"))
            finally:
                await file.close()
        except UserError as refusal:
            return _refused(actor, refusal)
        return JSONResponse(body, status_code=201, headers={"cache-control": "no-store"})

    async def _taken(self, actor: Actor, file: UploadFile, key: str | None) -> dict[str, Any]:
        """Store the file and tell what it is; under the same key the same file is stored once."""
        name, size = file.filename or "", file.size or 0
        digest = idempotency.input_hash({"name": name, "size": size})
        once = None if key is None else idempotency.once(actor, UPLOAD, key, digest)
        async with self.database.unit_of_work(actor, once.opening() if once else NOW) as uow:
            if once and (known := await once.known(uow)) is not None:
                return _answer(**known)
            upload = await actions.take_upload(uow, name, file.file, size)
            result: dict[str, Any] = {
                "upload": upload.id,
                "name": upload.name,
                "media_type": upload.media_type,
                "size": upload.size,
            }
            if once:
                once.remember(uow, result)
            await uow.commit()
        return _answer(**result)

    async def download(self, request: Request) -> Response:
        """Send an attachment that the caller sees; `?view=1` shows pictures and PDF inside a sandbox."""
        actor = ANONYMOUS
        try:
            attachment_id = GlobalID.parse(request.path_params["id"]).of("att")
            actor = await self._reader(request, attachment_id)
            if actor.user_id is None:
                return _refused(actor, PermissionDenied(), 401)
            async with self.database.unit_of_work(actor) as uow:
                attachment = await actions.read_attachment(uow, attachment_id)
                content = await store.read(self.settings.files_url, attachment.storage_key)
                await uow.commit()
        except UserError as refusal:
            return _refused(actor, refusal)
        return StreamingResponse(content, headers=_headers(attachment, view=request.query_params.get("view") == "1"))

    async def _reader(self, request: Request, attachment_id: UUID) -> Actor:
        """Who asks: the owner of the session that a signed link names, or the bearer of a token."""
        signature = request.query_params.get("signature")
        if signature is None:
            return await self.authenticate(request)
        try:
            session_id = UUID(request.query_params.get("session", ""))
            expires = int(request.query_params.get("expires", ""))
        except ValueError as error:
            raise InvalidInput("id", code="invalid-id") from error
        if not links.holds(self.settings, attachment_id, session_id, expires, signature):
            return ANONYMOUS
        async with AsyncSession(self.database.signin) as session:
            found = await session.execute(_SESSION, {"session": session_id})
            row = found.one_or_none()
        if row is None:
            return ANONYMOUS
        claims = {"user": row.id, "session": session_id, "version": row.version}
        return await load_actor(self.database, claims) or ANONYMOUS


_SESSION = sql(
    "select u.id, u.version from user_session s join user_account u on u.id = s.user_id where s.id = :session"
)


async def _single_file(request: Request, limit: int) -> UploadFile:
    """Read the body piece by piece up to the limit. Raises FileTooLarge, InvalidInput."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > limit + FRAME_BYTES:
        raise FileTooLarge("file", limit=limit // (1024 * 1024))
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise InvalidInput("file", code="body-malformed")
    parser = MultiPartParser(request.headers, _capped(request, limit + FRAME_BYTES), max_files=1, max_fields=0)
    too_large = FileTooLarge("file", limit=limit // (1024 * 1024))
    try:
        form = await parser.parse()
    except _TooMuch as error:
        raise too_large from error
    except (MultiPartException, ClientDisconnect, KeyError) as error:
        raise InvalidInput("file", code="body-malformed") from error
    file = form.get("file")
    if not isinstance(file, UploadFile):
        await form.close()
        raise InvalidInput("file", code="body-malformed")
    if (file.size or 0) > limit:
        await form.close()
        raise too_large
    return file


def _answer(*, upload: UUID | str, name: str, media_type: str, size: int) -> dict[str, Any]:
    return {"id": f"upl_{upload}", "name": name, "mediaType": media_type, "size": size}


class _TooMuch(MultiPartException):
    """The parser knows its own kind of error only, and closes its temporary files for no other."""


async def _capped(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    seen = 0
    async for piece in request.stream():
        seen += len(piece)
        if seen > limit:
            raise _TooMuch("too large")
        yield piece


def _headers(attachment: Attachment, *, view: bool) -> dict[str, str]:
    shown = view and attachment.media_type in SHOWABLE
    plain = attachment.name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    disposition = "inline" if shown else "attachment"
    charset = "; charset=utf-8" if attachment.media_type.startswith("text/") else ""
    return {
        **SAFE,
        "content-type": attachment.media_type + charset,
        "content-length": str(attachment.size),
        "content-disposition": f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(attachment.name, safe='')}",
        "content-security-policy": SANDBOX,
        "cache-control": "private, max-age=600" if shown else "private, no-store",
    }


def _refused(actor: Actor, refusal: UserError, status: int | None = None) -> JSONResponse:
    body = {"code": refusal.code, "message": i18n.error_text(actor.language, refusal), "path": list(refusal.path)}
    code = status or next((code for kind, code in STATUS.items() if isinstance(refusal, kind)), 400)
    return JSONResponse({"error": body}, status_code=code, headers={"cache-control": "no-store"})
