"""Rows of other tables: the one that a column points to, a bounded list, any object by its key."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, GraphQLObjectType, get_named_type, get_nullable_type, is_list_type

from api.core.actor import Actor
from api.core.graphql.reads.finish import each, walking
from api.core.graphql.reads.paging import Ordering
from api.core.graphql.reads.pieces import KEY, Piece, key_of, object_type, reads_of
from api.core.graphql.reads.shape import Getter, Selected
from api.core.graphql.reads.sources import AnyOf, Loaded, NodeById, Order, Relation
from api.core.ids import GlobalID

if TYPE_CHECKING:
    from api.core.graphql.reads.compile import Compiler


class Relations:
    """Compiles what stands in another table with the means of a compiler."""

    def __init__(self, compiler: "Compiler") -> None:
        """Share aliases and bind parameters with the statement."""
        self.compiler = compiler
        self.shape = compiler.shape

    def piece(self, selected: Selected, source: Relation | AnyOf | NodeById | Loaded, alias: str) -> Piece:
        """Compile a field that gives rows of another table; `alias` is that of the row above."""
        match source:
            case Relation():
                return self._related(selected, source, alias)
            case AnyOf():
                return self._any_of(selected, source, alias)
            case NodeById():
                return self._node(selected)
            case Loaded():
                return self._loaded(selected)

    def _related(self, selected: Selected, relation: Relation, parent: str) -> Piece:
        kind, alias = object_type(selected.field), self.compiler.alias()
        reads = reads_of(kind)
        if self.compiler.hides(reads):
            return Piece("null::json" if relation.shape == "one" else "'[]'::json")
        where = self.compiler.where(relation, selected, reads, alias, parent)
        row = self.compiler.row(
            kind, selected.nodes, alias, owned=self.compiler.owned(relation, reads, selected.parent)
        )
        source = self.compiler.source(selected, reads)
        rows = f'select {row.sql} from {source} "{alias}" where {where}'  # noqa: S608
        order = Ordering("id", reads.table, alias, relation.order or Order("id"), relation)
        ordered = f" order by {order.clause()}"
        if relation.shape == "one":
            rows += f"{ordered} limit 1" if relation.order else ""
            return Piece(f"(select row_to_json(r) from ({rows}) r)", row.finish, row.walked)  # noqa: S608
        rows += f"{ordered} limit {relation.limit}"
        return Piece(f"(select coalesce(json_agg(r), '[]'::json) from ({rows}) r)", each(row.finish), row.walked)  # noqa: S608

    def _any_of(self, selected: Selected, any_of: AnyOf, alias: str) -> Piece:
        named = get_named_type(selected.field.type) if selected.field else None
        cases: list[str] = []
        rows: dict[str, Piece] = {}
        for kind in self.shape.schema.get_possible_types(named):  # type: ignore[arg-type] # checked with the schema
            reads, inner = reads_of(kind), self.compiler.alias()
            if self.compiler.hides(reads):
                continue
            row = rows[kind.name] = self.compiler.row(kind, selected.nodes, inner, always=True)
            listed = ", ".join(filter(None, (row.sql, f"""'{kind.name}' as "?type\"""")))
            sql = (
                f'select {listed} from "{reads.table}" "{inner}" '  # noqa: S608
                f'where "{inner}"."id" = "{alias}"."{any_of.key}" and {self.compiler.visible(reads, inner)}'
            )
            cases.append(f"when '{reads.table}' then (select row_to_json(r) from ({sql}) r)")  # noqa: S608
        if not cases:
            return Piece("null::json")
        choice = f'(case "{alias}"."{any_of.kind}" {" ".join(cases)} end)'
        walked = any(row.walked for row in rows.values())
        finishes = {name: walking(row, name) if walked else row.finish for name, row in rows.items()}

        def finish(row: dict[str, Any] | None, actor: Actor) -> Any:
            done = finishes[row["?type"]] if row else None
            return done(row, actor) if done else None

        return Piece(choice, finish, walked)

    def _node(self, selected: Selected) -> Piece:
        get = self.shape.arguments(selected)["id"]
        asked = get(self.shape.variables)
        kind = self.compiler.kinds.get(asked.prefix) if isinstance(asked, GlobalID) else None
        if kind is None:
            return Piece("null::json")
        return self._by_key(kind, selected.nodes, lambda variables: key_of(get(variables), reads_of(kind).prefix))

    def _by_key(self, kind: GraphQLObjectType, nodes: Iterable[FieldNode], get: Getter) -> Piece:
        """Compile the one row whose key the getter gives."""
        alias, reads = self.compiler.alias(), reads_of(kind)
        if self.compiler.hides(reads):
            return Piece("null::json")
        row = self.compiler.row(kind, nodes, alias)
        sql = (
            f'select {row.sql} from "{reads.table}" "{alias}" '  # noqa: S608
            f'where "{alias}"."id" = {self.compiler.bind(get, "uuid")} and {self.compiler.visible(reads, alias)}'
        )
        return Piece(f"(select row_to_json(r) from ({sql}) r)", row.finish, row.walked)  # noqa: S608

    def _loaded(self, selected: Selected) -> Piece:
        kind = object_type(selected.field)
        if selected.field is None or not is_list_type(get_nullable_type(selected.field.type)):
            return self._by_key(kind, selected.nodes, lambda variables: variables[KEY])
        alias, reads = self.compiler.alias(), reads_of(kind)
        if self.compiler.hides(reads):
            return Piece("'[]'::json")
        row = self.compiler.row(kind, selected.nodes, alias)
        keys = self.compiler.bind(lambda variables: variables[KEY], "uuid[]")
        sql = (
            f'select {row.sql} from "{reads.table}" "{alias}" where "{alias}"."id" = any({keys}) '  # noqa: S608
            f'and {self.compiler.visible(reads, alias)} order by array_position({keys}, "{alias}"."id")'
        )
        return Piece(f"(select coalesce(json_agg(r), '[]'::json) from ({sql}) r)", each(row.finish), row.walked)  # noqa: S608
