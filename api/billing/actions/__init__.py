"""All that changes billing."""

from api.billing.actions.charging import (
    billing_for,
    close_month,
    customer_exists,
    fetch_invoices,
    ready_for_billing,
    record_payment,
    record_usage,
    register_customer,
    repeat_call,
)
from api.billing.actions.documents import write_invoice

__all__ = [
    "billing_for",
    "close_month",
    "customer_exists",
    "fetch_invoices",
    "ready_for_billing",
    "record_payment",
    "record_usage",
    "register_customer",
    "repeat_call",
    "write_invoice",
]
