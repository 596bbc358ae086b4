"""``make run``: the whole of Trunkline on this machine, with demo data, until Ctrl-C.

Own servers are used where ``DATABASE_URL``, ``REDIS_URL`` or ``SMTP_URL`` (in the environment or ``.env``) name
them. ``PORT`` is the application's port, ``DEMO=0`` leaves the demo data out. Everything is kept in ``.data``.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import sys
import time
import urllib.error
import urllib.request
from functools import partial

import asyncpg
from dotenv import dotenv_values

from dev.mailcatcher import MailCatcher
from dev.ports import LOOPBACK, free_port, is_free
from dev.service import ServiceError
from dev.services import Postgres, Valkey
from dev.steps import ROOT, StepFailedError, call, once, shown
from dev.supervisor import Program, Supervisor

DATA = ROOT / ".data"
DATABASE = "trunkline"
READY_SECONDS = 60.0
OFF = {"", "0", "false"}


def main() -> int:
    """Start all, wait for Ctrl-C, stop all."""
    DATA.mkdir(exist_ok=True)
    supervisor = Supervisor()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: supervisor.stopping.set())
    env = environment()
    own = "DATABASE_URL" not in env
    catcher: MailCatcher | None = None
    try:
        _check_port(int(env["PORT"]))
        catcher = servers(supervisor, env)
        database(env, own=own)
        graphiql(env)
        programs(supervisor, env)
        # While the application starts.
        lines = welcome(env, catcher)
        wait_ready(supervisor, env)
        if not supervisor.stopping.is_set():
            print(lines, flush=True)
        supervisor.watch()
    except (ServiceError, StepFailedError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    finally:
        print("\nStopping; the data stays in .data", flush=True)
        supervisor.stop()
        if catcher is not None:
            catcher.stop()
    return 0


def environment() -> dict[str, str]:
    """The settings of the application: ``.env``, then the environment, then what fits this machine."""
    given = {key: value for key, value in dotenv_values(ROOT / ".env").items() if value is not None} | dict(os.environ)
    port = given.get("PORT", "8000")
    files = DATA / "files"
    files.mkdir(parents=True, exist_ok=True)
    ours = {
        "PORT": port,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "FILES_URL": files.as_uri(),
        "BACKUP_URL": (DATA / "backups").as_uri(),
        "SECRET_KEY": _secret(),
        "DEMO": "1",
        "DRAIN_SECONDS": "0",
        "PYTHONUNBUFFERED": "1",
    }
    return ours | given


def servers(supervisor: Supervisor, env: dict[str, str]) -> MailCatcher | None:
    """Start what ``env`` does not name, and name it there. Returns the mail catcher when it is used."""
    postgres(supervisor, env)
    if "REDIS_URL" not in env:
        with shown("Valkey"):
            env["REDIS_URL"] = supervisor.serve(Valkey(DATA / "valkey"))
    if "SMTP_URL" in env:
        return None
    catcher = MailCatcher(DATA / "mail", smtp_port=free_port(8026), web_port=free_port(8025))
    catcher.start()
    env["SMTP_URL"] = catcher.smtp_url
    return catcher


def find_running(env: dict[str, str]) -> bool:
    """Name the PostgreSQL of a ``make run`` that is up in ``env``, unless that names one; tells whether there is one."""
    server = Postgres(DATA / "postgres")
    if "DATABASE_URL" in env or not server.found():
        return False
    env["DATABASE_URL"] = server.url_for(DATABASE)
    return True


def postgres(supervisor: Supervisor, env: dict[str, str]) -> None:
    """Start PostgreSQL unless ``env`` names one, and name it there."""
    if "DATABASE_URL" not in env:
        with shown("PostgreSQL"):
            server = Postgres(DATA / "postgres")
            supervisor.serve(server)
            asyncio.run(_ensure_database(server.url))
            env["DATABASE_URL"] = server.url_for(DATABASE)


def database(env: dict[str, str], *, own: bool) -> None:
    """Bring the schema up to date; fill an empty one with the demo."""
    cli = [sys.executable, "-m", "api.cli"]
    with shown("Database schema"):
        call([*cli, "migrate"], env=env)
    if env["DEMO"] not in OFF:
        seed = partial(call, [*cli, "seed-demo"], env=env)
        if own:
            once(DATA / "postgres" / "demo", DATABASE, "Demo data", seed)
        else:
            # It leaves alone what is not empty; there is no telling what happened to that database since.
            with shown("Demo data"):
                seed()


def graphiql(env: dict[str, str]) -> None:
    """Build the page for trying queries when ``DEBUG`` asks for it."""
    if env.get("DEBUG", "") not in OFF:
        with shown("GraphiQL"):
            call(["sh", ROOT / "web" / "npm", "run", "graphiql"])


def programs(supervisor: Supervisor, env: dict[str, str]) -> None:
    """Start the application and the worker."""
    supervisor.run(Program("api", [sys.executable, "-m", "api.serve", "--port", env["PORT"]], env))
    supervisor.run(Program("worker", [sys.executable, "-m", "worker"], env))


def wait_ready(supervisor: Supervisor, env: dict[str, str]) -> None:
    """Return when the application answers, or when Ctrl-C came first."""
    deadline = time.monotonic() + READY_SECONDS
    while not _answers(env) and not supervisor.stopping.wait(0.2):
        if time.monotonic() > deadline:
            message = f"the application did not answer within {READY_SECONDS:.0f} s; its lines above tell why"
            raise ServiceError(message)


def welcome(env: dict[str, str], catcher: MailCatcher | None) -> str:
    """Where everything is and who can sign in."""
    lines = ["", f"  Trunkline    {env['PUBLIC_URL']}"]
    if catcher is not None:
        lines.append(f"  Its mails    {catcher.web_url}")
    if env["DEMO"] not in OFF:
        lines += ["", call([sys.executable, "-m", "api.cli", "demo-logins"], env=env).rstrip()]
    return "\n".join([*lines, "", "  Ctrl-C stops everything.", ""])


def _answers(env: dict[str, str]) -> bool:
    try:
        with urllib.request.urlopen(f"http://{LOOPBACK}:{env['PORT']}/health/ready", timeout=2) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False


def _check_port(port: int) -> None:
    if not is_free(port):
        message = f"Port {port} is taken. Another one: PORT={port + 1} make run"
        raise ServiceError(message)


def _secret() -> str:
    """The secret key of this installation, made once; only its owner reads it."""
    path = DATA / "secret-key"
    if not path.exists():
        path.touch(0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


async def _ensure_database(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        if not await connection.fetchval("select true from pg_database where datname = $1", DATABASE):
            await connection.execute(f"create database {DATABASE}")
    finally:
        await connection.close()


if __name__ == "__main__":
    raise SystemExit(main())
