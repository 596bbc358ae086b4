"""Which tables there are, how many rows of each, and what their rows belong to and point to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from api.people.permissions import PORTAL_ROLES, STAFF_ROLES

Row = dict[str, Any]

START: Final = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
# Ties, whole seconds, microseconds, and both sides of today.
MOMENTS: Final = [START + timedelta(seconds=s) for s in (0, 0, 1, 1.5, 60.000001, 86_400)]
FUTURE: Final = datetime(2124, 1, 1, tzinfo=UTC)
DAYS: Final = [date(2026, 3, 1), date(2026, 3, 1), date(2026, 12, 31), date(2120, 2, 29)]
AMOUNTS: Final = [Decimal(text) for text in ("0", "0.05", "10.00", "10.00", "123456.70")]
WORDS: Final = ["Ștefan „ț“", "Łódź Sp. z o.o.", "O'Neil <b>", "Ana", "ana", "Peña & Hijos", 'a "b" \\ c', "100 %"]
# Row → what it belongs to: (column, table).
PARENTS: Final = {
    "contact": ("customer_id", "customer"),
    "billing_account": ("customer_id", "customer"),
    "subscription": ("customer_id", "customer"),
    "flash": ("customer_id", "customer"),
    "customer_assignment": ("customer_id", "customer"),
    "consent": ("contact_id", "contact"),
    "offering_component": ("offering_id", "product_offering"),
    "segment_limit": ("offering_id", "product_offering"),
    "offering_stage": ("offering_id", "product_offering"),
    "lead": ("customer_id", "customer"),
    "lead_entry": ("lead_id", "lead"),
    "lead_call": ("lead_id", "lead"),
    "lead_reason": ("lead_id", "lead"),
    "lead_qualification": ("lead_id", "lead"),
    "offer": ("customer_id", "customer"),
    "offer_revision": ("offer_id", "offer"),
    "offer_line": ("revision_id", "offer_revision"),
    "offer_pricing_round": ("revision_id", "offer_revision"),
    "offer_sending": ("revision_id", "offer_revision"),
    "offer_answer": ("revision_id", "offer_revision"),
    "offer_resolution": ("revision_id", "offer_revision"),
    "contract": ("revision_id", "offer_revision"),
    "contract_cancellation": ("contract_id", "contract"),
    "product_order": ("customer_id", "customer"),
    "order_line": ("order_id", "product_order"),
    "order_billing": ("order_id", "product_order"),
    "process_run": ("subject_id", "product_order"),
    "activity": ("run_id", "process_run"),
    "ticket": ("customer_id", "customer"),
    "ticket_comment": ("ticket_id", "ticket"),
    "interaction": ("customer_id", "customer"),
    "interaction_topic": ("interaction_id", "interaction"),
    "interaction_outcome": ("interaction_id", "interaction"),
    "invoice": ("customer_id", "customer"),
    "invoice_line": ("invoice_id", "invoice"),
    "payment": ("customer_id", "customer"),
    "phone_number": ("customer_id", "customer"),
}
ROLES: Final = [
    *(("STAFF", code, granted) for code, granted in STAFF_ROLES.items()),
    *(("PORTAL", code, granted) for code, granted in PORTAL_ROLES.items()),
]
INHERITED: Final = ("branch_id", "customer_id", "offer_id", "currency")
# Table → how many, in the order in which they are made.
COUNTS: Final = {
    "branch": 2, "role": len(ROLES), "segment": 6, "customer": 14, "contact": 26, "user_account": 22, "user_role": 30, "team": 6,
    "team_member": 20, "customer_assignment": 24, "billing_account": 14, "subscription": 26, "flash": 16, "consent": 26,
    "product_offering": 14, "offering_component": 24, "segment_limit": 20, "offering_stage": 20, "symptom": 20,
    "tax_rate": 6, "calendar": 4, "clock_policy": 6, "document_template": 5, "lead_matrix": 4, "lead": 28,
    "lead_entry": 34, "lead_call": 26, "lead_reason": 20, "lead_qualification": 20, "offer": 26, "offer_revision": 50,
    "offer_line": 80, "attachment": 60, "offer_pricing_round": 16, "offer_sending": 16, "offer_answer": 16,
    "offer_resolution": 12, "terms_version": 6, "contract": 24, "contract_cancellation": 10, "product_order": 24,
    "order_line": 50, "order_billing": 16, "process_definition": 6, "process_run": 24, "activity": 60, "ticket": 34,
    "ticket_comment": 60, "interaction_reason": 12, "interaction": 30, "interaction_topic": 40,
    "interaction_outcome": 24, "interaction_macro": 8, "action_request": 40, "invoice": 30, "invoice_line": 40,
    "payment": 24, "phone_number": 20, "clock": 60, "timer": 20, "notification": 20, "notification_preference": 12,
    "event": 220, "audit_entry": 40,
}  # fmt: skip
SUBJECTS: Final = (
    "customer", "lead", "offer", "contract", "product_order", "ticket", "interaction", "contact", "invoice"
)  # fmt: skip
USERS: Final = ("user_id", "owner_id", "originator_id", "agent_id", "actor_id", "sender_id", "to_user_id", "holder_id")
TARGETS: Final = {
    **dict.fromkeys(USERS, "user_account"),
    **dict.fromkeys(("author_id", "initiator_id", "assignee_id", "manager_id", "uploaded_by"), "user_account"),
    **dict.fromkeys(("to_team_id", "team_id"), "team"),
    "parent_id": "customer",
    "reason_id": "interaction_reason",
    "document_id": "attachment",
    "signed_document_id": "attachment",
    "competitor_document_id": "attachment",
    "template_id": "document_template",
    "terms_id": "terms_version",
    "price_list_id": "terms_version",
    "offering_id": "product_offering",
    "matrix_id": "lead_matrix",
    "definition_id": "process_definition",
    "policy_id": "clock_policy",
}

# Texts of which one is drawn, by table and column, or by column in any table.
CHOICES: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("", "currency"): ("RON", "EUR"),
    ("", "country"): ("RO", "ES"),
    ("", "language"): ("ro", "es", "en"),
    ("", "symptom_code"): tuple(f"C-{number}" for number in range(20)),
    ("", "zone"): ("Europe/Bucharest",),
    ("", "tax_code"): ("STANDARD", "REDUCED"),
    ("", "product_type"): ("DATA_PORT", "VOICE"),
    ("", "policy"): ("SITE_VISIT",),
    ("", "role"): ("BACK_OFFICE", "CUSTOMER"),
    ("action_request", "kind"): ("ACTIVITY", "REVIEW", "LATE"),
    ("event", "name"): ("OfferAccepted", "TicketOpened", "LeadAssigned"),
    ("audit_entry", "action"): ("sign-in-failed", "change"),
    ("clock", "key"): ("LEAD_CONTACT", "ACTIVITY", "NUMBER_RESERVATION", "SITE_VISIT"),
    ("process_definition", "key"): ("hosting", "voice", "data"),
    ("", "name_key"): tuple(word.lower() for word in WORDS),
    ("", "core_name"): tuple(word.lower() for word in WORDS),
}
# Texts that are different in each row of a table: of its number, the table's name and the column's.
FORMS: Final = {
    **dict.fromkeys(("code", "reference", "idempotency_key", "storage_key", "key"), "{c}-{n}"),
    **dict.fromkeys(("email", "address"), "p{n}@example.org"),
    "login": "user{n}@example.org",
    "number": "{t}-2026-{n:06}",
    "phone": "+4072200{n:04}",
    "fiscal_number": "RO{n}",
}
