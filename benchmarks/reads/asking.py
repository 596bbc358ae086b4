"""Who is compared on a base and what they are asked: made for the time of a run and taken away again."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import asyncpg
from sqlalchemy import make_url

from api.core.config import Settings
from benchmarks.reads.compare import same
from benchmarks.reads.data import Base
from benchmarks.reads.documents import Sample, sample
from benchmarks.reads.functions import functions
from benchmarks.reads.measure import Run, measured
from benchmarks.reads.people import staff, tenants
from benchmarks.reads.servers import Running, Variant
from benchmarks.reads.variants import ByHand, Ordinary, Ours, PostGraphile
from dev.node import NODE

COMPARED: Final = 5
# What a mutation leaves behind is deleted after each of its runs.
FORGET: Final = (
    "create temporary table gone as select id from ticket where subject = 'Benchmark'",
    "delete from audit_unsealed where audit_id in (select a.id from audit_entry a join gone on gone.id = a.subject_id)",
    "delete from audit_entry where subject_id in (select id from gone)",
    "delete from outbox where event_id in (select e.id from event e join gone on gone.id = e.subject_id)",
    "delete from event where subject_id in (select id from gone)",
    "delete from idempotency where operation = 'TicketOpen' and result->>'ticket' in (select id::text from gone)",
    "delete from ticket where id in (select id from gone)",
    "drop table gone",
)


@dataclass(frozen=True)
class Asking:
    """A base, what is asked of it, and where its database is for the roles that ask."""

    base: Base
    sample: Sample
    urls: Mapping[str, str]

    @property
    def told(self) -> dict[str, str]:
        """What services by hand must know."""
        urls = {f"LIMIT_{role.upper()}_URL": url for role, url in self.urls.items()}
        return {"LIMIT_BRANCH": self.sample.branch, **urls}

    def ours(self, workers: int) -> Ours:
        """Return the product with so many processes."""
        return Ours(self.sample, workers)

    def limit(self) -> ByHand:
        """Return SQL by hand."""
        return ByHand(self.told)

    def all(self, workers: int) -> list[Variant]:
        """Return everybody who is compared."""
        return [
            self.limit(),
            self.ours(workers),
            PostGraphile(self.sample, self.urls["staff"], NODE, portal=False),
            PostGraphile(self.sample, self.urls["portal"], NODE, portal=True),
            Ordinary(self.sample, self.told),
        ]

    async def agree(self, kind: str, variants: Sequence[Running]) -> None:
        """Compare the first answers; raises when they are not the same."""
        for one in self.sample.variables(kind, 0)[:COMPARED]:
            await same(kind, one, list(variants))
        await self.forget()

    async def measured(self, kind: str, running: Running, given: Sequence[Mapping[str, Any]], seconds: float) -> Run:
        """Measure one run and leave nothing behind."""
        requests = [running.variant.request(kind, one) for one in given]
        run = await measured(running, self.base.postmaster, requests, seconds)
        if kind == "mutation":
            await self.forget()
        return run

    async def forget(self) -> None:
        """Delete the tickets that were opened, with all that was written beside them."""
        connection = await asyncpg.connect(self.base.url)
        try:
            for statement in FORGET:
                await connection.execute(statement)
        finally:
            await connection.close()


@asynccontextmanager
async def asking(base: Base) -> AsyncIterator[Asking]:
    """Make the functions and accounts that a base needs, and choose what is asked."""
    settings = Settings.model_validate({"database_url": base.env["DATABASE_URL"], "secret_key": base.env["SECRET_KEY"]})
    actor = await staff(settings)
    async with functions(base.url, actor), tenants(base.url) as keys:
        urls = {role: _url(settings, f"trunkline_{role}") for role in ("staff", "portal")}
        yield Asking(base, await sample(base.url, actor, keys), urls)


def _url(settings: Settings, role: str) -> str:
    password = settings.role_passwords(role)[0]
    url = make_url(settings.database_url).set(drivername="postgresql", username=role, password=password)
    return url.render_as_string(hide_password=False)


def told(kind: str, number: int, label: str, run: Run) -> None:
    """Say what a run gave."""
    print(f"  round {number + 1}  {kind:10} {label:24} {run.cpu_us:8.0f} µs {run.rps:7.0f}/s", flush=True)
