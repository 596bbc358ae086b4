"""What the caller may do with activities and inbox items, asked of the policy that the actions obey."""

from typing import Any

import strawberry

from api.core.actor import Actor
from api.core.errors import Allowed
from api.core.graphql.abilities import Ability, ability
from api.core.ids import GlobalID as Id
from api.work import policy
from api.work.models import ActionRequest, Activity, ActivityMove, ActivityState, RequestState


@strawberry.type(description="What the caller may do with an activity now, and why not.")
class ActivityAbilities:
    start: Ability = strawberry.field(description="Take it in hand.")
    complete: Ability = strawberry.field(description="Say that it is done.")
    fail: Ability = strawberry.field(description="Say that it can't be done.")
    retry: Ability = strawberry.field(description="Open it again after a failure.")
    skip: Ability = strawberry.field(description="Leave it out.")


MOVES = {
    "start": ActivityMove.START,
    "complete": ActivityMove.COMPLETE,
    "fail": ActivityMove.FAIL,
    "retry": ActivityMove.RETRY,
    "skip": ActivityMove.SKIP,
}


def activity_abilities(actor: Actor, row: dict[str, Any]) -> ActivityAbilities:
    """Ask the policy about an activity as it was read."""
    activity = Activity.model_construct(
        branch_id=_key(row["branch_id"]),
        customer_id=_key(row["customer_id"]),
        role=row["role"],
        action=row["action"],
        optional=row["optional"],
        state=ActivityState[row["state"]],
    )
    teams = [_key(team) for team in row["teams"]]
    decisions = {name: policy.can_move(actor, activity, move, teams) for name, move in MOVES.items()}
    return ActivityAbilities(**{name: ability(actor, decision) for name, decision in decisions.items()})


@strawberry.type(description="What the caller may do with an inbox item.")
class ActionRequestAbilities:
    answer: bool = strawberry.field(description="Answer or claim it.")


def request_abilities(actor: Actor, row: dict[str, Any]) -> ActionRequestAbilities:
    """Ask the policy about a planned row."""
    request = ActionRequest.model_construct(
        branch_id=_key(row["branch_id"]),
        to_user_id=_key(row["to_user_id"]),
        to_team_id=_key(row["to_team_id"]),
        to_customer=row["to_customer"],
        customer_id=_key(row["customer_id"]),
    )
    may = row["state"] == RequestState.OPEN.name and isinstance(policy.can_answer(actor, request), Allowed)
    return ActionRequestAbilities(answer=may)


def _key(value: Any) -> Any:
    return None if value is None else Id.parse(f"x_{value}").uuid
