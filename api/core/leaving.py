"""Whether this process is about to end: it answers what still comes, and asks everybody to go elsewhere.

Readiness goes down first, so that a balancer sends nothing new; answers close their connections, so that a proxy
keeps none; sockets of subscriptions are closed with the code after which clients connect again.
"""

import threading
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEAVING: Final = threading.Event()


class CloseWhenLeaving:
    """Lets an answer close its connection while the process is leaving."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with one header more when leaving."""
        if scope["type"] != "http" or not LEAVING.is_set():
            await self.app(scope, receive, send)
            return

        async def closing(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["connection"] = "close"
            await send(message)

        await self.app(scope, receive, closing)
