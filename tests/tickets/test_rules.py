from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

import pytest

from api.tickets.models import TicketKind, TicketStatus
from api.tickets.rules import TRANSITIONS, TicketStatusConflict, escalation, ladder, next_status, start_of

S = TicketStatus
ALLOWED = {
    (S.GATHERING, S.OPEN), (S.GATHERING, S.CANCELLED),
    (S.OPEN, S.DISPATCHED), (S.OPEN, S.RESOLVED), (S.OPEN, S.CANCELLED),
    (S.DISPATCHED, S.OPEN), (S.DISPATCHED, S.REJECTED), (S.DISPATCHED, S.RESOLVED), (S.DISPATCHED, S.DISPATCHED),
    (S.REJECTED, S.OPEN), (S.REJECTED, S.DISPATCHED), (S.REJECTED, S.CANCELLED),
    (S.RESOLVED, S.CLOSED), (S.RESOLVED, S.OPEN), (S.CLOSED, S.OPEN),
}  # fmt: skip


@dataclass
class Rule:
    level: int
    after_days: int
    role_code: str
    kind: TicketKind = TicketKind.TROUBLE
    product_type: str | None = None
    symptom_code: str | None = None


@pytest.mark.parametrize(("was", "wanted"), list(product(S, S)))
def test_every_pair_of_states(was: TicketStatus, wanted: TicketStatus) -> None:
    if (was, wanted) in ALLOWED:
        assert next_status(was, wanted) is wanted
    else:
        with pytest.raises(TicketStatusConflict):
            next_status(was, wanted)
    assert set(TRANSITIONS) == set(S)


def test_the_most_specific_rules_win_and_other_kinds_never() -> None:
    general = [Rule(0, 0, "CARE"), Rule(1, 4, "TECH")]
    of_product = [Rule(0, 0, "DATA", product_type="DATA_PORT")]
    of_symptom = [
        Rule(1, 1, "NOC", product_type="DATA_PORT", symptom_code="DOWN"),
        Rule(0, 0, "NOC_0", product_type="DATA_PORT", symptom_code="DOWN"),
    ]
    rules = [*general, *of_product, *of_symptom, Rule(0, 0, "BILLING", kind=TicketKind.BILLING)]
    assert start_of(ladder(rules, TicketKind.TROUBLE, "DATA_PORT", "DOWN")) == "NOC_0"
    assert [rule.role_code for rule in ladder(rules, TicketKind.TROUBLE, "DATA_PORT", "DOWN")] == ["NOC_0", "NOC"]
    assert start_of(ladder(rules, TicketKind.TROUBLE, "DATA_PORT", "SLOW")) == "DATA"
    assert start_of(ladder(rules, TicketKind.TROUBLE, "HOSTING", "SLOW")) == "CARE"
    assert ladder(rules, TicketKind.TASK, None, None) == []


def test_days_are_calendar_days_of_the_branch_each_from_the_opening() -> None:
    # Romania leaves summer time on 25 October 2026 at 4:00: the same time of day is an hour later in UTC.
    opened = datetime(2026, 10, 22, 9, 0, tzinfo=UTC)
    steps = escalation([Rule(0, 0, "A"), Rule(1, 4, "B"), Rule(2, 6, "C")], opened, "Europe/Bucharest")
    assert [(step.level, step.due_at, step.role_code) for step in steps] == [
        (1, datetime(2026, 10, 26, 10, 0, tzinfo=UTC), "B"),
        (2, datetime(2026, 10, 28, 10, 0, tzinfo=UTC), "C"),
    ]
