"""All that changes customers."""

from api.customers.actions.accounts import (
    SubscriptionData,
    activate_subscription,
    clear_flash,
    open_billing_account,
    set_flash,
    set_subscription_status,
)
from api.customers.actions.contacts import (
    ContactChanges,
    ContactData,
    add_contact,
    record_consent,
    remove_contact,
    update_contact,
)
from api.customers.actions.customers import (
    CustomerChanges,
    CustomerData,
    add_reference,
    assign,
    change_status,
    create_customer,
    link_billing,
    set_monthly_value,
    update_customer,
)

__all__ = [
    "ContactChanges",
    "ContactData",
    "CustomerChanges",
    "CustomerData",
    "SubscriptionData",
    "activate_subscription",
    "add_contact",
    "add_reference",
    "assign",
    "change_status",
    "clear_flash",
    "create_customer",
    "link_billing",
    "open_billing_account",
    "record_consent",
    "remove_contact",
    "set_flash",
    "set_monthly_value",
    "set_subscription_status",
    "update_contact",
    "update_customer",
]
