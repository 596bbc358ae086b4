"""The variants as processes: each answers the same questions over loopback, with one worker."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from benchmarks.reads.documents import DOCUMENTS, Sample
from benchmarks.reads.load import post
from dev.ports import free_port
from dev.steps import ROOT

PASSWORD: Final = "trunkline-demo"
START_SECONDS: Final = 60.0


@dataclass
class Running:
    """A started variant."""

    port: int
    pid: int


class Variant(Protocol):
    """What is compared."""

    name: str

    def command(self, port: int) -> list[str | Path]:
        """Return what starts it."""

    def prepare(self, port: int) -> None:
        """Do what is needed before the first request, e.g. sign in."""

    def request(self, kind: str, variables: dict[str, Any]) -> bytes | None:
        """Return a request as bytes, None for a kind that it does not answer."""


def granian(application: str, port: int, workers: int = 1) -> list[str | Path]:
    """Return the command that serves an ASGI application as the product is deployed."""
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "asgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        str(workers),
        application,
    ]


@contextmanager
def started(variant: Variant, env: Mapping[str, str]) -> Iterator[Running]:
    """Run a variant until the block ends."""
    port = free_port(8300)
    with subprocess.Popen(
        variant.command(port), env={**env, "PORT": str(port)}, cwd=ROOT, stdout=subprocess.DEVNULL
    ) as process:
        try:
            _wait(port, process)
            variant.prepare(port)
            yield Running(port, process.pid)
        finally:
            process.terminate()
            process.wait(20)


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=1)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
            continue
        return
    message = "a variant did not start"
    raise RuntimeError(message)


class Ours:
    """The product as it is deployed: signed in, policies, audit of reads, and in the portal row-level security."""

    name = "trunkline"

    def __init__(self, login: str, tenant_login: str, workers: int = 1) -> None:
        self.logins = {"staff": login, "portal": tenant_login}
        self.tokens: dict[str, str] = {}
        self.workers = workers

    def command(self, port: int) -> list[str | Path]:
        return granian("api.asgi:app", port, self.workers)

    def prepare(self, port: int) -> None:
        for role, login in self.logins.items():
            body = json.dumps({"login": login, "password": PASSWORD}).encode()
            asked = urllib.request.Request(
                f"http://127.0.0.1:{port}/auth/sign-in", body, {"content-type": "application/json", "x-trunkline": "1"}
            )
            with urllib.request.urlopen(asked) as answer:
                self.tokens[role] = json.load(answer)["accessToken"]

    def request(self, kind: str, variables: dict[str, Any]) -> bytes | None:
        role = "portal" if kind.startswith("portal") else "staff"
        given = {
            name: f"cus_{value}" if name == "id" else value for name, value in variables.items() if name != "place"
        }
        body = json.dumps({"query": DOCUMENTS[kind], "variables": given}).encode()
        return post("/graphql", body, {"authorization": f"Bearer {self.tokens[role]}"})


class ByHand:
    """The limit."""

    name = "limit"

    def command(self, port: int) -> list[str | Path]:
        return granian("benchmarks.reads.limit:app", port)

    def prepare(self, port: int) -> None:
        """Nothing: who asks is not checked."""

    def request(self, kind: str, variables: dict[str, Any]) -> bytes | None:
        given = dict(variables)
        if kind == "list":
            given = {"status": given["filter"]["status"], "after": given["place"]}
        if kind in {"search", "mutation"}:
            return None
        return post(f"/{kind}", json.dumps(given).encode(), {})


def limit_env(sample: Sample, env: Mapping[str, str], urls: Mapping[str, str]) -> dict[str, str]:
    """Return what the limit is told about the data."""
    return {
        **os.environ,
        **env,
        "LIMIT_BRANCH": sample.branch,
        "LIMIT_STAFF_URL": urls["staff"],
        "LIMIT_PORTAL_URL": urls["portal"],
    }
