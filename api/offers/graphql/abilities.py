"""What the caller may do with an offer, with the reason when not; the client asks nothing else."""

from typing import Any

import strawberry

from api.core.actor import Actor
from api.core.errors import Decision, Denied
from api.core.i18n import text
from api.offers import policy
from api.offers.models import OfferStatus
from api.offers.queries import SIGNATORY

NEEDS = {
    "branch_id": '{t}."branch_id"',
    "customer_id": '{t}."customer_id"',
    "owner_id": '{t}."owner_id"',
    "team_id": '{t}."team_id"',
    "status": "{t}.status::text",
    "resolved": "exists (select 1 from offer_resolution x where x.offer_id = {t}.id)",
    "signatory": SIGNATORY,
}


@strawberry.type(description="Whether one step is possible, and why not.")
class OfferAbility:
    allowed: bool = strawberry.field(description="Whether the caller may do it now.")
    reason: str | None = strawberry.field(description="Why not, in the caller's language.")


@strawberry.type(description="What the caller may do with the offer now.")
class OfferAbilities:
    edit: OfferAbility = strawberry.field(description="Change its lines.")
    submit: OfferAbility = strawberry.field(description="Submit the draft.")
    answer_pricing: OfferAbility = strawberry.field(description="Answer for pricing.")
    send: OfferAbility = strawberry.field(description="Send it to the customer.")
    accept: OfferAbility = strawberry.field(description="Accept it, or record that the customer did.")
    refuse: OfferAbility = strawberry.field(description="Refuse it, or record that the customer did.")
    withdraw: OfferAbility = strawberry.field(description="Take it back.")
    resolve: OfferAbility = strawberry.field(description="Put its end on record.")


def abilities(actor: Actor, row: dict[str, Any]) -> OfferAbilities:
    """Ask the policy about a planned row."""
    offer = policy.Facts(
        branch_id=row["branch_id"],
        customer_id=row["customer_id"],
        owner_id=row["owner_id"],
        team_id=row["team_id"],
        status=OfferStatus[row["status"]],
        resolved=row["resolved"],
    )
    return OfferAbilities(
        edit=_said(actor, policy.can_edit(actor, offer)),
        submit=_said(actor, policy.can_submit(actor, offer)),
        answer_pricing=_said(actor, policy.can_price(actor, offer)),
        send=_said(actor, policy.can_send(actor, offer)),
        accept=_said(actor, policy.can_accept(actor, offer, signatory=bool(row["signatory"]))),
        refuse=_said(actor, policy.can_refuse(actor, offer)),
        withdraw=_said(actor, policy.can_withdraw(actor, offer)),
        resolve=_said(actor, policy.can_resolve(actor, offer)),
    )


def _said(actor: Actor, decision: Decision) -> OfferAbility:
    """Say a decision in the caller's language."""
    if isinstance(decision, Denied):
        return OfferAbility(allowed=False, reason=text(actor.language, f"denied-{decision.reason}"))
    return OfferAbility(allowed=True, reason=None)
