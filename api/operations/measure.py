"""Measuring everything that alerts are about: the rows, and what the database does not know."""

import asyncio
import shutil
import ssl
import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from cryptography import x509
from redis.exceptions import RedisError

from api.core.config import Settings
from api.core.hints import connect
from api.core.uow import UnitOfWork
from api.operations import queries
from api.operations.rules import Measured

PATIENCE_SECONDS: Final = 3.0
CERTIFICATE_SECONDS: Final = 3600.0


async def measure(uow: UnitOfWork) -> Measured:
    """Measure once, as this process sees it."""
    settings = uow.settings
    found = {name: None if value is None else float(value) for name, value in (await queries.measured(uow)).items()}
    away, disk, certificate = await asyncio.gather(
        hints_away(settings), asyncio.to_thread(percent_of_disk, settings.files_url), certificate_days(settings)
    )
    return Measured(**found, hints_away=away, disk_full=disk, certificate_ends=certificate)


async def hints_away(settings: Settings) -> float:
    """Return 1 while Valkey does not answer, else 0."""
    try:
        await asyncio.wait_for(connect(settings.redis_url).ping(), PATIENCE_SECONDS)
    except (RedisError, OSError, TimeoutError):
        return 1.0
    return 0.0


def percent_of_disk(files_url: str) -> float | None:
    """Return how full the disk of the files is; None when they are not on one."""
    parts = urlsplit(files_url)
    folder = Path(unquote(parts.netloc + parts.path)).resolve()
    if parts.scheme != "file" or not folder.exists():
        return None
    usage = shutil.disk_usage(folder)
    return round(100 * usage.used / (usage.used + usage.free), 1)


async def certificate_days(settings: Settings) -> float | None:
    """Return for how many days the certificate of the public address is good; it is looked at once an hour."""
    hour = int(time.time() // CERTIFICATE_SECONDS)
    ends = await asyncio.to_thread(_certificate_end, settings.public_url, hour)
    return None if ends is None else round((ends - datetime.now(UTC)) / timedelta(days=1), 1)


@lru_cache(maxsize=2)
def _certificate_end(public_url: str, hour: int) -> datetime | None:
    """Return the end of the certificate; None without one that can be seen from here."""
    del hour
    parts = urlsplit(public_url)
    if parts.scheme != "https" or not parts.hostname:
        return None
    try:
        shown = ssl.get_server_certificate((parts.hostname, parts.port or 443), timeout=PATIENCE_SECONDS)
    except OSError:
        return None
    return x509.load_pem_x509_certificate(shown.encode()).not_valid_after_utc
