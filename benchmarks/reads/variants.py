"""What is compared: ours as deployed, the limit, PostGraphile 5 and an ordinary Strawberry service."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from api.core.database import PLANS_RUN_WITH
from benchmarks.reads import postgraphile
from benchmarks.reads.data import FOLDER
from benchmarks.reads.documents import DOCUMENTS, Sample, cursor
from benchmarks.reads.load import post
from benchmarks.reads.people import LOGIN, STAFF
from benchmarks.reads.servers import asgi, fetched, graphql
from dev.steps import ROOT

PASSWORD: Final = "trunkline-demo"
KINDS: Final = tuple(DOCUMENTS)
# As the web build names a document: by a hash, which is looked up and never computed.
TRUSTED: Final = "sha256:benchmark"
SUBJECT: Final = "Benchmark"
TEXT: Final = "The line is quiet since this morning."
SERVER: Final = ROOT / "benchmarks" / "reads" / "postgraphile" / "server.mjs"


class Ours:
    """The product as it is deployed: signed in, policies, audit of reads, and in the portal row-level security."""

    name = "trunkline"
    kinds = frozenset(KINDS)

    def __init__(self, sample: Sample, workers: int = 1) -> None:
        """Take how many processes answer."""
        self.sample, self.workers = sample, workers
        self.documents = FOLDER / "documents.json"
        self.documents.write_text(json.dumps({TRUSTED: DOCUMENTS["portal360"]}), encoding="utf-8")
        self.tokens: dict[str, str] = {}

    def command(self, port: int) -> list[str | Path]:
        return [sys.executable, "-m", "api.serve", "--port", str(port), "--workers", str(self.workers)]

    def environment(self) -> Mapping[str, str]:
        return {"DOCUMENTS_PATH": str(self.documents)}

    def prepare(self, port: int) -> None:
        logins = {"": STAFF} | {key: LOGIN.format(place) for place, key in enumerate(self.sample.tenants, 1)}
        for tenant, login in logins.items():
            body = {"login": login, "password": PASSWORD}
            self.tokens[tenant] = fetched(port, "/auth/sign-in", body, {"x-trunkline": "1"})["accessToken"]

    def request(self, kind: str, given: Mapping[str, Any]) -> bytes:
        if kind != "portal360":
            return graphql(DOCUMENTS[kind], spoken(kind, given), self._signed(""))
        # Customers send no documents of their own.
        body = json.dumps({"documentId": TRUSTED, "variables": spoken(kind, given)})
        return post("/graphql", body.encode(), self._signed(given["id"]))

    def _signed(self, tenant: str) -> dict[str, str]:
        return {"authorization": f"Bearer {self.tokens[tenant]}"}

    def data(self, kind: str, answer: dict[str, Any]) -> dict[str, Any]:
        del kind
        data: dict[str, Any] = answer["data"]
        return data


class Ordinary:
    """Resolvers, SQLModel and DataLoader, without sign-in or policies."""

    name = "ordinary"
    kinds = frozenset(KINDS)

    def __init__(self, sample: Sample, told: Mapping[str, str]) -> None:
        """Take the databases' addresses."""
        self.sample, self.told = sample, told

    def command(self, port: int) -> list[str | Path]:
        return asgi("benchmarks.reads.ordinary.schema:app", port)

    def environment(self) -> Mapping[str, str]:
        return self.told

    def prepare(self, port: int) -> None:
        """Nothing: who asks is not checked."""

    def request(self, kind: str, given: Mapping[str, Any]) -> bytes:
        headers = {"x-customer": given["id"]} if kind == "portal360" else {}
        document, variables = DOCUMENTS[kind], spoken(kind, given)
        return graphql(document, variables, headers)

    def data(self, kind: str, answer: dict[str, Any]) -> dict[str, Any]:
        del kind
        data: dict[str, Any] = answer["data"]
        return data


class ByHand:
    """The limit: SQL by hand, without sign-in or policies."""

    name = "limit"
    kinds = frozenset(KINDS)

    def __init__(self, told: Mapping[str, str]) -> None:
        """Take the databases' addresses."""
        self.told = told

    def command(self, port: int) -> list[str | Path]:
        return asgi("benchmarks.reads.limit:app", port)

    def environment(self) -> Mapping[str, str]:
        return self.told

    def prepare(self, port: int) -> None:
        """Nothing: who asks is not checked."""

    def request(self, kind: str, given: Mapping[str, Any]) -> bytes:
        match kind:
            case "list":
                values = [given["status"], *given["place"]]
            case "search":
                values = [given["first"], given["query"]]
            case "mutation":
                values = [given["id"], "BILLING", SUBJECT, TEXT, given["key"]]
            case _:
                values = [given["id"]]
        return post(f"/{kind}", json.dumps(values, separators=(",", ":")).encode(), {})

    def data(self, kind: str, answer: dict[str, Any]) -> dict[str, Any]:
        del kind
        data: dict[str, Any] = answer["data"]
        return data


class PostGraphile:
    """PostGraphile 5 on the role of staff, or on the portal's with the settings that row-level security reads."""

    name = "postgraphile"

    def __init__(self, sample: Sample, url: str, node: Path, *, portal: bool) -> None:
        """Take the database's address and where Node is."""
        self.sample, self.url, self.node, self.portal = sample, url, node, portal
        portals = {kind for kind in KINDS if kind.startswith("portal")}
        self.kinds = frozenset(portals if portal else {*KINDS} - portals)
        self.cursor = ""

    def command(self, port: int) -> list[str | Path]:
        del port
        return [self.node, SERVER]

    def environment(self) -> Mapping[str, str]:
        tenanted = "1" if self.portal else "0"
        settings = " ".join(f"-c {name}={value}" for name, value in PLANS_RUN_WITH.items())
        production = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}
        return {"DATABASE_URL": self.url, "TENANTED": tenanted, "PGOPTIONS": settings, **production}

    def prepare(self, port: int) -> None:
        """Learn what its cursors look like."""
        if not self.portal:
            variables = {"first": 1, "after": None, "branch": self.sample.branch, "status": "ACTIVE"}
            body = {"query": postgraphile.DOCUMENTS["list"], "variables": variables}
            page = fetched(port, "/graphql", body, {})["data"]["allCustomers"]
            self.cursor = page["pageInfo"]["endCursor"]

    def request(self, kind: str, given: Mapping[str, Any]) -> bytes:
        headers = {"x-customer": given["id"]} if kind == "portal360" else {}
        return graphql(postgraphile.DOCUMENTS[kind], self._variables(kind, given), headers)

    def data(self, kind: str, answer: dict[str, Any]) -> dict[str, Any]:
        return postgraphile.translated(kind, answer["data"])

    def _variables(self, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
        match kind:
            case "list":
                after = postgraphile.cursor(self.cursor, *given["place"])
                return {
                    "first": given["first"],
                    "after": after,
                    "branch": self.sample.branch,
                    "status": given["status"],
                }
            case "search":
                return {"first": given["first"], "query": given["query"]}
            case "mutation":
                data = {"owner": given["id"], "topic": "BILLING", "line": SUBJECT, "body": TEXT}
                return {"input": {**data, "clientKey": given["key"]}}
        return {"id": given["id"]}


def spoken(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a request's variables in our own words."""
    match kind:
        case "list":
            after = cursor(*given["place"])
            return {"first": given["first"], "after": after, "filter": {"status": [given["status"]]}}
        case "search":
            return {"query": given["query"], "first": given["first"]}
        case "mutation":
            data = {"customerId": f"cus_{given['id']}", "kind": "BILLING", "subject": SUBJECT, "description": TEXT}
            return {"input": data, "clientMutationId": given["key"]}
    return {"id": f"cus_{given['id']}"}
