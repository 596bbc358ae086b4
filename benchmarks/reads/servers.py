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
from pathlib import Path
from typing import Any, Final, Protocol

from benchmarks.reads.load import post
from dev.ports import free_port
from dev.steps import ROOT

START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 20.0


class Variant(Protocol):
    """What is compared. Kinds of requests that it does not answer are asked of others only."""

    name: str
    kinds: frozenset[str]

    def command(self, port: int) -> list[str | Path]:
        """Return what starts it."""

    def environment(self) -> Mapping[str, str]:
        """Return what it is told beyond the application's environment."""

    def prepare(self, port: int) -> None:
        """Do what is needed before the first request, e.g. sign in."""

    def request(self, kind: str, given: Mapping[str, Any]) -> bytes:
        """Return a request as bytes."""

    def data(self, kind: str, answer: dict[str, Any]) -> dict[str, Any]:
        """Return the data of an answer in our own form."""


class Running:
    """A started variant."""

    def __init__(self, variant: Variant, port: int, pid: int) -> None:
        """Take where it listens and its process."""
        self.variant, self.port, self.pid = variant, port, pid

    def ask(self, body: Mapping[str, Any], path: str = "/graphql", headers: Mapping[str, str] | None = None) -> Any:
        """Send one request beside the measurement and return its JSON."""
        return fetched(self.port, path, body, headers or {})


def fetched(port: int, path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
    """Post JSON and return what comes back; raises HTTPError."""
    sent = {"content-type": "application/json", "accept": "application/json", **headers}
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", json.dumps(body).encode(), sent)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return json.load(answer)


def asgi(application: str, port: int) -> list[str | Path]:
    """Return the command that serves an ASGI application on the server that the product is deployed on."""
    how = ["--http", "httptools", "--loop", "uvloop", "--no-access-log", "--no-proxy-headers", "--log-level", "warning"]
    return [sys.executable, "-m", "uvicorn", *how, "--host", "127.0.0.1", "--port", str(port), application]


def graphql(document: str, variables: Mapping[str, Any], headers: Mapping[str, str]) -> bytes:
    """Return a GraphQL request as it goes over the wire."""
    body = json.dumps({"query": document, "variables": variables}, separators=(",", ":"))
    return post("/graphql", body.encode(), dict(headers))


@contextmanager
def started(variant: Variant, env: Mapping[str, str]) -> Iterator[Running]:
    """Run a variant until the block ends."""
    port = free_port(8300)
    told = {**os.environ, **env, "PORT": str(port), **variant.environment()}
    with subprocess.Popen(variant.command(port), env=told, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(variant.name, port, process)
            variant.prepare(port)
            yield Running(variant, port, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(name: str, port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
            continue
        return
    message = f"{name} did not start"
    raise RuntimeError(message)
