"""A selection tree becomes one SQL statement whose result is the finished JSON.

Each object is `(select row_to_json(r) from (select …) r)`, nested where it stands in the answer, so PostgreSQL
returns the document as the client asked for it. At every reference to a table stands the predicate of who may see
which rows, and a field without its permission is null. Values of the caller are bind parameters, never text.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from graphql import FieldNode, GraphQLObjectType

from api.core.actor import Actor
from api.core.graphql.reads.connections import Connections
from api.core.graphql.reads.fields import ReadField, Summary, Table
from api.core.graphql.reads.finish import computed_piece, hidden_columns, row_finish
from api.core.graphql.reads.personal import marks, same_customer
from api.core.graphql.reads.pieces import (
    DEFINITION,
    Finish,
    Piece,
    columns,
    key_of,
    object_type,
    reads_of,
    rendered,
    to_sql,
)
from api.core.graphql.reads.relations import Relations
from api.core.graphql.reads.shape import Getter, Selected, Shape, Variables
from api.core.graphql.reads.sources import (
    AnyOf,
    Column,
    Computed,
    Expression,
    Identity,
    Loaded,
    MoneyOf,
    NodeById,
    Part,
    Relation,
)

CLAIMS: Final = {
    "actor": "uuid",
    "branches": "uuid[]",
    "branch": "uuid",
    "teams": "uuid[]",
    "managed_teams": "uuid[]",
    "customer": "uuid",
    "language": "text",
    "zone": "text",
    "session": "uuid",
    "version": "int",
    "epoch": "bigint",
}
CLAIM: Final = re.compile(rf"(?<![:\w]):({'|'.join(CLAIMS)})\b")
# Whoever works for one branch gets a comparison that an index in the order of a list can answer.
OF_BRANCHES: Final = re.compile(r"= any\(:branches\)")
OF_PARENT: Final = re.compile(r"exists \(select 1 from (\w+) (\w+) where \2\.id = \{t\}\.(\w+) and (.+)\)$", re.DOTALL)
# What a row takes from the one that it points to, and how that is read when that one stands just above it.
OF_ABOVE: Final = re.compile(r"\(select (\w+)\.(\w+) from (\w+) \1 where \1\.id = \{t\}\.(\w+)\)")
PLACEHOLDER: Final = re.compile(r"\$(\d+)\b")

Bound = Callable[[Variables, Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled statement: its text, what it binds, and what Python does on its rows, if anything.

    `personal` names the fields with data of people that it reads for staff; with none, no answer of it goes on record.
    `kept`: clients may keep the answer, since every table in it says so.
    """

    sql: str
    bound: tuple[Bound, ...]
    finish: Finish | None
    walked: bool
    personal: frozenset[str]
    kept: bool

    def arguments(self, variables: Variables, actor: Actor) -> list[Any]:
        """Return the bind parameters; raises GraphQLError for a cursor that is none."""
        claims = actor.bindings()
        return [value(variables, claims) for value in self.bound]


@dataclass
class Compiler:
    """Compiles for one shape and one set of permissions."""

    shape: Shape
    actor: Actor
    kinds: Mapping[str, GraphQLObjectType]
    holds: str = ""
    bound: list[Bound] = field(default_factory=list)
    personal: set[str] = field(default_factory=set)
    kept: bool = True
    _marked: bool = False
    _claimed: dict[str, str] = field(default_factory=dict)
    _aliases: Any = field(default_factory=lambda: count(1))
    # The alias of the row above, by the alias of rows that point to it, their column and its table.
    _above: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def plan(self, selections: Iterable[Selected]) -> Plan:
        """Compile root selections to one statement."""
        pieces = {selected.key: self.piece(selected, None, "") for selected in selections}
        sql = f"select convert_to(row_to_json(r)::text, 'UTF8') from (select {columns(pieces)}) r"  # noqa: S608
        if self.actor.proof is not None and self.holds:
            # No row at all for claims that no longer hold; PostgreSQL looks at this before it does anything else.
            sql += f" where {self.text(self.holds)}"
        walked = any(piece.walked for piece in pieces.values())
        return Plan(*self._used(sql), row_finish(pieces), walked, frozenset(self.personal), self.kept)

    def _used(self, sql: str) -> tuple[str, tuple[Bound, ...]]:
        """Leave out what was bound for a part that the selection does not need, e.g. the rows of an empty page."""
        numbers = sorted({int(number) for number in PLACEHOLDER.findall(sql)})
        place = {number: index for index, number in enumerate(numbers, 1)}
        renumbered = PLACEHOLDER.sub(lambda match: f"${place[int(match[1])]}", sql)
        return renumbered, tuple(self.bound[number - 1] for number in numbers)

    # -- binding

    def bind(self, get: Getter, cast: str) -> str:
        """Return the placeholder of a value that the variables give."""
        self.bound.append(lambda variables, _claims: get(variables))
        return f"${len(self.bound)}::{cast}" if cast else f"${len(self.bound)}"

    def text(self, sql: str, alias: str = "", parent: str = "", arguments: Mapping[str, Getter] | None = None) -> str:
        """Put aliases, arguments and claims into a declared SQL text."""
        sql = OF_ABOVE.sub(lambda match: self._of_above(match, alias), sql)
        sql = sql.replace("{t}", f'"{alias}"').replace("{parent}", f'"{parent}"')
        for name, get in (arguments or {}).items():
            if f"{{{name}}}" in sql:
                sql = sql.replace(f"{{{name}}}", self.bind(lambda v, get=get: to_sql(get(v)), ""))  # type: ignore[misc]
        if len(self.actor.branch_ids) == 1:
            sql = OF_BRANCHES.sub("= :branch", sql)
        return CLAIM.sub(lambda match: self._claim(match[1]), sql)

    def _of_above(self, match: re.Match[str], alias: str) -> str:
        """Take a column from the row above when that is the one that would be looked for."""
        _, column, table, key = match.groups()
        above = self._above.get((alias, key, table))
        return f'"{above}"."{column}"' if above else match[0]

    def _claim(self, name: str) -> str:
        if name not in self._claimed:
            self.bound.append(lambda _variables, claims: claims[name])
            self._claimed[name] = f"${len(self.bound)}::{CLAIMS[name]}"
        return self._claimed[name]

    def alias(self) -> str:
        """Return a fresh table alias."""
        return f"t{next(self._aliases)}"

    def visible(self, reads: type[Table], alias: str) -> str:
        """Return the predicate of the rows that the caller may see; every table that is read comes by here."""
        self.kept = self.kept and reads.kept
        return f"({self.text(reads.visible(self.actor), alias)})"

    def hides(self, reads: type[Table]) -> bool:
        """Tell whether the caller may see no row at all; then the table, which may be barred, is not even named."""
        return reads.visible(self.actor) == "false"

    # -- values

    def piece(  # noqa: C901, PLR0911 - one case for each kind of source
        self, selected: Selected, reads: type[Table] | None, alias: str
    ) -> Piece:
        """Compile one field of a row."""
        if selected.field is None:
            return Piece(f"'{selected.parent.name}'::text")
        definition = selected.field.extensions[DEFINITION]
        if not isinstance(definition, ReadField):
            return Piece(None, walked=True)
        if definition.permission is not None and not self.actor.holds(definition.permission):
            otherwise = definition.otherwise
            return Piece(rendered(f"({self.text(otherwise, alias)})", selected.field) if otherwise else "null::json")
        match definition.source:
            case Column(name=name, prefix=prefix):
                sql = f'"{alias}"."{name or definition.python_name}"'
                return Piece(f"'{prefix}_' || {sql}" if prefix else rendered(sql, selected.field))
            case Identity() if reads is not None:
                return Piece(f'\'{reads.prefix}_\' || "{alias}"."id"')
            case Expression(sql=sql):
                arguments = self.shape.arguments(selected)
                return Piece(rendered(f"({self.text(sql, alias, arguments=arguments)})", selected.field))
            case MoneyOf() as money:
                return self._money(selected, money, alias)
            case Part():
                return self._part(selected, reads, alias)
            case Computed() as computed:
                return computed_piece(self.shape, selected, computed, reads.table if reads else None)
            case Relation(shape="connection") as relation:
                return Connections(self).piece(selected, relation, alias)
            case Relation() | AnyOf() | NodeById() | Loaded() as source:
                return Relations(self).piece(selected, source, alias)
        message = f"{selected.parent.name}.{selected.name} cannot be read here"
        raise TypeError(message)

    def row(
        self,
        kind: GraphQLObjectType,
        nodes: Iterable[FieldNode],
        alias: str,
        *,
        always: bool = False,
        owned: bool = False,
    ) -> Piece:
        """Compile an object's selection to the columns of its row; `owned`: the row above says whose it is."""
        reads = getattr(kind.extensions[DEFINITION].origin, "Reads", None)
        chosen = self.shape.below(kind, nodes)
        whose = marks(self.shape, self.actor, reads, chosen, self.personal)
        if owned:
            whose = {}
        outer, self._marked = self._marked, owned or "?c" in whose
        pieces = {selected.key: self.piece(selected, reads, alias) for selected in chosen}
        self._marked = outer
        # Marks go first: taking one out of the answer takes the comma behind it.
        hidden = {key: self.text(sql, alias) for key, sql in whose.items()}
        for selected in chosen:
            definition = selected.field.extensions[DEFINITION] if selected.field else None
            if isinstance(definition, ReadField) and isinstance(definition.source, Computed):
                needed = hidden_columns(definition.source, reads.table if reads else None, alias)
                hidden |= {key: self.text(sql) for key, sql in needed.items()}
        if reads is not None and any(piece.walked for piece in pieces.values()):
            hidden["?id"] = f'"{alias}"."id"'
        walked = any(piece.walked for piece in pieces.values())
        return Piece(columns(pieces, hidden), row_finish(pieces, kind=kind.name, always=always), walked)

    def _money(self, selected: Selected, money: MoneyOf, alias: str) -> Piece:
        amount, currency = (
            f"({self.text(sql, alias)})" if "{" in sql else f'"{alias}"."{sql}"'
            for sql in (money.amount, money.currency)
        )
        kind = object_type(selected.field)
        parts = {"amount": f"{amount}::text", "currency": currency}
        pieces = {
            below.key: Piece(parts[below.name] if below.field else f"'{kind.name}'::text")
            for below in self.shape.below(kind, selected.nodes)
        }
        return Piece(f"(select row_to_json(m) from (select {columns(pieces)} where {amount} is not null) m)")  # noqa: S608

    def _part(self, selected: Selected, reads: type[Table] | None, alias: str) -> Piece:
        kind = object_type(selected.field)
        pieces = {below.key: self.piece(below, reads, alias) for below in self.shape.below(kind, selected.nodes)}
        return Piece(f"(select row_to_json(m) from (select {columns(pieces)}) m)", row_finish(pieces))  # noqa: S608

    def source(self, selected: Selected, reads: type[Table]) -> str:
        """Return what a relation reads from: the table, or the query of a summary."""
        if not issubclass(reads, Summary):
            return f'"{reads.table}"'
        return f"({self.text(reads.rows(self.actor), arguments=self._declared(selected))})"

    def _declared(self, selected: Selected) -> dict[str, Getter]:
        """Return the getters of a field's own arguments; what is absent is null."""
        definition: ReadField = selected.field.extensions[DEFINITION] if selected.field else ReadField()
        arguments = self.shape.arguments(selected)
        return {name: arguments.get(name, lambda _variables: None) for name in definition.own_arguments}

    def where(self, relation: Relation, selected: Selected, reads: type[Table], alias: str, parent: str) -> str:
        """Return the predicate that joins a relation to its parent, and of what the caller may see."""
        arguments = self.shape.arguments(selected)
        parts = []
        if relation.by_id:
            get, prefix = arguments["id"], reads.prefix
            parts.append(f'"{alias}"."id" = {self.bind(lambda v: key_of(get(v), prefix), "uuid")}')
        if relation.key and relation.shape == "one":
            parts.append(f'"{alias}"."id" = "{parent}"."{relation.key}"')
        elif relation.key:
            parts.append(f'"{alias}"."{relation.key}" = "{parent}"."id"')
            self._above[alias, relation.key, reads_of(selected.parent).table] = parent
        if relation.where:
            parts.append(f"({self.text(relation.where, alias, parent, self._declared(selected))})")
        if not (relation.key and relation.shape != "one" and self._implied(relation.key, reads, selected.parent)):
            parts.append(self.visible(reads, alias))
        return " and ".join(parts)

    def owned(self, relation: Relation, reads: type[Table], parent: GraphQLObjectType) -> bool:
        """Whether the row above, which is just being compiled, already says whose the relation's rows are."""
        above = getattr(parent.extensions[DEFINITION].origin, "Reads", None)
        return self._marked and above is not None and same_customer(relation, reads, above)

    def _implied(self, key: str, reads: type[Table], parent: GraphQLObjectType) -> bool:
        """Whether the predicate says no more than that the row above, joined by this key, is visible, which it is."""
        above = getattr(parent.extensions[DEFINITION].origin, "Reads", None)
        match = OF_PARENT.match(reads.visible(self.actor))
        if above is None or match is None:
            return False
        table, alias, column, predicate = match.groups()
        return (table, column, predicate) == (above.table, key, above.visible(self.actor).replace("{t}", alias))
