"""The gateways that messages leave by. Each takes the message's own key, so that a repeat can be recognised."""

import hashlib
import hmac
import ssl
import time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Final, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib
import httpx
import orjson
from sqlalchemy.dialects.postgresql import insert

from api.core.config import Settings
from api.core.traces import onward
from api.core.uow import UnitOfWork
from api.files import store
from api.notifications.models import Channel, Message, SmsDelivery

SECONDS: Final = 20.0


class GatewayDown(RuntimeError):
    """The gateway did not take the message this time; `args[0]` says why. It is tried again."""


class GatewayRefused(RuntimeError):
    """The gateway will never take this message (an address that does not exist); it is not tried again."""


class Gateway(Protocol):
    """Hands one message over. Raises GatewayDown or GatewayRefused."""

    async def send(self, uow: UnitOfWork, message: Message) -> None:
        """Return when the gateway has taken responsibility for the message."""


class SmtpGateway:
    """Mail through `settings.smtp_url`: `smtp://`, `smtp://…?starttls=1` or `smtps://`, with user and password."""

    async def send(self, uow: UnitOfWork, message: Message) -> None:
        """Send the mail; the same message has the same Message-ID whenever it is sent."""
        mail = await compose(uow.settings, message)
        parts = urlsplit(uow.settings.smtp_url)
        secure = parts.scheme == "smtps"
        start_tls = parse_qs(parts.query).get("starttls") == ["1"]
        try:
            await aiosmtplib.send(
                mail,
                hostname=parts.hostname,
                port=parts.port,
                username=unquote(parts.username) if parts.username else None,
                password=unquote(parts.password) if parts.password else None,
                use_tls=secure,
                start_tls=start_tls,
                tls_context=ssl.create_default_context() if secure or start_tls else None,
                timeout=SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [refusal.code for refusal in error.recipients]
            if all(code >= 500 for code in codes):  # noqa: PLR2004 - SMTP's permanent refusals
                raise GatewayRefused(str(error)) from error
            raise GatewayDown(str(error)) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise GatewayDown(f"{type(error).__name__}: {error}") from error


class StoredSms:
    """The built-in SMS gateway: what would go to the telephone network is kept in a table."""

    async def send(self, uow: UnitOfWork, message: Message) -> None:
        """Keep it under the message's key; a repeat is the same row."""
        statement = insert(SmsDelivery).values(
            id=message.id, created_at=uow.now, address=message.address, text=message.text
        )
        await uow.session.execute(statement.on_conflict_do_nothing())


class HttpSms:
    """An SMS gateway by HTTP at `settings.sms_url`: signed, with an idempotency key."""

    async def send(self, uow: UnitOfWork, message: Message) -> None:
        """POST {to, text}; 2xx takes it, 4xx (but 408 and 429) refuses it for good."""
        body = orjson.dumps({"to": message.address, "text": message.text})
        stamp = str(int(time.time()))
        signed = f"{message.id}.{stamp}.".encode() + body
        headers = onward() | {
            "content-type": "application/json",
            "idempotency-key": str(message.id),
            "x-trunkline-timestamp": stamp,
            "x-trunkline-signature": hmac.new(uow.settings.derive("sms-gateway"), signed, hashlib.sha256).hexdigest(),
        }
        try:
            async with httpx.AsyncClient(timeout=SECONDS, follow_redirects=False) as client:
                answer = await client.post(uow.settings.sms_url, content=body, headers=headers)
        except httpx.HTTPError as error:
            raise GatewayDown(f"{type(error).__name__}: {error}") from error
        if answer.is_success:
            return
        if answer.is_client_error and answer.status_code not in (408, 429):
            raise GatewayRefused(f"HTTP {answer.status_code}")
        raise GatewayDown(f"HTTP {answer.status_code}")


def gateway(settings: Settings, channel: Channel) -> Gateway:
    """Return the gateway of a channel as the operator configured it."""
    if channel is Channel.EMAIL:
        return SmtpGateway()
    return HttpSms() if settings.sms_url else StoredSms()


async def compose(settings: Settings, message: Message) -> EmailMessage:
    """Build the mail: text and HTML, files at the end."""
    name, sender = parseaddr(settings.mail_from)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(name, addr_spec=sender)
    mail["To"] = Address(addr_spec=message.address)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2]}>"
    mail["Content-Language"] = message.language
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text, cte="quoted-printable")
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    for file in message.files:
        content = await store.read_all(settings.files_url, file["storage_key"])
        main, _, sub = file["media_type"].partition("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=file["name"])
    return mail
