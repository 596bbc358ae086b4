"""The figures: what is held fails, what depends on the machine's load is only told, and the last line is for programs."""

import json

import pytest

from dev.figures.__main__ import GOALS, Figures, tell


def test_held_figure_that_breaks_fails_and_a_slow_machine_does_not(capsys: pytest.CaptureFixture[str]) -> None:
    slow = {"axe_violations": 0, "worst_interaction_ms": 900, "lighthouse": {"performance_mobile": 40}}
    assert tell(Figures(slow)) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == slow
    assert tell(Figures({"axe_violations": 1}, ["customer, phone, ro: color-contrast"])) == 1
    told = capsys.readouterr().out
    assert "color-contrast" in told
    assert "BROKEN" in told


def test_what_was_not_measured_is_not_judged(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(Figures({"css_kb": 11.0})) == 0
    assert "axe" not in capsys.readouterr().out


@pytest.mark.parametrize(("key", "good", "bad"), [("list_route_kb", 160.0, 160.1), ("cls_max", 0.02, 0.021)])
def test_bars_are_those_of_the_product(key: str, good: float, bad: float) -> None:
    goal = next(goal for goal in GOALS if goal.key == key)
    assert goal.gated
    assert (goal.holds(good), goal.holds(bad)) == (True, False)
