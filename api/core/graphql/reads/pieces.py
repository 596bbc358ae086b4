"""What the modules of the compiler share: a piece of a statement, and the small texts around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import GraphQLField, GraphQLObjectType, get_named_type, get_nullable_type, is_list_type

from api.core.actor import Actor
from api.core.graphql.reads.fields import Table
from api.core.graphql.scalars import INSTANT
from api.core.ids import GlobalID

Finish = Callable[[Any, Actor], Any]

DEFINITION: Final = "strawberry-definition"
# The variable under which a loaded object's key is bound; no client variable can have this name.
KEY: Final = "?key"


@dataclass(frozen=True, slots=True)
class Piece:
    """A value of a plan: its SQL (None when only Python makes it), what finishes it, whether the executor walks it."""

    sql: str | None
    finish: Finish | None = None
    walked: bool = False


def reads_of(kind: GraphQLObjectType) -> type[Table]:
    """Return how a type is read; raises TypeError when it does not declare it."""
    reads = getattr(kind.extensions[DEFINITION].origin, "Reads", None)
    if reads is None:
        message = f"{kind.name} declares no Reads"
        raise TypeError(message)
    found: type[Table] = reads
    return found


def columns(pieces: Mapping[str, Piece], hidden: Mapping[str, str] | None = None) -> str:
    """Return a select list, hidden columns first; PostgreSQL allows an empty one, whose row is `{}`."""
    listed = [f'{sql} as "{key}"' for key, sql in (hidden or {}).items()]
    listed += [f'{piece.sql} as "{key}"' for key, piece in pieces.items() if piece.sql is not None]
    return ", ".join(listed)


def rendered(sql: str, field_: GraphQLField) -> str:
    """Give a value the text form of its scalar."""
    nullable = get_nullable_type(field_.type)
    name = None if is_list_type(nullable) else get_named_type(field_.type).name
    if name == "DateTime":
        return INSTANT.format(sql=sql)
    return f"({sql})::text" if name == "Decimal" else sql


def object_type(field_: GraphQLField | None) -> GraphQLObjectType:
    """Return the object type that a field gives, alone or in a list; raises TypeError for anything else."""
    named = get_named_type(field_.type) if field_ else None
    if not isinstance(named, GraphQLObjectType):
        message = f"{named} is no object type"
        raise TypeError(message)
    return named


def key_of(value: Any, prefix: str) -> Any:
    """Return the key in an identifier of this kind; null, which finds nothing, for another kind's."""
    return value.uuid if isinstance(value, GlobalID) and value.prefix == prefix else None


def to_sql(value: Any) -> Any:
    """Return a coerced input value as the driver wants it: keys for identifiers."""
    if isinstance(value, GlobalID):
        return value.uuid
    return [to_sql(item) for item in value] if isinstance(value, list) else value
