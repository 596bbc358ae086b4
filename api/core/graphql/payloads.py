"""What mutations answer: the object, and the refusals of that mutation as a union of types."""

from functools import cache, reduce
from operator import or_
from typing import Annotated, Any, Union, get_args, get_origin

import strawberry
from strawberry.types.lazy_type import StrawberryLazyReference

from api.core.errors import IdempotencyMismatch, InvalidInput, PermissionDenied, StaleVersion, UserError
from api.core.graphql import reads
from api.core.i18n import error_text

# Every mutation can refuse these: an identifier of the wrong kind, a client key used for something else, a caller who is
# not signed in, and a change that another writer keeps overtaking.
ALWAYS = (InvalidInput, IdempotencyMismatch, PermissionDenied, StaleVersion)


@strawberry.interface(name="UserError", description="A refusal that a person can read and do something about.")
class Refusal:
    """What every refusal of a mutation says."""

    message: str = strawberry.field(description="In the caller's language.")
    code: str = strawberry.field(description="Stable; for programs.")
    path: list[str] = strawberry.field(description="The field of the input that it is about; empty for the whole.")


def refusal_type(kind: type[UserError]) -> type:
    """Return the schema's type of an error; its class may declare more through `fields: dict[name, type]`."""
    hashable: Any = kind  # every class is; UserError's own __hash__ is its instances'
    return _made_once(hashable)


@cache
def _made_once(kind: Any) -> type:
    extra = extra_fields(kind)
    text = (kind.__doc__ or kind.__name__).strip().splitlines()[0]
    body = {name: strawberry.field(description=f"The refusal's {name.replace('_', ' ')}.") for name in extra}
    made = type(
        f"{kind.__name__}Refusal", (Refusal,), {**body, "__annotations__": extra, "__module__": kind.__module__}
    )
    return strawberry.type(made, name=kind.__name__, description=text)


def extra_fields(kind: type[UserError]) -> dict[str, Any]:
    """Return the typed fields that an error adds to message, code and path."""
    if issubclass(kind, StaleVersion):
        return {"mine": int, "theirs": int}
    return dict(getattr(kind, "fields", {}))


def refused(error: UserError, listed: tuple[type[UserError], ...], language: str) -> Any | None:
    """Return the refusal as its type of the schema; None when the mutation does not list its kind."""
    kind = next((each for each in type(error).__mro__ if each in listed), None)
    if kind is None:
        return None
    extra = {name: error.values.get(name) for name in extra_fields(kind)}
    text = error_text(language, error)
    return refusal_type(kind)(message=text, code=error.code, path=list(error.path), **extra)


def payload_type(
    name: str, entities: dict[str, Any], listed: tuple[type[UserError], ...], module: str
) -> tuple[type, frozenset[str]]:
    """Make `<name>Payload` with nullable fields and `errors`; return it with the names that are loaded by key."""
    kinds = tuple(refusal_type(kind) for kind in listed)
    members: Any = reduce(or_, kinds)
    union: Any = Annotated[members, strawberry.union(f"{name}Error", description=f"Why {name} was refused.")]
    loaded = frozenset(field for field, kind in entities.items() if _is_loaded(kind))
    body: dict[str, Any] = {
        field: reads.loaded(description="The object after the change; null when it was refused.")
        if field in loaded
        else strawberry.field(description="The result; null when it was refused.", default=None)
        for field in entities
    }
    body["errors"] = strawberry.field(description="Why it was refused; empty when it was done.")
    notes = {field: kind | None if isinstance(kind, type) else _optional(kind) for field, kind in entities.items()}
    notes["errors"] = list[union]
    made = type(f"{name}Payload", (), {**body, "__annotations__": notes, "__module__": module})
    return strawberry.type(made, description=f"What {name} answers."), loaded


def _optional(kind: Any) -> Any:
    return Union[kind, None]  # noqa: UP007 - works for annotated and lazy types, too


def _is_loaded(kind: Any) -> bool:
    """Whether a payload's field is read by the planner: a type with Reads, a lazy one, or a list of these."""
    if get_origin(kind) is Annotated:
        return any(isinstance(part, StrawberryLazyReference) for part in get_args(kind))
    if get_origin(kind) is list:
        return _is_loaded(get_args(kind)[0])
    return hasattr(kind, "Reads")
