"""What is left to do in Python on the rows of a plan: computed values, and rows that the executor walks on.

A finisher takes a decoded JSON value and the caller and returns the value of the response. Most plans have none:
their bytes go out as PostgreSQL wrote them.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final
from uuid import UUID

from graphql import (
    GraphQLAbstractType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLOutputType,
    get_nullable_type,
    is_leaf_type,
)

from api.core.actor import Actor
from api.core.graphql.reads.fields import Planned, Row
from api.core.graphql.reads.paging import column_type
from api.core.graphql.reads.pieces import DEFINITION, Finish, Piece
from api.core.graphql.reads.shape import Selected, Shape
from api.core.graphql.reads.sources import Computed

View = Callable[[Any], Any]

TEXTUAL: Final[dict[type, Callable[[str], Any]]] = {
    UUID: UUID,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    Decimal: Decimal,
}


def row_finish(pieces: dict[str, Piece], *, kind: str = "", always: bool = False) -> Finish | None:
    """Return what finishes a row made of these pieces, None when nothing is to be done."""
    walked = any(piece.walked for piece in pieces.values())
    if not always and not walked and all(piece.finish is None for piece in pieces.values()):
        return None
    steps = [(key, _step(key, piece)) for key, piece in pieces.items() if piece.finish or piece.sql is not None]

    def finish(row: dict[str, Any] | None, actor: Actor) -> dict[str, Any] | None:
        return None if row is None else {key: step(row, actor) for key, step in steps}

    if not walked:
        return finish
    passed = [(key, step, pieces[key].walked) for key, step in steps]

    def walk(row: dict[str, Any] | None, actor: Actor) -> Row | None:
        if row is None:
            return None
        done = Row({key: step(row, actor) if on else Planned(step(row, actor)) for key, step, on in passed})
        # The executor asks these two of a row: which type it is, and a resolver which row it is.
        done["__typename"], done["?id"] = kind, row.get("?id")
        return done

    return walk


def walking(piece: Piece, kind: str) -> Finish | None:
    """Return what finishes a row that the executor walks because a row of another type in its place needs it."""
    finish = piece.finish
    if piece.walked or finish is None:
        return finish

    def walk(row: dict[str, Any], actor: Actor) -> Row:
        done = Row({key: Planned(value) for key, value in finish(row, actor).items()})
        done["__typename"] = kind
        return done

    return walk


def _step(key: str, piece: Piece) -> Finish:
    finish = piece.finish
    if finish is None:
        return lambda row, _actor: row[key]
    if piece.sql is None:
        return finish
    return lambda row, actor: finish(row[key], actor)


def each(finish: Finish | None) -> Finish | None:
    """Return what finishes a list of such values."""
    return (
        None if finish is None else lambda values, actor: None if values is None else [finish(v, actor) for v in values]
    )


def computed_piece(shape: Shape, selected: Selected, computed: Computed, table: str | None) -> Piece:
    """Return the piece of a computed field: its function over the hidden columns, seen through the selection."""
    if selected.field is None:
        message = "a computed field is in the schema"
        raise TypeError(message)
    look = view(shape, selected.field.type, selected)
    readers = {name: (f"?{name}", _reader(table, name, sql)) for name, sql in computed.needs.items()}
    function = computed.function

    def finish(row: dict[str, Any], actor: Actor) -> Any:
        needed = {name: None if row[key] is None else read(row[key]) for name, (key, read) in readers.items()}
        return look(function(actor, needed))

    return Piece(None, finish)


def hidden_columns(computed: Computed, table: str | None, alias: str) -> dict[str, str]:
    """Return the SQL of the columns that a computed field needs, by hidden key; decimals travel as text."""
    found = {}
    for name, sql in computed.needs.items():
        text = sql.replace("{t}", f'"{alias}"')
        found[f"?{name}"] = f"({text})::text" if _python_type(table, name, sql) is Decimal else f"({text})"
    return found


def _python_type(table: str | None, name: str, sql: str) -> type | None:
    kind = column_type(table, name) if table and sql == f'{{t}}."{name}"' else None
    if kind is None:
        return None
    try:
        return kind.python_type
    except NotImplementedError:
        return None


def _reader(table: str | None, name: str, sql: str) -> Callable[[Any], Any]:
    kind = _python_type(table, name, sql)
    if kind is not None and issubclass(kind, Enum):
        return lambda name: kind[name]
    return TEXTUAL.get(kind, _same) if kind else _same


def _same(value: Any) -> Any:
    return value


def view(shape: Shape, kind: GraphQLOutputType, selected: Selected) -> View:
    """Return the function that shows a Python value through a selection, as the executor would."""
    nullable: Any = get_nullable_type(kind)
    if isinstance(nullable, GraphQLList):
        item = view(shape, nullable.of_type, selected)
        return lambda values: None if values is None else [item(value) for value in values]
    if is_leaf_type(nullable):
        write = nullable.coerce_output_value
        return lambda value: None if value is None else write(value)
    if isinstance(nullable, GraphQLAbstractType):
        views = {each.name: _object_view(shape, each, selected) for each in shape.schema.get_possible_types(nullable)}
        return lambda value: None if value is None else views[type(value).__strawberry_definition__.name](value)
    return _object_view(shape, nullable, selected)


def _object_view(shape: Shape, kind: GraphQLObjectType, selected: Selected) -> View:
    chosen = shape.below(kind, selected.nodes)
    parts = [(below.key, _attribute(shape, kind, below)) for below in chosen]
    return lambda value: None if value is None else {key: part(value) for key, part in parts}


def _attribute(shape: Shape, kind: GraphQLObjectType, selected: Selected) -> View:
    if selected.field is None:
        return lambda _value: kind.name
    definition = selected.field.extensions[DEFINITION]
    if definition.base_resolver is not None:
        message = f"{kind.name}.{selected.name}: a computed object has plain attributes only"
        raise TypeError(message)
    name = definition.python_name
    inner = view(shape, selected.field.type, selected)
    return lambda value: inner(getattr(value, name))
