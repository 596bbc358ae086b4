"""What is asked: one document for each kind of request, as our own apps word it, and the requests with their variables."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final
from uuid import uuid4

import asyncpg
import orjson

from api.core.actor import Actor

PAGE: Final = 50

LIST: Final = """query BenchmarkList($first: Int!, $after: String, $filter: CustomerFilter) {
  customers(first: $first, after: $after, filter: $filter, order: NAME_ASC) {
    nodes {
      id number name status city
      monthlyValue { amount currency }
      accountTeam { kind user { id name } }
      openTickets(first: 0) { totalCount }
    }
    pageInfo { hasNextPage endCursor }
  }
}"""

CARD: Final = """query BenchmarkCard($id: ID!) {
  customer(id: $id) {
    id number name kind status registrationNumber street city region postalCode
    monthlyValue { amount currency }
    contacts { id name jobTitle roles phones email language }
    orders(last: 20) {
      nodes {
        id number status createdAt
        monthlyNet { amount currency }
        lines { id position name quantity monthlyNet { amount currency } }
      }
    }
    tickets(last: 20) { nodes { id number kind status priority subject createdAt owner { id name } } }
    timeline(first: 20, order: NEWEST) { nodes { id kind subjectKind at actor { id name } } }
  }
}"""

LOOKUP: Final = "query BenchmarkLookup($id: ID!) { customer(id: $id) { id number name status city } }"

SEARCH: Final = """query BenchmarkSearch($query: String!, $first: Int!) {
  customerSearch(query: $query, first: $first) { id number name segment status matchedOn matched }
}"""

MUTATION: Final = """mutation BenchmarkTicket($input: TicketOpenInput!, $clientMutationId: String) {
  ticketOpen(input: $input, clientMutationId: $clientMutationId) {
    ticket { id number status subject createdAt }
    errors { __typename ... on UserError { message code path } }
  }
}"""

# The portal has no timeline: it tells how the house works on a customer.
PORTAL: Final = CARD.replace(
    "    timeline(first: 20, order: NEWEST) { nodes { id kind subjectKind at actor { id name } } }\n", ""
)

DOCUMENTS: Final = {
    "list": LIST,
    "360": CARD,
    "lookup": LOOKUP,
    "search": SEARCH,
    "mutation": MUTATION,
    "portal360": PORTAL,
}


@dataclass(frozen=True)
class Sample:
    """Rows of the data to ask for, the same for every variant."""

    branch: str
    customers: Sequence[str]
    names: Sequence[str]
    places: Sequence[tuple[str, str]]
    tenants: Sequence[str]
    actor: Actor

    def variables(self, kind: str, seed: int, count: int = 400) -> list[dict[str, Any]]:
        """Return the variables of so many requests."""
        draw = Random(seed)
        match kind:
            case "list":
                places = (draw.choice(self.places) for _ in range(count))
                return [{"first": PAGE, "place": place, "status": "ACTIVE"} for place in places]
            case "360" | "lookup":
                return [{"id": draw.choice(self.customers)} for _ in range(count)]
            case "portal360":
                return [{"id": tenant} for tenant in self.tenants]
            case "search":
                return [{"query": _mistyped(draw.choice(self.names), draw), "first": 10} for _ in range(count)]
            case "mutation":
                return [{"id": draw.choice(self.customers), "key": str(uuid4())} for _ in range(count * 300)]
        message = kind
        raise ValueError(message)


def cursor(name_key: str, key: str) -> str:
    """Return the cursor behind a row of a list by name."""
    return base64.urlsafe_b64encode(orjson.dumps(["NAME_ASC", name_key, key])).decode()


def _mistyped(name: str, draw: Random) -> str:
    """Return the first words of a name; every second one with two letters exchanged."""
    text = " ".join(name.split()[:2])
    if draw.random() < 0.5 or len(text) < 5:
        return text
    place = draw.randrange(1, len(text) - 2)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


async def sample(url: str, actor: Actor, tenants: Sequence[str]) -> Sample:
    """Choose customers of the actor's branch."""
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(
            "select id::text, name, name_key from customer where branch_id = $1 and status = 'ACTIVE' "
            "order by md5(id::text) limit 400",
            actor.branch_ids[0],
        )
    finally:
        await connection.close()
    return Sample(
        branch=str(actor.branch_ids[0]),
        customers=[row["id"] for row in rows],
        names=[row["name"] for row in rows],
        places=[(row["name_key"], row["id"]) for row in rows],
        tenants=tenants,
        actor=actor,
    )
