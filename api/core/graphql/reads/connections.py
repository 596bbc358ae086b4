"""Connections: one page of rows, read once, seen as nodes, edges, page information and a capped count."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graphql import GraphQLError, GraphQLInputObjectType, GraphQLObjectType, get_named_type

from api.core.graphql.reads.fields import Table
from api.core.graphql.reads.finish import each, row_finish
from api.core.graphql.reads.paging import COUNTED, METADATA, Ordering, Page, refuse
from api.core.graphql.reads.pieces import DEFINITION, Piece, columns, object_type, reads_of
from api.core.graphql.reads.shape import Getter, Selected, few
from api.core.graphql.reads.sources import Order, Relation
from api.core.ids import GlobalID

ANY_WORD: Final = "= any({v}::text[])"
WHOLE_BRANCHES: Final = "{t}.branch_id = any(:branches)"
KEYED: Final = re.compile(r"^\{t\}\.(?!branch_id)\w+_id = \{v\}::uuid$|\{t\}\.\w+_id = any\(array\(select ")

if TYPE_CHECKING:
    from api.core.graphql.reads.compile import Compiler


@dataclass
class _Build:
    """What is known of one connection while it is compiled."""

    page: Page
    ordering: Ordering
    has_after: bool
    has_before: bool
    one_more: bool
    owned: bool
    laterals: list[str] = field(default_factory=list)

    def elements(self, sql: str) -> str:
        """Gather the page's elements, without the one that was fetched only to know that it is there."""
        if not self.one_more:
            return f"coalesce(json_agg({sql}), '[]'::json)"
        return f"coalesce(array_to_json((array_agg({sql}))[{self._bounds()}]), '[]'::json)"

    def _bounds(self) -> str:
        if self.page.backward:
            return f"greatest(count(*)::int - {self.page.size}, 0) + 1:"
        return f":{self.page.size}"

    def edge_cursor(self, *, last: bool) -> str:
        """Return the SQL of the cursor of the page's first or last element, null on an empty page."""
        extra = 1 if self.one_more else 0
        skipped = f"greatest(count(*)::int - {self.page.size}, 0)" if extra and self.page.backward else "0"
        place = f"least(count(*)::int, {self.page.size})" if last and not self.page.backward else "count(*)::int"
        index = place if last else f"{skipped} + 1"
        values = [f"(array_agg({value}))[{index}]" for value in self.ordering.values()]
        return f"case when count(*) > 0 then {self.ordering.cursor(values)} end" if self.page.size else "null::text"


class Connections:
    """Compiles connections with the means of a compiler."""

    def __init__(self, compiler: "Compiler") -> None:
        """Share aliases and bind parameters with the statement."""
        self.compiler = compiler
        self.shape = compiler.shape

    def piece(self, selected: Selected, relation: Relation, parent: str) -> Piece:
        """Compile one connection; raises GraphQLError for a page that may not be asked for."""
        kind = object_type(selected.field)
        chosen = self.shape.below(kind, selected.nodes)
        arguments = self.shape.arguments(selected)
        now = {name: get(self.shape.variables) for name, get in arguments.items()}
        page = Page.of(now.get("first"), now.get("last"), selected.name)
        target = object_type(kind.fields["nodes"])
        reads, alias = reads_of(target), self.compiler.alias()
        if self.compiler.hides(reads):
            beyond = now.get("before" if page.backward else "after") is not None
            return self._nothing(chosen, kind, "hasNextPage" if page.backward else "hasPreviousPage", beyond=beyond)
        name, order = _chosen_order(relation, now.get("order"))
        ordering = Ordering(name, reads.table, alias, order, relation)
        where = self.compiler.where(relation, selected, reads, alias, parent)
        where += self._filter(selected, arguments, alias)
        asked = {below.name for below in chosen}
        build = _Build(
            page,
            ordering,
            has_after=now.get("after") is not None,
            has_before=now.get("before") is not None,
            one_more="pageInfo" in asked and self._asks_for_more(chosen, kind),
            owned=self.compiler.owned(relation, reads, selected.parent),
        )
        pieces = {
            below.key: self._part(below, kind, target, build, f'"{reads.table}" "{alias}" where {where}')
            for below in chosen
        }
        listed, source = columns(pieces), ""
        if asked & {"nodes", "edges", "pageInfo"}:
            fan = "" if ordering.by_key or not relation.root or self._keyed(selected, now) else self._branches(reads)
            source = " from " + self._rows(build, f'"{reads.table}" "{alias}" where {where}', arguments, fan)
            source += "".join(f" cross join lateral {lateral}" for lateral in build.laterals)
            # One row even when nothing is gathered from the page, as with constants of pageInfo alone.
            source += " having true"
        walked = any(piece.walked for piece in pieces.values())
        sql = f"(select row_to_json(c) from (select {listed}{source}) c)"  # noqa: S608
        return Piece(sql, row_finish(pieces), walked)

    def _nothing(self, chosen: Iterable[Selected], kind: GraphQLObjectType, side: str, *, beyond: bool) -> Piece:
        """Return the empty page of a table of which the caller may see no row; it says no less than any empty page.

        `side` is what tells of the rows before the page, in its direction, `beyond` whether a cursor was given.
        """
        empty = {"nodes": "'[]'::json", "edges": "'[]'::json", "totalCount": "0", "__typename": f"'{kind.name}'::text"}
        info = {"hasNextPage": "false", "hasPreviousPage": "false", "__typename": "'PageInfo'::text"}
        info[side] = str(beyond).lower()
        pieces = {}
        for below in chosen:
            if below.name == "pageInfo":
                fields = self.shape.below(object_type(below.field), below.nodes)
                listed = [f"'{part.key}', {info.get(part.name, 'null::text')}" for part in fields]
                pieces[below.key] = Piece(f"json_build_object({', '.join(listed)})")
            else:
                pieces[below.key] = Piece(empty[below.name])
        return Piece(f"(select row_to_json(c) from (select {columns(pieces)}) c)")  # noqa: S608

    def _branches(self, reads: type[Table]) -> str:
        """Return what lists the branches of a caller who sees several whole ones, else nothing.

        A list's index begins with the branch, so a page of several is merged from a page of each.
        """
        actor, table = self.compiler.actor, METADATA.tables.get(reads.table)
        if table is None or "branch_id" not in table.c:
            return ""
        several = "unnest(:branches) b(id)" if len(actor.branch_ids) > 1 else ""
        return {"true": '"branch" b', WHOLE_BRANCHES: several}.get(reads.visible(actor), "")

    def _keyed(self, selected: Selected, now: Mapping[str, Any]) -> bool:
        """Tell whether the filter asks for the rows of a few objects, which an index of theirs finds in every branch."""
        given = now.get("filter")
        if not isinstance(given, dict) or selected.field is None:
            return False
        return self._keys(get_named_type(selected.field.args["filter"].type), given)

    def _keys(self, kind: Any, given: Mapping[str, Any]) -> bool:
        """Tell whether a filter's value, or one inside it, names an object."""
        fields = ((kind.fields[name], value) for name, value in given.items() if value is not None)
        return any(
            self._keys(get_named_type(field_.type), value)
            if isinstance(get_named_type(field_.type), GraphQLInputObjectType)
            else KEYED.search(field_.extensions[DEFINITION].predicate(self.compiler.actor)) is not None
            for field_, value in fields
        )

    def _rows(self, build: _Build, source: str, arguments: Mapping[str, Getter], fan: str) -> str:
        """Return the page's rows, in order, under their alias."""
        alias = build.ordering.alias
        for name, wanted, after in (("after", build.has_after, True), ("before", build.has_before, False)):
            if wanted:
                values = build.ordering.reader(arguments[name])
                source += f" and {build.ordering.beyond(values, self.compiler.bind, after=after)}"
        limit = build.page.size + (1 if build.one_more else 0)
        page = f"order by {build.ordering.clause(reverse=build.page.backward)} limit {limit}"
        if fan:
            one = f'(select "{alias}".* from {source} and "{alias}"."branch_id" = b.id {page}) "{alias}"'  # noqa: S608
            source = f"{self.compiler.text(fan)} cross join lateral {one}"
        rows = f'(select "{alias}".* from {source} {page}) "{alias}"'  # noqa: S608
        if build.page.backward:
            return f'(select "{alias}".* from {rows} order by {build.ordering.clause()}) "{alias}"'  # noqa: S608
        return rows

    def _part(
        self, selected: Selected, kind: GraphQLObjectType, target: GraphQLObjectType, build: _Build, source: str
    ) -> Piece:
        match selected.name:
            case "__typename":
                return Piece(f"'{kind.name}'::text")
            case "nodes":
                node, row = self._node(target, selected, build)
                return Piece(build.elements(f"row_to_json({node})"), each(row.finish), row.walked)
            case "edges":
                return self._edges(selected, target, build)
            case "pageInfo":
                return self._page_info(selected, build)
            case "totalCount":
                return Piece(f"(select count(*) from (select 1 from {source} limit {COUNTED}) n)")  # noqa: S608
        message = f"a connection has no {selected.name}"
        raise TypeError(message)

    def _node(self, target: GraphQLObjectType, selected: Selected, build: _Build) -> tuple[str, Piece]:
        row = self.compiler.row(target, selected.nodes, build.ordering.alias, owned=build.owned)
        name = self.compiler.alias()
        build.laterals.append(f"(select {row.sql}) {name}")
        return name, row

    def _edges(self, selected: Selected, target: GraphQLObjectType, build: _Build) -> Piece:
        pieces: dict[str, Piece] = {}
        edge = object_type(selected.field)
        for below in self.shape.below(edge, selected.nodes):
            if below.name == "node":
                node, row = self._node(target, below, build)
                pieces[below.key] = Piece(f"row_to_json({node})", row.finish, row.walked)
            elif below.name == "cursor":
                pieces[below.key] = Piece(build.ordering.cursor(build.ordering.values()))
            else:
                pieces[below.key] = Piece(f"'{edge.name}'::text")
        name = self.compiler.alias()
        build.laterals.append(f"(select {columns(pieces)}) {name}")
        walked = any(piece.walked for piece in pieces.values())
        return Piece(build.elements(f"row_to_json({name})"), each(row_finish(pieces)), walked)

    def _asks_for_more(self, chosen: Iterable[Selected], kind: GraphQLObjectType) -> bool:
        info = object_type(kind.fields["pageInfo"])
        return any(
            below.name in {"hasNextPage", "hasPreviousPage"}
            for part in chosen
            if part.name == "pageInfo"
            for below in self.shape.below(info, part.nodes)
        )

    def _page_info(self, selected: Selected, build: _Build) -> Piece:
        more = f"count(*) > {build.page.size}"
        backward = build.page.backward
        values = {
            "hasNextPage": str(build.has_before).lower() if backward else more,
            "hasPreviousPage": more if backward else str(build.has_after).lower(),
            "startCursor": build.edge_cursor(last=False),
            "endCursor": build.edge_cursor(last=True),
            "__typename": "'PageInfo'::text",
        }
        pieces = {
            below.key: Piece(values[below.name])
            for below in self.shape.below(object_type(selected.field), selected.nodes)
        }
        listed = [f"'{key}', {piece.sql}" for key, piece in pieces.items()]
        return Piece(f"json_build_object({', '.join(listed)})")

    def _filter(self, selected: Selected, arguments: Mapping[str, Getter], alias: str) -> str:
        get = arguments.get("filter")
        if get is None or selected.field is None:
            return ""
        kind = get_named_type(selected.field.args["filter"].type)
        parts = self._conditions(kind, get, alias)
        return "".join(f" and ({part})" for part in parts)

    def _conditions(self, kind: Any, get: Getter, alias: str) -> list[str]:
        """Return the predicates of the filter's fields that are present; a filter inside a filter adds its own."""
        value = get(self.shape.variables)
        parts: list[str] = []
        for name in value or ():
            if value[name] is None:
                continue
            field_ = kind.fields[name]
            definition, inner = field_.extensions[DEFINITION], _member(get, name)
            nested = get_named_type(field_.type)
            if isinstance(nested, GraphQLInputObjectType):
                parts += self._conditions(nested, inner, alias)
            else:
                checked = _checked(inner, definition.prefix) if definition.prefix else inner
                sql = _said(definition.predicate(self.compiler.actor), value[name])
                parts.append(self.compiler.text(sql, alias, arguments={"v": checked}))
        return parts


def _member(get: Getter, name: str) -> Getter:
    return lambda variables: get(variables)[name]


def _said(sql: str, value: Any) -> str:
    """Return a filter's predicate with a value of few written into it; other values stay where they are bound.

    A list of one word is compared as that word: an index that begins with it has its rows in order, as no list does.
    """
    words = few(value)
    if not words:
        return sql
    if not isinstance(value, list):
        return sql.replace("{v}", words[0])
    if len(words) == 1:
        sql = sql.replace(ANY_WORD, f"= {words[0]}")
    return sql.replace("{v}", f"array[{', '.join(words)}]")


def _checked(get: Getter, prefix: str) -> Callable[[Any], Any]:
    """Refuse identifiers of another kind."""

    def checked(variables: Any) -> Any:
        value = get(variables)
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, GlobalID) or item.prefix != prefix:
                raise _wrong_kind(prefix)
        return value

    return checked


def _wrong_kind(prefix: str) -> GraphQLError:
    return refuse(f"Expected an identifier of the kind {prefix}.")


def _chosen_order(relation: Relation, chosen: Any) -> tuple[str, Order]:
    """Return the order's name and definition: the chosen one, the first declared, or by key."""
    if relation.orders is None:
        return "id", Order("id")
    member = chosen if chosen is not None else next(iter(relation.orders))
    return member.name, member.value
