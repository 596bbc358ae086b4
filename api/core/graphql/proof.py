"""A change proves in its first statement that its caller may still be here, so that it asks for nothing before."""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from api.core.graphql.idempotency import Once
from api.core.uow import NOW, Opening, UnitOfWork

if TYPE_CHECKING:
    from api.core.graphql.context import Context

# The claims that a proof names, with their types.
CLAIMS: Final = {"actor": "uuid", "session": "uuid", "version": "int", "epoch": "bigint"}
_CLAIM: Final = re.compile(rf":({'|'.join(CLAIMS)})\b")


class ProofFailed(Exception):
    """The caller's claims are older than the database's: look the caller up again; nothing has been changed."""


def opening(context: "Context", once: Once | None) -> Opening:
    """Return the first statement of a change: it takes the client's key, and proves a caller who is only remembered."""
    plain = once.opening() if once else NOW
    if context.confirm is None:
        return plain
    bindings = context.actor.bindings()
    column = numbered(context.holds, len(plain.arguments))
    values = (bindings[name] for name in CLAIMS)
    return Opening(plain.common, f"{plain.columns}, ({column}) as holds", (*plain.arguments, *values))


def check_proof(context: "Context", uow: UnitOfWork) -> None:
    """Take the caller as confirmed, as the first statement says; raises ProofFailed."""
    if context.confirm is None:
        return
    if not uow.opened["holds"]:
        raise ProofFailed
    context.confirm = None
    # Nothing proves it again: a change of rights may be what this very operation makes.
    context.actor = replace(context.actor, proof=None)


@cache
def numbered(holds: str, taken: int = 0) -> str:
    """Return the condition of a proof with the claims as parameters, behind so many others."""
    places = {name: f"${place}::{kind}" for place, (name, kind) in enumerate(CLAIMS.items(), taken + 1)}
    return _CLAIM.sub(lambda claim: places[claim[1]], holds)
