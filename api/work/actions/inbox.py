"""The inbox: who is asked for what, and the answers (INB-01, INB-02)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from api.core.errors import InvalidInput, NotFound, UserError, require
from api.core.i18n import LANGUAGES, text
from api.core.uow import UnitOfWork
from api.people.models import Team, UserAccount
from api.work import policy as may
from api.work import queries
from api.work.events import ActionAnswered, ActionRequested, inbox_channels
from api.work.models import ActionRequest, Activity, ProcessRun, RequestState
from api.work.rules import CUSTOMER, ON_THE_CARD


class RequestClosed(UserError):
    """The inbox item was answered already, or is no longer needed."""

    code = "request-closed"
    title = "the item is closed"


class About(Protocol):
    """The object that an inbox item is about."""

    @property
    def branch_id(self) -> UUID:
        """Its branch."""

    @property
    def subject(self) -> str:
        """Name of its table."""

    @property
    def subject_id(self) -> UUID:
        """Its key."""

    @property
    def number(self) -> str:
        """Its number, as people know it."""

    @property
    def customer_id(self) -> UUID | None:
        """Its customer."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An object that is no run of a process, as an inbox item shows it."""

    branch_id: UUID
    subject: str
    subject_id: UUID
    number: str
    customer_id: UUID | None = None


async def create_request(  # noqa: PLR0913 - an item has many optional parts, all by keyword
    uow: UnitOfWork,
    *,
    kind: str,
    title_key: str,
    about: About,
    names: Mapping[str, str] | None = None,
    values: Mapping[str, object] | None = None,
    note: str = "",
    to_user_id: UUID | None = None,
    to_team_id: UUID | None = None,
    to_customer: bool = False,
    due_at: datetime | None = None,
    activity_id: UUID | None = None,
) -> ActionRequest:
    """Put an item into an inbox. `names` (language → text) is the value `name` of the title, in the reader's language.

    Without an address it is for whoever sees the branch's whole inbox.
    """
    titles = {
        language: text(language, title_key, **(values or {}), **_name(names, language), number=about.number)
        for language in LANGUAGES
    }
    request = uow.add(
        ActionRequest(
            branch_id=about.branch_id,
            kind=kind,
            subject=about.subject,
            subject_id=about.subject_id,
            number=about.number,
            customer_id=about.customer_id,
            titles=titles,
            note=note,
            sender_id=uow.actor.user_id,
            to_user_id=to_user_id,
            to_team_id=to_team_id,
            to_customer=to_customer,
            due_at=due_at,
            activity_id=activity_id,
        )
    )
    await uow.flush()
    uow.record(
        ActionRequested(
            **_object(request),
            request_id=request.id,
            kind=kind,
            to_user_id=to_user_id,
            to_team_id=to_team_id,
            to_customer=to_customer,
        )
    )
    return request


async def send_action(
    uow: UnitOfWork,
    about: About,
    *,
    kind: str,
    note: str,
    to_user_id: UUID | None = None,
    to_team_id: UUID | None = None,
    due_at: datetime | None = None,
) -> ActionRequest:
    """Send an object to another person's or team's inbox with a request. Raises PermissionDenied, InvalidInput, NotFound."""
    require(may.can_send(uow.actor, about.branch_id))
    if (to_user_id is None) == (to_team_id is None):
        raise InvalidInput("toUserId", code="request-one-address")
    if not note.strip():
        raise InvalidInput("note", code="request-note-missing")
    await _check_address(uow, about.branch_id, to_user_id, to_team_id)
    request = await create_request(
        uow,
        kind=kind,
        title_key="work-title-sent",
        about=about,
        note=note,
        to_user_id=to_user_id,
        to_team_id=to_team_id,
        due_at=due_at,
    )
    uow.audit("action.send", request, {"kind": kind, "note": note})
    return request


async def answer_request(uow: UnitOfWork, request_id: UUID, *, done: bool, answer: str = "") -> ActionRequest:
    """Answer an item, done or declined; the sender finds the answer in their inbox.

    The item of an activity is closed by the activity itself, some by what happens to their object. Raises NotFound,
    PermissionDenied, RequestClosed, InvalidInput (request-activity, request-on-card).
    """
    request = await queries.lock_request(uow, request_id)
    require(may.can_answer(uow.actor, request))
    if request.state is not RequestState.OPEN:
        raise RequestClosed
    if request.activity_id is not None and request.kind == "ACTIVITY":
        raise InvalidInput("id", code="request-activity")
    if request.kind in ON_THE_CARD:
        raise InvalidInput("id", code="request-on-card")
    request.answer = answer
    _close(uow, request, RequestState.DONE if done else RequestState.DECLINED)
    uow.audit("action.answer", request, {"state": request.state, "answer": answer})
    if request.sender_id is not None and request.sender_id != uow.actor.user_id and request.kind != "ANSWER":
        await create_request(
            uow,
            kind="ANSWER",
            title_key="work-title-done" if done else "work-title-declined",
            about=request,
            note=answer,
            to_user_id=request.sender_id,
        )
    await uow.flush()
    return request


async def claim_request(uow: UnitOfWork, request_id: UUID) -> ActionRequest:
    """Take a team's item in hand, so that the others see who has it. Raises NotFound, PermissionDenied, RequestClosed."""
    request = await queries.lock_request(uow, request_id)
    require(may.can_answer(uow.actor, request))
    if request.state is not RequestState.OPEN:
        raise RequestClosed
    claim(uow, request)
    uow.audit("action.claim", request)
    await uow.flush()
    return request


def claim(uow: UnitOfWork, request: ActionRequest) -> None:
    """Note that the actor has an item in hand, and let the others who look at it see that."""
    request.claimed_by_id = uow.actor.user_id
    for box in inbox_channels(request.branch_id, request.customer_id, request.to_user_id, request.to_team_id):
        uow.tell(box, request.id)


async def request_of_activity(uow: UnitOfWork, run: ProcessRun, activity: Activity) -> None:
    """Ask the activity's doer: the role's first team, or the customer."""
    customer = activity.role == CUSTOMER
    team_id = None if customer else await queries.team_id_of_role(uow, run.branch_id, activity.role)
    await create_request(
        uow,
        kind="ACTIVITY",
        title_key="work-title-activity",
        names=activity.names,
        about=run,
        to_team_id=team_id,
        to_customer=customer and run.customer_id is not None,
        due_at=activity.due_at,
        activity_id=activity.id,
    )


async def finish_of(uow: UnitOfWork, activity_id: UUID) -> None:
    """Close an activity's items: it is done."""
    for request in await queries.open_requests_of(uow, activity_id):
        _close(uow, request, RequestState.DONE)


async def withdraw_of(uow: UnitOfWork, activity_id: UUID) -> None:
    """Close an activity's items: they are no longer needed."""
    for request in await queries.open_requests_of(uow, activity_id):
        _close(uow, request, RequestState.WITHDRAWN)


async def close_about(uow: UnitOfWork, subject_id: UUID, kind: str, state: RequestState = RequestState.DONE) -> None:
    """Close the open items of a kind on an object, whoever they are addressed to: the object itself has moved on."""
    for request in await queries.open_requests_about(uow, subject_id, kind):
        _close(uow, request, state)


async def settle_request(uow: UnitOfWork, request_id: UUID, state: RequestState = RequestState.DONE) -> None:
    """Close one item whose object has moved on, if it is still open. Raises NotFound."""
    request = await queries.lock_request(uow, request_id)
    if request.state is RequestState.OPEN:
        _close(uow, request, state)


def _close(uow: UnitOfWork, request: ActionRequest, state: RequestState) -> None:
    request.state, request.answered_at, request.answered_by_id = state, uow.now, uow.actor.user_id
    uow.record(
        ActionAnswered(
            **_object(request),
            request_id=request.id,
            kind=request.kind,
            state=state.name,
            to_user_id=request.to_user_id,
            to_team_id=request.to_team_id,
            sender_id=request.sender_id,
        )
    )


async def _check_address(uow: UnitOfWork, branch_id: UUID, user_id: UUID | None, team_id: UUID | None) -> None:
    if user_id is not None:
        user = await uow.session.get(UserAccount, user_id)
        if user is None or user.customer_id is not None or branch_id not in user.branch_ids:
            raise NotFound("User", "toUserId")
    if team_id is not None:
        team = await uow.session.get(Team, team_id)
        if team is None or team.branch_id != branch_id:
            raise NotFound("Team", "toTeamId")


def _name(names: Mapping[str, str] | None, language: str) -> dict[str, str]:
    return {} if names is None else {"name": names.get(language) or names["en"]}


def _object(request: ActionRequest) -> dict[str, Any]:
    return {
        "subject_id": request.subject_id,
        "branch_id": request.branch_id,
        "customer_id": request.customer_id,
        "about": request.subject,
    }
