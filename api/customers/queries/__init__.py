"""All that is read of customers."""

from api.customers.queries.rows import (
    current_consent,
    find_duplicates,
    get_branch,
    has_segment,
    lock_contact,
    lock_customer,
    lock_fiscal_number,
    lock_flash,
    lock_subscription,
    seats_of,
    staff_of_branch,
)
from api.customers.queries.search import finder, found, searchable
from api.customers.queries.visible import (
    PUBLIC_TEXT,
    event_visible_to,
    flash_visible_to,
    has,
    part_visible_to,
    segment_visible_to,
    visible_to,
)

__all__ = [
    "PUBLIC_TEXT",
    "current_consent",
    "event_visible_to",
    "find_duplicates",
    "finder",
    "flash_visible_to",
    "found",
    "get_branch",
    "has",
    "has_segment",
    "lock_contact",
    "lock_customer",
    "lock_fiscal_number",
    "lock_flash",
    "lock_subscription",
    "part_visible_to",
    "searchable",
    "seats_of",
    "segment_visible_to",
    "staff_of_branch",
    "visible_to",
]
