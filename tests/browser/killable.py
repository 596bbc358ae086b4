"""The whole product under its supervisor, of which any part can be killed: it comes back by itself."""

import asyncio
import secrets
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import kill
from pathlib import Path

import asyncpg

from api.core.actor import SYSTEM
from api.core.config import Settings
from api.core.database import Database
from api.core.migrate import migrate
from api.demo.seed import seed_demo
from api.people.actions import seed_roles
from dev.mailcatcher import MailCatcher
from dev.ports import LOOPBACK, free_port
from dev.services import Postgres, Valkey
from dev.supervisor import Program, Supervisor
from tests.browser.product import WORKER, Product, api_command, environment, wait_ready

BACK_SECONDS = 90.0


class Killable:
    """Application, worker, Valkey and PostgreSQL, each kept running."""

    def __init__(self, product: Product, parts: dict[str, Callable[[], int]]) -> None:
        """`parts` tell the process of each now; 0 while it is away."""
        self.product, self.parts = product, parts

    def kill(self, name: str) -> None:
        """Kill -9, and return at once."""
        kill(self.parts[name](), signal.SIGKILL)

    def wait_back(self, name: str, before: int) -> None:
        """Return when another process has taken its place and the application answers."""
        deadline = time.monotonic() + BACK_SECONDS
        while self.parts[name]() in {0, before}:
            if time.monotonic() > deadline:
                message = f"{name} did not come back"
                raise TimeoutError(message)
            time.sleep(0.1)
        wait_ready(self.product.url)


async def _filled(server: Postgres, redis_url: str, folder: Path) -> Settings:
    """Return the settings of a new database with one branch of the demo."""
    connection = await asyncpg.connect(server.url)
    await connection.execute("create database errand")
    await connection.close()
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings accepts it at run time
        database_url=server.url_for("errand"),
        redis_url=redis_url,
        secret_key=secrets.token_hex(32),
        files_url=(folder / "files").as_uri(),
    )
    (folder / "files").mkdir()
    await migrate(settings)
    database = Database(settings)
    async with database.unit_of_work(SYSTEM) as uow:
        await seed_roles(uow)
        await uow.commit()
    await seed_demo(database, countries=("RO",))
    await database.close()
    return settings


@contextmanager
def killable(folder: Path) -> Iterator[Killable]:
    """Start everything with durable data; all of it ends with the block."""
    supervisor = Supervisor()
    postgres, valkey = Postgres(folder / "postgres"), Valkey(folder / "valkey")
    mails = MailCatcher(folder / "mails", smtp_port=0, web_port=0)
    watching = threading.Thread(target=supervisor.watch, name="supervisor", daemon=True)
    try:
        supervisor.serve(postgres)
        redis_url = supervisor.serve(valkey)
        mails.start()
        settings = asyncio.run(_filled(postgres, redis_url, folder))
        port = free_port()
        url = f"http://{LOOPBACK}:{port}"
        env = environment(settings, mails, url)
        programs = {"api": Program("api", api_command(port), env), "worker": Program("worker", WORKER, env)}
        for program in programs.values():
            supervisor.run(program)
        watching.start()
        wait_ready(url)
        parts: dict[str, Callable[[], int]] = {
            "postgres": lambda: postgres.pid if postgres.alive() else 0,
            "valkey": lambda: valkey.pid if valkey.alive() else 0,
            **{name: _process(program) for name, program in programs.items()},
        }
        yield Killable(Product(url, mails, settings.database_url), parts)
    finally:
        supervisor.stopping.set()
        if watching.is_alive():
            watching.join()
        supervisor.stop()
        mails.stop()


def _process(program: Program) -> Callable[[], int]:
    return lambda: program.process.pid if program.process is not None and program.alive() else 0
