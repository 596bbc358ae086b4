"""Automatic actions: what the worker does when an activity of this name opens.

A domain registers its own with `@automatic("activation.activate")`. The function runs in the transaction that completes
the activity. What it raises is tried again with growing delays, then the activity is FAILED for a person to look at.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from api.core.uow import UnitOfWork
from api.work.models import Activity

Automatic = Callable[[UnitOfWork, Activity], Awaitable[dict[str, Any] | None]]

ACTIONS: dict[str, Automatic] = {}


class UnknownAction(LookupError):
    """No code is registered for an automatic activity."""


def automatic(name: str) -> Callable[[Automatic], Automatic]:
    """Register an action under its name; what it returns is the activity's result."""

    def register(function: Automatic) -> Automatic:
        if ACTIONS.get(name, function) is not function:
            raise ValueError(f"two automatic actions are called {name}")
        ACTIONS[name] = function
        return function

    return register


def action(name: str) -> Automatic:
    """The action of this name. Raises UnknownAction."""
    try:
        return ACTIONS[name]
    except KeyError as error:
        raise UnknownAction(name) from error
