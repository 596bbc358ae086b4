"""What a drawn row still needs to make sense: a user's customer, an event's branch, a clock's object."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

from tests.graphql.product.tables import FUTURE, MOMENTS, ROLES, WORDS, Row


class SoFar(NamedTuple):
    """What was drawn until now, and what the rest is drawn by."""

    random: Random
    made: dict[str, list[Row]]


def _branch(so: SoFar, row: Row, number: int) -> None:
    country = ("RO", "ES")[number]
    row |= {"code": country, "country": country, "language": country.lower(), "currency": ("RON", "EUR")[number]}
    row |= {"zone": ("Europe/Bucharest", "Europe/Madrid")[number], "languages": [country.lower(), "en"]}
    del so


def _role(so: SoFar, row: Row, number: int) -> None:
    kind, code, granted = ROLES[number]
    row |= {"kind": kind, "code": code, "permissions": sorted(granted)}
    del so


def _user(so: SoFar, row: Row, number: int) -> None:
    home = row["branch_id"]
    row |= {"kind": "STAFF", "branch_ids": [home], "customer_id": None, "contact_id": None, "active": number % 7 != 0}
    if number % 5 == 1:
        row["branch_ids"] = [branch["id"] for branch in so.made["branch"]]
    if number >= 14:
        contact = so.random.choice(so.made["contact"])
        row |= {"kind": "PORTAL", "branch_id": contact["branch_id"], "branch_ids": [contact["branch_id"]]}
        row |= {"customer_id": contact["customer_id"], "contact_id": contact["id"], "active": True}


def _user_role(so: SoFar, row: Row, number: int) -> None:
    user = so.made["user_account"][number % len(so.made["user_account"])]
    fitting = [role for role in so.made["role"] if role["kind"] == user["kind"]]
    row |= {"user_id": user["id"], "role_id": so.random.choice(fitting)["id"]}


def _flash(so: SoFar, row: Row, number: int) -> None:
    row["ends_at"] = FUTURE if number % 2 else so.random.choice(MOMENTS)


def _attachment(so: SoFar, row: Row, number: int) -> None:
    subject = so.made[row["subject"]][0] if row["subject"] in so.made else {}
    subject = next((one for one in so.made.get(row["subject"], []) if one["id"] == row["subject_id"]), subject)
    row["customer_id"] = row["subject_id"] if row["subject"] == "customer" else subject.get("customer_id")
    row["branch_id"] = subject.get("branch_id", row["branch_id"])
    row["shared"] = row["shared"] and row["customer_id"] is not None
    del number


def _event(so: SoFar, row: Row, number: int) -> None:
    subject = next((one for one in so.made[row["subject"]] if one["id"] == row["subject_id"]), {})
    row["customer_id"] = row["subject_id"] if row["subject"] == "customer" else subject.get("customer_id")
    row["branch_id"] = subject.get("branch_id", row["branch_id"])
    row["seq"] = number + 1


def _entry(so: SoFar, row: Row, number: int) -> None:
    row["given"] = {"company_name": so.random.choice(WORDS), "phone": "+40722000009", "n": number}


def _interaction(so: SoFar, row: Row, number: int) -> None:
    del so, number
    if row["customer_id"] is None:
        row |= {"contact_id": None, "subscription_id": None, "billing_account_id": None}


def _request(so: SoFar, row: Row, number: int) -> None:
    del so, number
    if row["to_customer"] and row["customer_id"] is not None:
        row |= {"to_user_id": None, "to_team_id": None}
    elif row["to_user_id"] is not None:
        row |= {"to_customer": False, "to_team_id": None}


def _clock(so: SoFar, row: Row, number: int) -> None:
    row["subject"] = ("lead", "activity", "phone_number")[number % 3]
    row["subject_id"] = so.random.choice(so.made[row["subject"]])["id"]
    row["state"] = "MET"


def _timer(so: SoFar, row: Row, number: int) -> None:
    names = ("TicketEscalationDue", "LeadAnswerDue")
    row["event"] = {"subject_id": str(so.random.choice(so.made["ticket"])["id"]), "name": names[number % 3 // 2]}


def _audited(so: SoFar, row: Row, number: int) -> None:
    kinds = ("role", "user_account", "team", "clock_policy", "product_offering", "segment_limit", "interaction_reason")
    row["subject"] = kinds[number % len(kinds)]
    row["subject_id"] = so.random.choice(so.made[row["subject"]][:4])["id"]


def _reason(so: SoFar, row: Row, number: int) -> None:
    del number
    earlier = [one for one in so.made["interaction_reason"] if one["branch_id"] == row["branch_id"]]
    row["parent_id"] = so.random.choice([None, *[one["id"] for one in earlier]])


TOUCHES: Final[dict[str, Callable[[SoFar, Row, int], None]]] = {
    "branch": _branch,
    "role": _role,
    "user_account": _user,
    "user_role": _user_role,
    "flash": _flash,
    "attachment": _attachment,
    "event": _event,
    "lead_entry": _entry,
    "interaction": _interaction,
    "interaction_reason": _reason,
    "action_request": _request,
    "clock": _clock,
    "timer": _timer,
    "audit_entry": _audited,
}
