"""The whole product as its users meet it: database, queue, mails, application and worker, filled with the demo."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path
from signal import SIGTERM
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from api.core.config import Settings
from api.core.database import Database
from api.demo.seed import seed_demo
from dev.mailcatcher import MailCatcher
from dev.ports import LOOPBACK, free_port
from dev.service import Guard
from dev.steps import ROOT

RESULTS = ROOT / "test-results"
# Each process that shares the journeys has a product of its own.
WALKER = environ.get("PYTEST_XDIST_WORKER", "")
READY_SECONDS = 90.0
STOP_SECONDS = 20.0
# As small as an operator may set it, so that a journey can exceed it.
LARGEST_FILE = 1024 * 1024
WORKER: list[str | Path] = [sys.executable, "-m", "worker"]


@dataclass(frozen=True)
class Product:
    """A running Trunkline and the mails that it has sent."""

    url: str
    mails: MailCatcher
    database_url: str


async def filled(server: str, template: Settings) -> Settings:
    """Return the settings of a new database with two branches of the demo: every journey finds its country in it."""
    connection = await asyncpg.connect(server)
    await connection.execute("create database journeys template template_trunkline")
    await connection.close()
    url = urlsplit(server)._replace(path="/journeys")
    settings = template.model_copy(update={"database_url": urlunsplit(url)})
    database = Database(settings)
    try:
        await seed_demo(database, countries=("RO", "PL"))
    finally:
        await database.close()
    return settings


def environment(settings: Settings, mails: MailCatcher, url: str) -> dict[str, str]:
    """Return what the programs are told."""
    return {
        **environ,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "SECRET_KEY": settings.secret_key,
        "FILES_URL": settings.files_url,
        "FILES_MAX_BYTES": str(LARGEST_FILE),
        "SMTP_URL": mails.smtp_url,
        "PUBLIC_URL": url,
        "DEMO": "1",
        # Nobody waits for clients that go elsewhere.
        "DRAIN_SECONDS": "0",
    }


def api_command(port: int) -> list[str | Path]:
    """Return how the application is started."""
    return [sys.executable, "-m", "api.serve", "--host", LOOPBACK, "--port", str(port)]


@contextmanager
def running(settings: Settings, folder: Path) -> Iterator[Product]:
    """Start application, worker and mail catcher on a filled database; all of them end with the block."""
    port = free_port()
    url = f"http://{LOOPBACK}:{port}"
    with ExitStack() as stack:
        mails = stack.enter_context(MailCatcher(folder / "mails", smtp_port=0, web_port=0))
        env = environment(settings, mails, url)
        stack.enter_context(_program("api", api_command(port), env))
        stack.enter_context(_program("worker", WORKER, env))
        wait_ready(url)
        yield Product(url, mails, settings.database_url)


def log_of(name: str) -> Path:
    """Return where the lines of a program are."""
    return RESULTS / f"{name}{WALKER}.log"


@contextmanager
def _program(name: str, command: list[str | Path], env: Mapping[str, str]) -> Iterator[None]:
    """Run a program; its lines are in `test-results`, and it ends even when the tests are killed."""
    RESULTS.mkdir(exist_ok=True)
    with log_of(name).open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True)
        guard = Guard(-process.pid, SIGTERM)
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            guard.dismiss()


def wait_ready(url: str) -> None:
    """Return when the application answers."""
    address = f"{url}/health/ready"
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"the application did not start; see {log_of('api')}")
