"""The qualification matrix: data that says which segment, sales channel and priority a lead has (LEA-03).

The rules are asked in order and the first whose conditions all hold decides; the last has no conditions, so that every
lead finds its way. The explanation lists what was asked, what stood in the lead and what came of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final

from api.core.errors import InvalidInput
from api.leads.imports.words import fold
from api.leads.models import OriginatorKind, Priority, RequestSource, Route, SalesChannel


class MatrixField(StrEnum):
    """What a condition may ask about."""

    SIM_COUNT = "SIM_COUNT"
    CURRENT_SIMS = "CURRENT_SIMS"
    MONTHLY_SPEND = "MONTHLY_SPEND"
    CITY = "CITY"
    REGION = "REGION"
    COMPETITOR = "COMPETITOR"
    NEEDS_DATA = "NEEDS_DATA"
    REQUEST_SOURCE = "REQUEST_SOURCE"
    CHANNEL = "CHANNEL"
    EXISTING_CUSTOMER = "EXISTING_CUSTOMER"


class Operator(StrEnum):
    """How a condition compares. What is missing in the lead satisfies only MISSING."""

    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    ONE_OF = "ONE_OF"
    PRESENT = "PRESENT"
    MISSING = "MISSING"


NUMERIC: Final = frozenset({MatrixField.SIM_COUNT, MatrixField.CURRENT_SIMS, MatrixField.MONTHLY_SPEND})
STRAIGHT: Final = {Route.FIELD_SALES: SalesChannel.FIELD_SALES, Route.TELESALES: SalesChannel.TELESALES}
STORE_CHANNELS: Final = frozenset({SalesChannel.GBM, SalesChannel.MAJOR_ACCOUNTS})
MOST_RULES: Final = 200

Facts = Mapping[MatrixField, object]


@dataclass(frozen=True, slots=True)
class Condition:
    """One question about a lead."""

    field: MatrixField
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """All conditions hold → this segment, sales channel and priority."""

    code: str
    conditions: tuple[Condition, ...]
    sales_channel: SalesChannel
    priority: Priority = Priority.NORMAL
    segment_code: str | None = None


@dataclass(frozen=True, slots=True)
class Qualification:
    """The result, the rule that gave it (None: a straight route), and what was asked on the way."""

    sales_channel: SalesChannel
    priority: Priority
    segment_code: str | None
    rule: str | None
    explanation: list[dict[str, Any]]


def qualify(rules: Sequence[Rule], facts: Facts) -> Qualification:
    """Ask the rules in order; raises LookupError for a matrix without a last resort, which `check_matrix` refuses."""
    explanation: list[dict[str, Any]] = []
    for rule in rules:
        asked = [_ask(condition, facts) for condition in rule.conditions]
        matched = all(answer["met"] for answer in asked)
        explanation.append({"rule": rule.code, "matched": matched, "conditions": asked})
        if matched:
            return Qualification(rule.sales_channel, rule.priority, rule.segment_code, rule.code, explanation)
    raise LookupError("the matrix has no rule without conditions")


def straight(route: Route, originator: OriginatorKind) -> Qualification:
    """Return the way of a channel without matrix: a dealer's referral goes to field sales, major accounts (LEA-03)."""
    channel = STRAIGHT[route]
    if originator is OriginatorKind.DEALER:
        channel = SalesChannel.MAJOR_ACCOUNTS
    explanation = [{"rule": route.value, "matched": True, "originator": originator.value}]
    return Qualification(channel, Priority.NORMAL, None, None, explanation)


def for_store(found: Qualification, source: RequestSource | None) -> Qualification:
    """Keep a store's lead with the field sales managers of GBM and major accounts (LEA-13a)."""
    if source is not RequestSource.STORE or found.sales_channel in STORE_CHANNELS:
        return found
    explanation = [*found.explanation, {"rule": "STORE", "matched": True, "instead_of": found.sales_channel.value}]
    return Qualification(SalesChannel.GBM, found.priority, found.segment_code, found.rule, explanation)


def check_matrix(rules: Sequence[Rule]) -> None:
    """Refuse a matrix that could leave a lead without a way, or whose rules can't be told apart or never be reached."""
    if not rules or len(rules) > MOST_RULES:
        raise InvalidInput("rules", code="lead-matrix-size", limit=MOST_RULES)
    codes = [rule.code for rule in rules]
    if len(set(codes)) < len(codes) or not all(code.strip() for code in codes):
        raise InvalidInput("rules", code="lead-matrix-codes")
    for index, rule in enumerate(rules):
        last = index == len(rules) - 1
        if last == bool(rule.conditions):
            raise InvalidInput("rules", str(index), code="lead-matrix-last-resort")
        for condition in rule.conditions:
            _check_condition(condition, index)


def _check_condition(condition: Condition, index: int) -> None:
    compares = condition.operator in {Operator.AT_LEAST, Operator.AT_MOST}
    wanted = {Operator.PRESENT: (0, 0), Operator.MISSING: (0, 0), Operator.ONE_OF: (1, 100)}.get(
        condition.operator, (1, 1)
    )
    fits = wanted[0] <= len(condition.values) <= wanted[1]
    numbers = all(_number(value) is not None for value in condition.values)
    if not fits or (compares and (condition.field not in NUMERIC or not numbers)):
        raise InvalidInput("rules", str(index), "conditions", code="lead-matrix-condition")


def _ask(condition: Condition, facts: Facts) -> dict[str, Any]:
    actual = facts.get(condition.field)
    return {
        "field": condition.field.value,
        "operator": condition.operator.value,
        "values": list(condition.values),
        "actual": None if actual is None else str(actual),
        "met": _met(condition, actual),
    }


def _met(condition: Condition, actual: object) -> bool:
    if actual is None or actual == "":
        return condition.operator is Operator.MISSING
    match condition.operator:
        case Operator.PRESENT:
            return True
        case Operator.MISSING:
            return False
        case Operator.ONE_OF:
            return fold(str(actual)) in {fold(value) for value in condition.values}
    number, bound = _number(str(actual)), _number(condition.values[0])
    if number is None or bound is None:
        return False
    return number >= bound if condition.operator is Operator.AT_LEAST else number <= bound


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def rules_from_json(data: Sequence[Mapping[str, Any]]) -> list[Rule]:
    """Read the stored form."""
    return [
        Rule(
            code=item["code"],
            conditions=tuple(
                Condition(MatrixField(asked["field"]), Operator(asked["operator"]), tuple(asked["values"]))
                for asked in item["conditions"]
            ),
            sales_channel=SalesChannel(item["sales_channel"]),
            priority=Priority(item["priority"]),
            segment_code=item["segment_code"],
        )
        for item in data
    ]


def rules_to_json(rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """Write the stored form."""
    return [
        {
            "code": rule.code,
            "conditions": [
                {"field": asked.field.value, "operator": asked.operator.value, "values": list(asked.values)}
                for asked in rule.conditions
            ],
            "sales_channel": rule.sales_channel.value,
            "priority": rule.priority.value,
            "segment_code": rule.segment_code,
        }
        for rule in rules
    ]
