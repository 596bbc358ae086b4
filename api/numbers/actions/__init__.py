"""The only writer of numbers: into the stock, to agents, to an offer, into service, and back."""

from api.numbers.actions.choosing import (
    assign_numbers,
    free_late,
    free_number,
    free_numbers,
    free_numbers_of_gone,
    port_number,
    reserve_number,
    time_numbers,
)
from api.numbers.actions.stock import (
    RangeTrial,
    add_range,
    allot_numbers,
    end_quarantine,
    remove_range,
    retire_number,
    try_range,
)

__all__ = [
    "RangeTrial",
    "add_range",
    "allot_numbers",
    "assign_numbers",
    "end_quarantine",
    "free_late",
    "free_number",
    "free_numbers",
    "free_numbers_of_gone",
    "port_number",
    "remove_range",
    "reserve_number",
    "retire_number",
    "time_numbers",
    "try_range",
]
