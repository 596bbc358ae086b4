"""Old, old → migrate → old, new → new, new → old, old again, under load all the time; see docs/operations.md.

The last line is one JSON object; the exit code is 0 only when nothing failed and at least REQUESTS (10,000) were served.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import orjson

from dev.mailcatcher import MailCatcher
from dev.ports import LOOPBACK, free_port
from dev.rehearsal import counts
from dev.rehearsal.load import Load
from dev.rehearsal.proxy import Backend, Proxy
from dev.rehearsal.releases import Process, Release, present, previous
from dev.services import Postgres, Valkey
from dev.steps import ROOT, StepFailedError, shown

WANTED = int(os.environ.get("REQUESTS") or "10000")
# Requests that are served before each step.
BETWEEN = WANTED // 7
LONGEST_SECONDS = 420.0
READY_SECONDS = 120.0
DATABASE = "rehearsal"
# Stands for the time that the load takes on a quiet machine; the rest falls due while the last step runs.
TIMERS_SECONDS = 60.0


@dataclass
class Rehearsal:
    """Two places for applications and workers, and who stands in them."""

    env: dict[str, str]
    proxy: Proxy
    load: Load
    logs: Path
    begun: float = field(default_factory=time.monotonic)
    apis: list[tuple[Process, Backend]] = field(default_factory=list)
    workers: list[Process] = field(default_factory=list)

    def say(self, what: str) -> None:
        """Tell the step, the time, and how it stands."""
        seconds, load = time.monotonic() - self.begun, self.load
        print(f"{seconds:6.0f} s {load.requests:>7,} requests {load.failures.total():>3} failed  {what}", flush=True)

    async def add(self, release: Release) -> None:
        """Start one application and one worker of a release; returns when the balancer sends requests there."""
        port = free_port()
        log = self.logs / f"{release.name}-{len(list(self.logs.iterdir()))}"
        backend = Backend(port)
        self.apis.append((release.api(self.env, port, log.with_suffix(".api.log")), backend))
        self.workers.append(release.worker(self.env, log.with_suffix(".worker.log")))
        await self.proxy.add(backend, READY_SECONDS)

    async def replace(self, release: Release) -> None:
        """Put one application and one worker of ``release`` in the place of the oldest ones."""
        await self.add(release)
        process, backend = self.apis.pop(0)
        worker = self.workers.pop(0)
        worker.tell_to_end()
        process.tell_to_end()
        codes = await asyncio.gather(asyncio.to_thread(process.wait), asyncio.to_thread(worker.wait))
        backend.out = True
        self.proxy.backends.remove(backend)
        for name, code in zip((process.name, worker.name), codes, strict=True):
            if code != 0:
                self.load.failures[f"{name} ended with {code}"] += 1

    async def serve(self, number: int) -> None:
        """Let so many more requests be served, while there is time."""
        wanted = self.load.requests + number
        while (
            self.load.requests < wanted
            and not self.load.stopping.is_set()
            and time.monotonic() - self.begun < LONGEST_SECONDS
        ):
            await asyncio.sleep(0.2)

    def stop(self) -> None:
        """End what still runs."""
        for process in [*(api for api, _ in self.apis), *self.workers]:
            process.tell_to_end()
        for process in [*(api for api, _ in self.apis), *self.workers]:
            process.wait()


async def steps(rehearsal: Rehearsal, old: Release, new: Release) -> bool:
    """Go forward and back; returns whether the way back was gone."""
    await asyncio.gather(rehearsal.add(old), rehearsal.add(old))
    rehearsal.begun = time.monotonic()
    await counts.add_timers(rehearsal.env["DATABASE_URL"], TIMERS_SECONDS)
    load = asyncio.create_task(rehearsal.load.run())
    try:
        rehearsal.say("old, old")
        await rehearsal.serve(BETWEEN)
        await asyncio.to_thread(new.cli, rehearsal.env, "migrate")
        added = ", ".join(sorted(new.migrations - old.migrations))
        rehearsal.say(f"old, old on the migrated schema ({added})")
        await rehearsal.serve(BETWEEN)
        for release, names in ((new, ("old, new", "new, new")), (old, ("new, old", "old, old: rolled back"))):
            for name in names:
                await rehearsal.replace(release)
                rehearsal.say(name)
                await rehearsal.serve(BETWEEN)
        await rehearsal.serve(max(0, WANTED - rehearsal.load.requests))
    finally:
        rehearsal.load.stopping.set()
        await load
    return True


async def rehearse(folder: Path) -> int:
    """Run the whole; returns the exit code."""
    with ExitStack() as stack:
        with shown("Old release"):
            old, new = previous(folder / "old"), present()
        with shown("PostgreSQL, Valkey, mail catcher"):
            postgres = stack.enter_context(Postgres(folder / "postgres", durable=False))
            valkey = stack.enter_context(Valkey(folder / "valkey", durable=False))
            mails = stack.enter_context(MailCatcher(folder / "mails", smtp_port=0, web_port=0))
            await _create(postgres.url)
        port = free_port()
        env = {
            **os.environ, "DATABASE_URL": postgres.url_for(DATABASE), "REDIS_URL": valkey.url, "SMTP_URL": mails.smtp_url,
            "SECRET_KEY": secrets.token_urlsafe(48), "FILES_URL": (folder / "files").as_uri(), "DEMO": "1",
            "PUBLIC_URL": f"http://{LOOPBACK}:{port}", "LOG_LEVEL": "WARNING", "DRAIN_SECONDS": "3", "TRUSTED_ONLY": "1",
        }  # fmt: skip
        with shown("Database and demo of the old release"):
            old.cli(env, "migrate")
            old.cli(env, "seed-demo")
        logs = ROOT / "test-results" / "rehearsal"
        shutil.rmtree(logs, ignore_errors=True)
        logs.mkdir(parents=True)
        async with Proxy(port) as proxy:
            rehearsal = Rehearsal(env, proxy, Load(env["PUBLIC_URL"], old.operations()), logs)
            try:
                rolled_back = await steps(rehearsal, old, new)
                faults = await counts.faults(env["DATABASE_URL"], rehearsal.load.comments)
            finally:
                rehearsal.stop()
        return _report(rehearsal, faults, rolled_back=rolled_back)


def _report(rehearsal: Rehearsal, faults: dict[str, int], *, rolled_back: bool) -> int:
    load = rehearsal.load
    for what, number in [*load.failures.most_common(20), *faults.items()]:
        print(f"  {number} × {what}")
    failed = load.failures.total() + sum(faults.values())
    if failed:
        print(f"What the processes said is in {rehearsal.logs}")
    print(
        f"{len(load.comments):,} writes, {load.told:,} told over sockets, {counts.TIMERS:,} timers: each once"
        if not faults
        else ""
    )
    print(orjson.dumps({"requests": load.requests, "failed": failed, "rolled_back": rolled_back}).decode(), flush=True)
    return 0 if failed == 0 and load.requests >= WANTED and rolled_back else 1


async def _create(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f"create database {DATABASE}")
    finally:
        await connection.close()


def main() -> int:
    """Rehearse in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="trunkline-rehearsal-") as folder:
        try:
            return asyncio.run(rehearse(Path(folder)))
        except StepFailedError as error:
            print(f"\n{error}", file=sys.stderr)
            print('{"requests": 0, "failed": 1, "rolled_back": false}')
            return 1


if __name__ == "__main__":
    raise SystemExit(main())
