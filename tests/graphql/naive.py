"""The same answers by naive resolvers over lists in memory, written without a look at the declarations.

The schema is rebuilt from its printed text, so nothing of the planner or of Strawberry is left in it: plain
graphql-core walks every field and coerces every value. Cursors are opaque to clients; here they are positions.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any
from uuid import UUID

from graphql import (
    ExecutionResult,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
    execute_sync,
    parse,
)

from api.core.actor import Actor
from tests.graphql.pages import Term, cut, in_order, of_page

Row = dict[str, Any]


class Shop:
    """Resolvers for one caller."""

    def __init__(self, tables: dict[str, list[Row]], actor: Actor) -> None:
        """Filter what the caller may see once, up front."""
        self.actor = actor
        may = "branch:item:read" in actor.permissions
        self.all_items = tables["item"]
        self.makers = [row for row in tables["maker"] if may and row["branch_id"] in actor.branch_ids]
        self.items = [row for row in tables["item"] if may and row["branch_id"] in actor.branch_ids]
        shown = {row["id"] for row in self.items}
        self.pieces = [row for row in tables["piece"] if row["item_id"] in shown]
        self.all_pieces = tables["piece"]

    def maker(self, key: UUID | None) -> Row | None:
        """A visible maker."""
        return next((row for row in self.makers if row["id"] == key), None)

    def item(self, key: UUID | None) -> Row | None:
        """A visible item."""
        return next((row for row in self.items if row["id"] == key), None)

    def allowed(self, permission: str, value: Any) -> Any:
        """The value, or null without the permission."""
        return value if permission in self.actor.permissions else None

    def weight(self, row: Row) -> Decimal:
        """All pieces count, whoever may see them."""
        return sum((piece["weight"] for piece in self.all_pieces if piece["item_id"] == row["id"]), Decimal(0))

    def query(self) -> dict[str, Callable[..., Any]]:
        """Root fields."""
        return {
            "items": lambda **args: self.page(self.items, **args),
            "makersPage": lambda **args: self.page(self.makers, order="ID", **args),
            "makers": lambda: sorted(self.makers, key=lambda row: (row["name"], row["id"])),
            "item": lambda id: self.item(key_of(id, "itm")),
            "node": lambda id: self.item(key_of(id, "itm")) or self.maker(key_of(id, "mak")),
            "itemByNumber": lambda number: next((row for row in self.items if row["number"] == number), None),
            "total": lambda: self.allowed("all:item:count", len(self.all_items)),
        }

    def page(
        self,
        found: list[Row],
        first: int | None = None,
        last: int | None = None,
        after: str | None = None,
        before: str | None = None,
        filter: dict[str, Any] | None = None,
        order: str | None = None,
    ) -> dict[str, Any]:
        """Filter, sort, cut."""
        chosen = [row for row in found if matches(row, filter or {})]
        ordered = in_order(chosen, lambda row: row["id"], self.terms(order or "MADE_DESC"))
        places = {row["id"]: place for place, row in enumerate(ordered)}
        page = cut(ordered, lambda row: places[row["id"]], places, first=first, last=last, after=after, before=before)
        return {"kind": "page", **page}

    def terms(self, order: str) -> list[Term]:
        """Return what an order stands for."""
        made, rank = itemgetter("made_at"), itemgetter("rank")
        orders = {
            "MADE_DESC": [Term(made, descending=True)],
            "MADE_ASC": [Term(made)],
            "RANK_ASC": [Term(rank, nulls_last=True)],
            "RANK_DESC_LAST": [Term(rank, descending=True, nulls_last=True)],
            "MIXED": [Term(itemgetter("status")), Term(rank, descending=True), Term(itemgetter("number"))],
            "WEIGHT": [Term(self.weight, descending=True)],
            "ID": [],
        }
        return orders[order]

    def newest(self, maker: Row) -> list[Row]:
        """A maker's items, the newest first."""
        own = [item for item in self.items if item["maker_id"] == maker["id"]]
        return in_order(own, lambda row: row["id"], self.terms("MADE_DESC"))

    def field(self, row: Row, name: str, args: dict[str, Any]) -> Any:
        """Fields of makers, items and pieces."""
        special: dict[str, Callable[..., Any]] = {
            "country": lambda: self.allowed("branch:maker:country", row["country"]),
            "items": lambda **args: self.page([i for i in self.items if i["maker_id"] == row["id"]], **args),
            "newest": lambda: next(iter(self.newest(row)), None),
            "count": lambda: sum(1 for item in self.all_items if item["maker_id"] == row["id"]),
            "price": lambda: (
                None
                if row["price"] is None
                else {"amount": f"{row['price']:.2f}", "currency": row["currency"], "kind": "money"}
            ),
            "due": lambda: row["due"] and row["due"].isoformat(),
            "madeAt": lambda: row["made_at"].astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "note": lambda: self.allowed("branch:item:note", row["note"]),
            "facts": lambda: {"kind": "facts", "rank": row["rank"], "day": row["due"] and row["due"].isoformat()},
            "extra": lambda: {"rank": row["rank"], "me": str(self.actor.user_id)},
            "maker": lambda: self.maker(row["maker_id"]),
            "pieces": lambda: sorted(
                (piece for piece in self.pieces if piece["item_id"] == row["id"]),
                key=lambda piece: (piece["position"], piece["id"]),
                reverse=True,
            )[:3],
            "weight": lambda: str(row["weight"]) if "weight" in row else str(self.weight(row)),
            "item": lambda: self.item(row["item_id"]),
            "of": lambda: next(item["number"] for item in self.all_items if item["id"] == row["item_id"]),
            "about": lambda: {"maker": self.maker, "item": self.item, None: lambda _: None}[row["about_kind"]](
                row["about_id"]
            ),
            "viewerCan": lambda: self.abilities(row),
            "priceText": lambda: None if row["price"] is None else f"{row['price'] * 2:.1f} {row['due'] or ''}",
            "id": lambda: f"{'itm' if 'number' in row else 'mak'}_{row['id']}",
            "stock": lambda factor=1: (row["id"].int % 10) * factor,
        }
        return special[name](**args) if name in special else row[name]

    def abilities(self, row: Row) -> Row:
        """Closing an open item with the permission."""
        reason = "state" if row["status"] != "OPEN" else None
        if reason is None and "branch:item:close" not in self.actor.permissions:
            reason = "permission"
        return {"kind": "abilities", "close": reason is None, "reason": reason, "statuses": ["DONE"]}

    def resolve(self, source: Any, info: Any, **args: Any) -> Any:
        """graphql-core's field resolver."""
        name = info.field_name
        if source is None:
            return self.query()[name](**args)
        kind = source.get("kind")
        if kind == "page":
            return of_page(source, name)
        return source[name] if kind else self.field(source, name, args)


def key_of(text: str, prefix: str) -> UUID | None:
    """The key of an identifier of that kind."""
    kind, _, rest = text.partition("_")
    return UUID(rest) if kind == prefix else None


def matches(row: Row, wanted: dict[str, Any]) -> bool:
    """All conditions that are given."""
    made = wanted.get("made") or {}
    return (
        (wanted.get("status") is None or row["status"] in wanted["status"])
        and (wanted.get("search") is None or wanted["search"].lower() in row["number"].lower())
        and (wanted.get("maker") is None or row["maker_id"] == key_of(wanted["maker"], "mak"))
        and (made.get("since") is None or row["made_at"] >= datetime.fromisoformat(made["since"]))
        and (made.get("until") is None or row["made_at"] < datetime.fromisoformat(made["until"]))
    )


def printed(text: str) -> GraphQLSchema:
    """Rebuild a schema from its text, with types recognised by the rows' shape."""
    schema = build_schema(text)
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            kind.resolve_type = lambda row, *_: "Item" if "number" in row else "Maker"
        if isinstance(kind, GraphQLObjectType):
            kind.is_type_of = None
    return schema


def naive_answer(
    schema: GraphQLSchema, shop: Shop, document: str, variables: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Execute by walking every field; the document was found valid by whoever asks."""
    found: Any = execute_sync(schema, parse(document), variable_values=variables, field_resolver=shop.resolve)
    result: ExecutionResult = found
    if result.errors:
        raise result.errors[0]
    return result.data or {}
