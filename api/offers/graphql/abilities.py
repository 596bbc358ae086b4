"""What the caller may do with an offer, with the reason when not; the client asks nothing else."""

from typing import Any

import strawberry

from api.core.actor import Actor
from api.core.graphql.abilities import Ability, ability
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


@strawberry.type(description="What the caller may do with the offer now.")
class OfferAbilities:
    edit: Ability = strawberry.field(description="Change its lines.")
    submit: Ability = strawberry.field(description="Submit the draft.")
    answer_pricing: Ability = strawberry.field(description="Answer for pricing.")
    send: Ability = strawberry.field(description="Send it to the customer.")
    accept: Ability = strawberry.field(description="Accept it, or record that the customer did.")
    refuse: Ability = strawberry.field(description="Refuse it, or record that the customer did.")
    withdraw: Ability = strawberry.field(description="Take it back.")
    resolve: Ability = strawberry.field(description="Put its end on record.")


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
    answer = ability(actor, policy.can_answer(actor, offer, signatory=bool(row["signatory"])))
    return OfferAbilities(
        edit=ability(actor, policy.can_edit(actor, offer)),
        submit=ability(actor, policy.can_submit(actor, offer)),
        answer_pricing=ability(actor, policy.can_price(actor, offer)),
        send=ability(actor, policy.can_send(actor, offer)),
        accept=answer,
        refuse=answer,
        withdraw=ability(actor, policy.can_withdraw(actor, offer)),
        resolve=ability(actor, policy.can_resolve(actor, offer)),
    )
