"""Pure rules of orders: what may follow what, what is provisioned together, what billing receives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from api.core.errors import UserError
from api.core.money import round_money
from api.orders.models import OrderStatus

_S = OrderStatus
TRANSITIONS: Mapping[OrderStatus, frozenset[OrderStatus]] = {
    _S.SUBMITTED: frozenset({_S.IN_PROGRESS, _S.CANCELLED}),
    _S.IN_PROGRESS: frozenset({_S.AWAITING_CUSTOMER, _S.COMPLETED, _S.CANCELLED}),
    _S.AWAITING_CUSTOMER: frozenset({_S.IN_PROGRESS, _S.COMPLETED, _S.CANCELLED}),
    _S.COMPLETED: frozenset(),
    _S.CANCELLED: frozenset(),
}
ENDED = frozenset({_S.COMPLETED, _S.CANCELLED})
MAX_CART_LINES = 50
MAX_QUANTITY = 1000
# Products that name no process of their own are shipped.
DEFAULT_PROCESS = "delivery"


class OrderStatusConflict(UserError):
    """The order's state does not allow this step."""

    code = "order-status-conflict"


class CartEmpty(UserError):
    """There is nothing in the cart."""

    code = "cart-empty"


class CartFull(UserError):
    """The cart holds as many lines as it can."""

    code = "cart-full"


class NothingSoldAnyMore(UserError):
    """Nothing of an earlier order is sold today."""

    code = "order-nothing-sold"


class Difference(StrEnum):
    """What is not as it was when an order is put into the cart again."""

    NOT_SOLD = "NOT_SOLD"
    CART_FULL = "CART_FULL"
    PART_GONE = "PART_GONE"
    PART_LIMIT = "PART_LIMIT"
    QUANTITY_LIMIT = "QUANTITY_LIMIT"
    PRICE = "PRICE"


class Line(Protocol):
    """The part of an order line that these rules need."""

    process_key: str
    code: str
    components: list[dict[str, Any]]
    quantity: int
    discount_percent: Decimal
    months: int
    monthly_net: Decimal
    one_time_net: Decimal
    tax_code: str


def next_status(current: OrderStatus, wanted: OrderStatus) -> OrderStatus:
    """Return `wanted` if it may follow `current`; raises OrderStatusConflict."""
    if wanted not in TRANSITIONS[current]:
        raise OrderStatusConflict(status=current.name)
    return wanted


def processes(lines: Iterable[Line]) -> list[str]:
    """Return the provisioning processes that an order needs, each once, in the order of its lines (ORD-02)."""
    return list(dict.fromkeys(line.process_key for line in lines))


def components_of(lines: Iterable[Line], process_key: str) -> list[str]:
    """Return the codes that activation switches on for one process: products and their chosen components."""
    codes: list[str] = []
    for line in lines:
        if line.process_key == process_key:
            codes.append(line.code)
            codes.extend(str(component["code"]) for component in line.components)
    return list(dict.fromkeys(codes))


@dataclass(frozen=True, slots=True)
class ComponentPrice:
    """What one piece of a component costs, net, and whether a later activity of the order provides it."""

    code: str
    monthly: Decimal
    one_time: Decimal
    later: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A line's part of one ready-for-billing step, net."""

    monthly: Decimal
    one_time: Decimal


def shares(line: Line, components: Iterable[ComponentPrice], currency: str) -> tuple[Share, Share]:
    """Split a line between the basic and the complete service (ORD-04); both together are the line to the cent.

    Components that come later, with the line's quantity and discount, belong to the second step.
    """
    pieces = {str(component["code"]): int(component.get("quantity", 1)) for component in line.components}
    factor = line.quantity * (100 - line.discount_percent) / Decimal(100)
    late = [(component, pieces[component.code] * factor) for component in components if _late(component, pieces)]
    monthly = min(round_money(sum((c.monthly * n for c, n in late), Decimal(0)), currency), line.monthly_net)
    one_time = min(round_money(sum((c.one_time * n for c, n in late), Decimal(0)), currency), line.one_time_net)
    return Share(line.monthly_net - monthly, line.one_time_net - one_time), Share(monthly, one_time)


def _late(component: ComponentPrice, pieces: Mapping[str, int]) -> bool:
    """Tell whether a component was chosen and comes later."""
    return component.later and component.code in pieces


def status_of(states: Iterable[tuple[str, str]]) -> OrderStatus:
    """Return where an order with started processes stands, given (role, state) of every activity.

    It waits for the customer when the customer's answer is open; it is done when nothing is left to do.
    """
    left = [(role, state) for role, state in states if state not in {"COMPLETED", "CANCELLED", "SKIPPED"}]
    if not left:
        return OrderStatus.COMPLETED
    if any(role == "CUSTOMER" and state in {"OPEN", "IN_PROCESS"} for role, state in left):
        return OrderStatus.AWAITING_CUSTOMER
    return OrderStatus.IN_PROGRESS


def activity_key(component_code: str) -> str:
    """Return the key of the activity that provides a component: `SEARCH-LISTING` → `search_listing`."""
    return component_code.lower().replace("-", "_")


def leave_out(lines: Iterable[Line], process_key: str, offered: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the activities that an order does not need: those of components that were not chosen (ORD-02a).

    `offered` maps the code of a product to the codes of all its components.
    """
    chosen: set[str] = set()
    possible: set[str] = set()
    for line in lines:
        if line.process_key == process_key:
            chosen |= {activity_key(str(component["code"])) for component in line.components}
            possible |= {activity_key(code) for code in offered.get(line.code, ())}
    return possible - chosen


@dataclass(frozen=True, slots=True)
class Part:
    """A component as the product has it today."""

    code: str
    required: bool
    max_quantity: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """A line of an earlier order as a cart takes it today, and what had to change: (what, code of the part or None)."""

    quantity: int
    components: Mapping[str, int]
    changes: tuple[tuple[Difference, str | None], ...]


def repeated(line: Line, parts: Iterable[Part]) -> Repeated:
    """Fit an ordered line to what its product has today: parts that are gone are left out, limits cut.

    Parts that are always inside go without saying, so one that has become so stays and one that is new comes along.
    """
    known = {part.code: part for part in parts}
    pieces: dict[str, int] = {}
    changes: list[tuple[Difference, str | None]] = []
    for component in line.components:
        code, wanted = str(component["code"]), int(component.get("quantity", 1))
        part = known.get(code)
        if part is None:
            changes.append((Difference.PART_GONE, code))
            continue
        if wanted > part.max_quantity:
            changes.append((Difference.PART_LIMIT, code))
        fitting = min(wanted, part.max_quantity)
        if not part.required or fitting > 1:
            pieces[code] = fitting
    if line.quantity > MAX_QUANTITY:
        changes.append((Difference.QUANTITY_LIMIT, None))
    return Repeated(min(line.quantity, MAX_QUANTITY), pieces, tuple(changes))
