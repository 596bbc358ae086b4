"""Random valid documents over the product's schema, written from its types, with values for their variables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final, NamedTuple
from uuid import UUID

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
)
from hypothesis import strategies as st

from tests.graphql.documents import decorated
from tests.graphql.pages import cursor
from tests.graphql.product.data import rows
from tests.graphql.product.kinds import KINDS
from tests.graphql.product.query import ROOTS, SCHEMA
from tests.graphql.product.roots import FILTERS, ORDERS

ROWS: Final = rows()
UNKNOWN: Final = UUID(int=9)
# Which kind of object a filter's identifier names.
NAMED: Final = {
    "branch": "Branch", "assignee": "User", "owner": "User", "originator": "User", "agent": "User", "team": "Team",
    "customer": "Customer", "lead": "Lead", "offer": "Offer", "reason": "InteractionReason", "subject": "Offer",
    "ids": "Customer",
}  # fmt: skip
SEARCHED: Final = [
    "", "ana", "PEÑA", "lodz", "stefan", "o'neil", "2026-00000", "tic", "+40722000001", "zz", "((", "1", "000002",
    # What means something to a database, a pattern or a quotation, and here stands for itself.
    "%", "_", "100 %", "a_a", "_1_", "\\", "\\%", 'a "b" \\ c', "'", '"',
    "of-2026-000003", "OF3", " of 2026 000001 ", "CO12", "RO1", "RO",
]  # fmt: skip
TEXTS: Final = {
    "search": SEARCHED,
    "branch": ["RO", "ES", "XX"],
    "role": ["ADMIN", "FIELD_SALES", "CUSTOMER", "BACK_OFFICE"],
    "digits": ["0", "20 26", "999"],
    "kinds": ["OfferAccepted", "TicketOpened", "None"],
    "subjects": ["offer", "ticket", "customer"],
    "kind": ["REVIEW", "LATE", "Ana"],
}
INSTANTS: Final = ["2026-03-01T09:00:00Z", "2026-03-01T11:00:01.500000+02:00", "2030-01-01T00:00:00Z"]
DAYS: Final = ["2026-03-01", "2026-12-31", "2100-01-01"]


class Case(NamedTuple):
    """A document and the values of its variables."""

    document: str
    variables: dict[str, Any]


def identifiers(name: str) -> list[str]:
    """Return identifiers of a type's objects, and of none."""
    kind = KINDS[name]
    table = getattr(kind.model, "__tablename__", "event")
    return [f"{kind.prefix}_{row['id']}" for row in ROWS.get(table, [])[:12]] + [f"{kind.prefix}_{UNKNOWN}"]


ANY_NODE: Final = [one for name in sorted(KINDS) for one in identifiers(name)]


@dataclass
class Writer:
    """Writes one document."""

    draw: st.DrawFn
    count: int = 0
    declared: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)

    def pick(self, some: Sequence[Any]) -> Any:
        """Draw one."""
        return self.draw(st.sampled_from(some))

    def one_in(self, many: int) -> bool:
        """Draw a chance."""
        return bool(self.draw(st.integers(1, many)) == many)

    def label(self) -> int:
        """Return a number that is used once: no two fields of a document can be in conflict."""
        self.count += 1
        return self.count

    # -- documents

    def case(self) -> Case:
        """Write a whole document."""
        roots = [self.root() for _ in range(self.draw(st.integers(1, 3)))]
        header = " ".join(["$yes: Boolean! = true, $no: Boolean! = false", *self.declared])
        # Conditions may not be used, and an unused variable is an error.
        roots.append("y: __typename @include(if: $yes) n: __typename @skip(if: $no)")
        return Case(f"query Q({header}) {{ {' '.join(roots)} }} {' '.join(self.fragments)}", self.values)

    def root(self) -> str:
        """Write a root field; the objects that people open every day come oftener."""
        often = ["customers", "customer", "node", "tickets", "orders", "offers", "leads", "contracts", "interactions"]
        name = self.pick(often) if self.one_in(2) else self.pick(sorted(ROOTS))
        return self.written(name, SCHEMA.query_type.fields[name], 2)  # type: ignore[union-attr] # there is a query type

    def selection(self, kind: Any, depth: int) -> str:
        """Write a selection set's inside."""
        if isinstance(kind, GraphQLInterfaceType):
            return self.any_of(depth)
        told = KINDS[kind.name].fields if kind.name in KINDS else kind.fields
        leaves = [name for name in told if is_leaf_type(get_named_type(kind.fields[name].type))]
        others = [name for name in told if name not in leaves]
        names = self.draw(st.lists(st.sampled_from([*leaves, "__typename"]), min_size=1, max_size=4))
        if others and depth > 0:
            names += self.draw(st.lists(st.sampled_from(others), max_size=2))
        return " ".join(self.written(name, kind.fields.get(name), depth - 1) for name in names)

    def any_of(self, depth: int) -> str:
        """Write a selection on any object: what all have, and what some have."""
        kinds = self.draw(st.lists(st.sampled_from(["Customer", "Ticket", "Offer", *sorted(KINDS)]), max_size=3))
        parts = [f"... on {name} {{ {self.selection(SCHEMA.type_map[name], depth)} }}" for name in kinds]
        return " ".join(["__typename", f"k{self.label()}: id", *parts])

    def written(self, name: str, said: GraphQLField | None, depth: int) -> str:
        """Write one field with its arguments and selection set."""
        label = self.label()
        if said is None:
            return f"k{label}: {name}"
        kind = get_named_type(said.type)
        if isinstance(kind, GraphQLObjectType) and kind.name.endswith("Connection"):
            text = f"{name}({self.paging(kind, said)}) {{ {self.page(kind, depth)} }}"
        else:
            arguments = [f"{key}: {self.identifier(kind, key)}" for key in said.args]
            text = f"{name}({', '.join(arguments)})" if arguments else name
            text += "" if is_leaf_type(kind) else f" {{ {self.inside(kind, depth)} }}"
        return str(self.draw(decorated(text, label)))

    def inside(self, kind: Any, depth: int) -> str:
        """Write a selection set, or put it into a fragment of its own."""
        text = self.selection(kind, max(depth, 0))
        if not self.one_in(6):
            return text
        name = f"F{self.label()}"
        self.fragments.append(f"fragment {name} on {kind.name} {{ {text} }}")
        return f"...{name}"

    # -- connections

    def page(self, kind: GraphQLObjectType, depth: int) -> str:
        """Write what is selected of a connection."""
        node = get_named_type(kind.fields["nodes"].type)
        parts = []
        for part in self.draw(st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True)):
            match part:
                case 0 | 1:
                    parts.append(f"k{self.label()}: nodes {{ {self.inside(node, depth)} }}")
                case 2:
                    parts.append(f"k{self.label()}: edges {{ __typename node {{ {self.inside(node, depth)} }} }}")
                case 3:
                    parts.append("pageInfo { hasNextPage more: hasPreviousPage __typename }")
                case 4:
                    parts.append("totalCount")
                case _:
                    parts.append("__typename")
        return " ".join(parts)

    def paging(self, kind: GraphQLObjectType, said: GraphQLField) -> str:
        """Write a connection's arguments: a page, perhaps from a cursor on, a filter, an order."""
        size = self.draw(st.integers(0, 5)) if not self.one_in(8) else 100
        parts = [f"{self.pick(['first', 'last'])}: {self.value(said.args['first'].type, size, variable=12)}"]
        order = None
        if "order" in said.args and not self.one_in(3):
            order = self.pick(list(get_named_type(said.args["order"].type).values))  # type: ignore[attr-defined]
            parts.append(f"order: {self.value(said.args['order'].type, order)}")
        if self.one_in(4):
            place = self.cursor(get_named_type(kind.fields["nodes"].type).name, said, order)
            parts.append(f"{self.pick(['after', 'before'])}: {self.value(said.args['after'].type, place)}")
        if "filter" in said.args and not self.one_in(3):
            parts.append(f"filter: {self.drawn(said.args['filter'].type, 'filter')}")
        return ", ".join(parts)

    def cursor(self, name: str, said: GraphQLField, order: str | None) -> str:
        """Return a cursor at any row of the kind, whoever may see it."""
        row = SimpleNamespace(**self.pick(ROWS[getattr(KINDS[name].model, "__tablename__", "event")]))
        if "order" not in said.args:
            return cursor("id", [], row.id)
        orders = ORDERS[get_named_type(said.args["order"].type).name]
        order = order or next(iter(orders))
        return cursor(order, [term.value(row) for term in orders[order]], row.id)

    # -- values

    def identifier(self, kind: Any, name: str) -> str:
        """Write the argument of a field that gives one object."""
        if name != "id":
            return self.value(GraphQLNonNull(SCHEMA.type_map["String"]), self.pick(TEXTS[name]))
        ids = ANY_NODE if kind.name == "Node" or self.one_in(8) else identifiers(kind.name)
        return self.value(GraphQLNonNull(SCHEMA.type_map["ID"]), self.pick(ids))

    def drawn(self, kind: Any, name: str) -> str:
        """Draw a value of an input type, and write it."""
        named = get_nullable_type(kind)
        if isinstance(named, GraphQLInputObjectType) and not self.one_in(5):
            chosen = self.draw(st.lists(st.sampled_from(sorted(FILTERS[named.name])), max_size=2, unique=True))
            return f"{{ {', '.join(f'{key}: {self.drawn(named.fields[key].type, key)}' for key in chosen)} }}"
        return self.value(kind, self.sample(kind, name))

    def sample(self, kind: Any, name: str) -> Any:  # noqa: PLR0911 - one case for each kind of input
        """Draw a value of an input type."""
        if not isinstance(kind, GraphQLNonNull) and self.one_in(12):
            return None
        kind = get_nullable_type(kind)
        if isinstance(kind, GraphQLList):
            return [self.sample(kind.of_type, name) for _ in range(self.draw(st.integers(0, 3)))]
        if isinstance(kind, GraphQLInputObjectType):
            chosen = self.draw(st.lists(st.sampled_from(sorted(FILTERS[kind.name])), max_size=2, unique=True))
            return {key: self.sample(kind.fields[key].type, key) for key in chosen}
        if isinstance(kind, GraphQLEnumType):
            return self.pick(list(kind.values))
        match kind.name:
            case "Boolean":
                return self.pick([True, False])
            case "ID":
                return self.pick(identifiers(NAMED[name]))
            case "DateTime":
                return self.pick(INSTANTS)
            case "Date":
                return self.pick(DAYS)
        return self.pick(TEXTS.get(name, ["Ana"]))

    def value(self, kind: Any, value: Any, *, variable: int = 3) -> str:
        """Write a value as a literal, or as a variable that has it."""
        if not self.one_in(variable):
            return literal(kind, value)
        name = f"v{self.label()}"
        default = self.one_in(3) and value is not None
        self.declared.append(f"${name}: {kind}" + (f" = {literal(kind, value)}" if default else ""))
        if not default:
            self.values[name] = value
        return f"${name}"


def literal(kind: Any, value: Any) -> str:
    """Write a value in the language of documents."""
    kind = get_nullable_type(kind)
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(literal(kind.of_type, one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key}: {literal(kind.fields[key].type, one)}' for key, one in value.items())} }}"
    return str(value) if isinstance(kind, GraphQLEnumType) else json.dumps(value, ensure_ascii=False)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a document with its variables."""
    case = Writer(draw).case()
    switches = draw(st.fixed_dictionaries({}, optional={"yes": st.booleans(), "no": st.booleans()}))
    return Case(case.document, case.variables | switches)
