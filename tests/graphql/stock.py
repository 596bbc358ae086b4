"""Who works in the shop and what stands on its shelves."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from api.core.actor import Actor, ActorKind
from api.core.ids import new_id
from tests.graphql.shop import Status

HOME, AWAY = UUID(int=1), UUID(int=2)
ALL = frozenset({"branch:item:read", "branch:item:note", "branch:maker:country", "branch:item:close", "all:item:count"})


def staff(permissions: frozenset[str] = ALL, branches: tuple[UUID, ...] = (HOME,)) -> Actor:
    """A member of staff."""
    return Actor(
        kind=ActorKind.STAFF,
        user_id=UUID(int=7),
        name="Ana",
        branch_ids=branches,
        permissions=permissions,
        language="ro",
    )


def rows(seed: int = 1) -> dict[str, list[dict[str, Any]]]:
    """Makers, items and pieces, with nulls, ties and both branches; the same for the same seed."""
    random = Random(seed)
    start = datetime(2026, 1, 1, tzinfo=UTC)

    def key() -> UUID:
        return UUID(int=random.getrandbits(128))

    makers = [
        {
            "id": key(),
            "branch_id": random.choice((HOME, HOME, AWAY)),
            "name": f"Maker {number:02}",
            "country": random.choice((None, "RO", "PL")),
        }
        for number in range(8)
    ]
    items = [
        {
            "id": key(),
            "branch_id": random.choice((HOME, HOME, HOME, AWAY)),
            "maker_id": random.choice((None, *[maker["id"] for maker in makers])),
            "number": f"I-{number:03}",
            "status": random.choice([*Status]).value,
            "price": random.choice((None, Decimal("10.00"), Decimal("0.05"), Decimal("123456.70"))),
            "currency": random.choice(("RON", "EUR")),
            "due": random.choice((None, date(2026, 5, 1), date(2026, 12, 31))),
            # Ties, whole seconds and microseconds.
            "made_at": start + timedelta(seconds=random.choice((0, 1, 1.5, 60, 3600.000001, 90000))),
            "note": random.choice((None, 'Ștefan „ț"', "<b>")),
            "rank": random.choice((None, 1, 2, 3)),
            "about_kind": None,
            "about_id": None,
            "version": 1,
        }
        for number in range(60)
    ]
    for item in items:
        kind = random.choice((None, "maker", "item"))
        item["about_kind"] = kind
        item["about_id"] = {None: None, "maker": random.choice(makers)["id"], "item": random.choice(items)["id"]}[kind]
    pieces = [
        {
            "id": key(),
            "item_id": random.choice(items)["id"],
            "label": f"P{number}",
            "weight": Decimal(random.randrange(5000)).scaleb(-3),
            "position": random.randrange(4),
        }
        for number in range(120)
    ]
    return {"maker": makers, "item": items, "piece": pieces}


def new_item(**values: Any) -> dict[str, Any]:
    """An item of its own for a test that changes it."""
    return {**rows()["item"][0], "id": new_id(), "branch_id": HOME, "about_kind": None, "about_id": None, **values}
