"""What of an answer is data of people, and whose each row of it was (DPA-01).

A text or a sum in a row of a customer, a lead or a person is personal unless its declaration says otherwise. Where a
plan for staff reads one, its row carries a hidden mark, `"?c":"<customer>"` or `"?p":"<person>"`, which `Seen.take`
picks out of the answer's bytes in one pass. A client can't choose such a key, and jsonb writes a space behind its
colons, so nothing else looks like a mark.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from graphql import GraphQLObjectType, get_named_type

from api.core.actor import Actor, ActorKind
from api.core.graphql.reads.fields import Personal, ReadField, Table
from api.core.graphql.reads.paging import METADATA
from api.core.graphql.reads.pieces import DEFINITION, object_type
from api.core.graphql.reads.shape import Selected, Shape
from api.core.graphql.reads.sources import Column, Computed, Expression, MoneyOf, Part, Relation

OWN_COLUMN: Final = '{t}."customer_id"'
TELLING: Final = frozenset({"String", "JSON", "Money"})
MARK: Final = re.compile(rb'"\?([cp]":(?:"[^"]*"|null)),?')
NOBODY: Final = frozenset({b'c":null', b'p":null'})


@dataclass(slots=True)
class Seen:
    """Whose data an operation has returned so far, and which fields."""

    marks: set[bytes] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)

    def take(self, body: bytes, fields: frozenset[str]) -> bytes:
        """Note the marks of an answer and return it without them; a page has fifty, so nothing is done to each."""
        parts = MARK.split(body)
        found = set(parts[1::2]) - NOBODY
        if found:
            self.marks |= found
            self.fields |= fields
        return b"".join(parts[::2])

    def add(self, fields: Iterable[str], customers: Iterable[UUID], people: Iterable[UUID]) -> None:
        """Note whose data was returned beside the planner."""
        self.marks.update(b'c":"%s"' % str(key).encode() for key in customers)
        self.marks.update(b'p":"%s"' % str(key).encode() for key in people)
        self.fields.update(fields)

    def customers(self) -> str:
        """Return the keys of the customers, with commas between."""
        return self._keys(b"c")

    def people(self) -> str:
        """Return the keys of the others, with commas between."""
        return self._keys(b"p")

    def _keys(self, kind: bytes) -> str:
        return b",".join([mark[4:-1] for mark in self.marks if mark.startswith(kind)]).decode()


def marks(
    shape: Shape, actor: Actor, reads: type[Table] | None, chosen: Iterable[Selected], names: set[str]
) -> dict[str, str]:
    """Return the hidden columns that say whose row it is, as SQL over {t}, and add the personal fields to `names`.

    Empty for a selection without personal data, and for whoever is not staff: customers read their own.
    """
    if reads is None or actor.kind is not ActorKind.STAFF:
        return {}
    customer, person = owners(reads)
    if customer is None and person is None:
        return {}
    found = dict(_personal(shape, actor, chosen))
    names.update(found)
    wanted: dict[str, str] = {}
    if found and customer is not None:
        wanted["?c"] = customer
    if person is not None and any(kind is Personal.ALWAYS for kind in found.values()):
        wanted["?p"] = person if customer is None else f"case when {customer} is null then {person} end"
    return wanted


def owners(reads: type[Table]) -> tuple[str | None, str | None]:
    """Return SQL over {t} of the customer, and of the other person, whose data a row is: declared, or by its columns."""
    known = METADATA.tables.get(reads.table)
    columns = () if known is None else known.c.keys()
    customer = reads.customer or (OWN_COLUMN if "customer_id" in columns else None)
    return customer, reads.person or ('{t}."lead_id"' if "lead_id" in columns else None)


def same_customer(relation: Relation, reads: type[Table], above: type[Table]) -> bool:
    """Tell whether a relation's rows are always of the same customer as the row above it.

    Either that is the customer itself, or the foreign key carries the customer along.
    """
    if relation.key is None or relation.shape == "one" or owners(reads)[0] != OWN_COLUMN:
        return False
    if above.customer == "{t}.id":
        return relation.key == "customer_id"
    if owners(above)[0] != OWN_COLUMN:
        return False
    wanted = {(relation.key, f"{above.table}.id"), ("customer_id", f"{above.table}.customer_id")}
    return any(
        {(element.parent.name, element.target_fullname) for element in constraint.elements} >= wanted
        for constraint in METADATA.tables[reads.table].foreign_key_constraints
    )


def _personal(shape: Shape, actor: Actor, chosen: Iterable[Selected]) -> Iterator[tuple[str, Personal]]:
    for selected in chosen:
        definition = selected.field.extensions[DEFINITION] if selected.field else None
        if selected.field is None or not isinstance(definition, ReadField):
            continue
        if definition.permission is not None and not actor.holds(definition.permission) and not definition.otherwise:
            continue
        if isinstance(definition.source, Part):
            kind = object_type(selected.field)
            yield from _personal(shape, actor, shape.below(kind, selected.nodes))
            continue
        declared = kind_of(selected.parent, selected.name)
        if declared is not Personal.NEVER:
            yield f"{selected.parent.name}.{selected.name}", declared


def kind_of(parent: GraphQLObjectType, name: str) -> Personal:
    """Return what a field's declaration says of its values, or its type when it says nothing."""
    field_ = parent.fields[name]
    definition: ReadField = field_.extensions[DEFINITION]
    if definition.personal is not None:
        return definition.personal
    own = isinstance(definition.source, Column | Expression | MoneyOf | Computed)
    return Personal.ALWAYS if own and get_named_type(field_.type).name in TELLING else Personal.NEVER
