"""The same questions in PostGraphile's words, and its answers in ours."""

import base64
import json
from typing import Any, Final

MONEY: Final = "monthlyNet"
_CUSTOMER: Final = (
    "rowId number name kind status registrationNumber street city region postalCode monthlyValue currency"
)
_CARD: Final = """
    contacts(first: 100, condition: {removedAt: null}, orderBy: [NAME_KEY_ASC]) {
      nodes { rowId name jobTitle roles phones email language }
    }
    orders(last: 20, orderBy: [ROW_ID_ASC]) {
      nodes {
        rowId number status createdAt monthlyNet currency
        lines(first: 100, orderBy: [POSITION_ASC]) { nodes { rowId position benchName quantity monthlyNet } }
      }
    }
    tickets(last: 20, orderBy: [ROW_ID_ASC]) {
      nodes { rowId number kind status priority subject createdAt userAccountByOwnerId { rowId name } }
    }"""
_TIMELINE: Final = """
    timeline(first: 20, orderBy: [SEQ_DESC]) { nodes { rowId name subject at actor { rowId name } } }"""
_ONE: Final = "query BenchmarkCard($id: UUID!) { customerByRowId(rowId: $id) { %s } }"

DOCUMENTS: Final = {
    "list": """query BenchmarkList($first: Int!, $after: Cursor, $branch: UUID!, $status: String!) {
  allCustomers(first: $first, after: $after, condition: {branchId: $branch, status: $status}, orderBy: [NAME_KEY_ASC]) {
    nodes {
      rowId number name status city monthlyValue currency benchOpenTickets
      seats(first: 100, condition: {endedAt: null}, orderBy: [KIND_ASC]) {
        nodes { kind userAccountByUserId { rowId name } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}""",
    "360": _ONE % f"{_CUSTOMER} {_CARD} {_TIMELINE}",
    "portal360": _ONE % f"{_CUSTOMER} {_CARD}",
    "lookup": _ONE % "rowId number name status city",
    "search": """query BenchmarkSearch($query: String!, $first: Int!) {
  benchSearch(wantedQuery: $query, wantedFirst: $first) {
    nodes { id number name segment status matchedOn matched }
  }
}""",
    "mutation": """mutation BenchmarkTicket($input: BenchOpenTicketInput!) {
  benchOpenTicket(input: $input) { result { rowId number status subject createdAt } }
}""",
}


def cursor(learned: str, name_key: str, key: str) -> str:
    """Return a cursor behind a row, made like one that it has given for the same order."""
    order = json.loads(base64.b64decode(learned))[0]
    return base64.b64encode(json.dumps([order, name_key, key], separators=(",", ":")).encode()).decode()


def translated(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return an answer as ours would be; cursors, which are each one's own, are left out."""
    match kind:
        case "list":
            page = data["allCustomers"]
            more = {"hasNextPage": page["pageInfo"]["hasNextPage"]}
            return {"customers": {"nodes": [_listed(row) for row in page["nodes"]], "pageInfo": more}}
        case "search":
            return {"customerSearch": [{**row, "id": f"cus_{row['id']}"} for row in data["benchSearch"]["nodes"]]}
        case "mutation":
            return {"ticketOpen": {"ticket": _row("tic", data["benchOpenTicket"]["result"]), "errors": []}}
    row = data["customerByRowId"]
    return {"customer": _row("cus", row) if kind == "lookup" else _card(row)}


def _listed(row: dict[str, Any]) -> dict[str, Any]:
    seats = row.pop("seats")["nodes"]
    opened = {"totalCount": int(row.pop("benchOpenTickets"))}
    team = [{"kind": seat["kind"], "user": _row("usr", seat["userAccountByUserId"])} for seat in seats]
    return {
        **_row("cus", _priced(row, "monthlyValue", row.pop("currency"))),
        "accountTeam": team,
        "openTickets": opened,
    }


def _card(row: dict[str, Any]) -> dict[str, Any]:
    lists = {name: row.pop(name)["nodes"] for name in ("contacts", "orders", "tickets", "timeline") if name in row}
    found: dict[str, Any] = _row("cus", _priced(row, "monthlyValue", row.pop("currency")))
    found["contacts"] = [_row("con", contact) for contact in lists["contacts"]]
    found["orders"] = {"nodes": [_order(order) for order in lists["orders"]]}
    found["tickets"] = {"nodes": [_row("tic", _owned(ticket)) for ticket in lists["tickets"]]}
    if "timeline" in lists:
        found["timeline"] = {"nodes": [_entry(entry) for entry in lists["timeline"]]}
    return found


def _order(order: dict[str, Any]) -> dict[str, Any]:
    currency, lines = order.pop("currency"), order.pop("lines")["nodes"]
    listed = [_row("orl", {**_priced(line, MONEY, currency), "name": line["benchName"]}) for line in lines]
    for line in listed:
        del line["benchName"]
    return {**_row("ord", _priced(order, MONEY, currency)), "lines": listed}


def _owned(ticket: dict[str, Any]) -> dict[str, Any]:
    owner = _row("usr", ticket.pop("userAccountByOwnerId"))
    return {**ticket, "owner": owner}


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"evt_{entry['rowId']}",
        "kind": entry["name"],
        "subjectKind": entry["subject"],
        "at": entry["at"],
        "actor": _row("usr", entry["actor"]),
    }


def _priced(row: dict[str, Any], name: str, currency: str) -> dict[str, Any]:
    return {**row, name: None if row[name] is None else {"amount": row[name], "currency": currency}}


def _row(prefix: str, row: dict[str, Any] | None) -> Any:
    """Return a row with its identifier in our form."""
    if row is None:
        return None
    return {"id": f"{prefix}_{row['rowId']}", **{name: value for name, value in row.items() if name != "rowId"}}
