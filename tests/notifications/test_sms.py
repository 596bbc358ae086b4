"""SMS by HTTP: signed, repeated under the same key, given up when refused for good."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from api.core.config import Settings
from api.core.database import Database
from api.notifications import rules
from api.notifications.models import Channel, MessageState
from tests.notifications.conftest import World
from tests.notifications.test_sending import make_due, messages, send, tell, wish


class _SmsServer(BaseHTTPRequestHandler):
    answers: ClassVar[list[int]] = []
    seen: ClassVar[list[tuple[str, bytes]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.seen.append((self.headers["idempotency-key"], body))
        self.send_response(self.answers.pop(0))
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Be quiet."""


@pytest.mark.parametrize(
    ("answers", "ends"), [([200], MessageState.SENT), ([503, 200], MessageState.SENT), ([400], MessageState.FAILED)]
)
async def test_sms_by_http_is_repeated_under_the_same_key(
    db: Database, settings: Settings, world: World, answers: list[int], ends: MessageState
) -> None:
    _SmsServer.answers, _SmsServer.seen = list(answers), []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _SmsServer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        await wish(db, world.ana, rules.EVERYTHING, Channel.SMS)
        await tell(db, world, world.event(), world.ana)
        [row] = await messages(db, world.ana)
        for _ in answers:
            await make_due(db, row.id)
            await send(settings, row.id, sms_url=f"http://127.0.0.1:{server.server_port}/send")
    finally:
        server.shutdown()
        server.server_close()
    [row] = await messages(db, world.ana)
    assert row.state is ends
    assert {key for key, _ in _SmsServer.seen} == {str(row.id)}
    assert len(_SmsServer.seen) == len(answers)
