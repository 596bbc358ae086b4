"""One trace leads from a change to the mail that it causes, through rows and processes, to a real collector."""

import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.core import logs, traces
from api.core.actor import SYSTEM, Actor
from api.core.database import Database
from api.core.ids import new_id
from api.notifications.sending import send_due
from dev.mailcatcher import MailCatcher
from dev.steps import ROOT
from tests.factories.people import make_branch, make_staff
from tests.factories.worker import work_off

SEND = """mutation Send($input: ActionSendInput!) { actionSend(input: $input) {
    actionRequest { id } errors { __typename ... on UserError { message } } } }"""


async def ask(database: Database, actor: Actor, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Send a document as somebody to an application on this database."""

    async def caller(request: object) -> Actor:
        del request
        return actor

    application = create_app(database.settings, database=database, authenticate=caller)
    transport = httpx.ASGITransport(app=application)
    async with httpx.AsyncClient(transport=transport, base_url="http://trunkline.test") as client:
        answer = await client.post("/graphql", json={"query": document, "variables": variables})
        return dict(answer.json())


@pytest.fixture
def smtp(tmp_path: Path) -> Iterator[str]:
    """A mail server."""
    with MailCatcher(tmp_path, smtp_port=0, web_port=0) as mails:
        yield f"smtp://127.0.0.1:{mails.smtp_port}"


class _Collector(BaseHTTPRequestHandler):
    bodies: list[bytes]

    def do_POST(self) -> None:
        self.bodies.append(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the server's own name
        """Say nothing."""


@pytest.fixture
async def collector(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[bytes]]:
    """An OTLP collector on a local port, and a process that sends to it."""
    handler = type("Handler", (_Collector,), {"bodies": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv(traces.ENDPOINT, f"http://127.0.0.1:{server.server_port}")
    traces.configure_traces("test")
    yield handler.bodies  # type: ignore[attr-defined] # set above
    traces.finish_traces()
    server.shutdown()
    server.server_close()
    thread.join()


def spans(bodies: list[bytes]) -> list[Any]:
    """Read what the collector was sent."""
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest  # noqa: PLC0415

    found = []
    for body in bodies:
        request = ExportTraceServiceRequest.FromString(body)
        found += [span for resource in request.resource_spans for scope in resource.scope_spans for span in scope.spans]
    return found


async def test_one_trace_from_a_change_to_the_sent_mail(fresh_db: Database, collector: list[bytes], smtp: str) -> None:
    """Request, action, statement, job and mail are spans of one trace, each below the one that caused it."""
    async with fresh_db.unit_of_work(SYSTEM) as uow:
        branch = await make_branch(uow)
        sender, reader = [await make_staff(uow, branch, "ADMIN") for _ in range(2)]
        await uow.commit()
    fresh_db.settings.smtp_url = smtp
    asked = {
        "subjectId": f"ord_{new_id()}",
        "branchId": f"brn_{branch.id}",
        "note": "Look",
        "toUserId": f"usr_{reader.user_id}",
    }
    answer = await ask(fresh_db, sender, SEND, {"input": asked})
    assert answer["data"]["actionSend"]["errors"] == []
    await work_off(fresh_db)
    await send_due(fresh_db)
    traces.finish_traces()
    found = spans(collector)
    by_id = {span.span_id: span for span in found}
    (mail,) = [span for span in found if span.name == "send EMAIL"]
    above, names = mail, []
    while above.parent_span_id:
        above = by_id[above.parent_span_id]
        names.append(above.name)
    assert names == ["tell_action_requested", "ActionSend", "other"]
    assert "planned statement" in {span.name for span in found if span.trace_id == mail.trace_id}


def test_without_a_collector_nothing_is_traced_or_loaded() -> None:
    code = """
import sys
from api.core import traces
traces.configure_traces("test")
with traces.span("x", parent="00-0-0-0"):
    assert traces.traceparent() is None and traces.onward() == {}
assert not [name for name in sys.modules if name.startswith("opentelemetry")]
"""
    environment = {name: value for name, value in os.environ.items() if name != traces.ENDPOINT}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment, timeout=60)


def test_lines_carry_the_request_and_the_trace(collector: list[bytes]) -> None:
    del collector
    with traces.span("here"):
        line = logs._where(None, "info", {"event": "x"})
        assert line["trace_id"] == traces.trace_id()
    token = logs._REQUEST.set({"type": "http"})
    first, second = logs._where(None, "info", {}), logs._where(None, "info", {})
    logs._REQUEST.reset(token)
    assert first["request_id"] == second["request_id"]
    assert "request_id" not in logs._where(None, "info", {})
