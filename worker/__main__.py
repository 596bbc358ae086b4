"""`python -m worker` works until SIGTERM; `python -m worker --health` tells whether one does, by its exit code."""

import asyncio
import logging
import signal
import sys
import time

from api.core.config import get_settings
from api.core.database import Database
from api.core.hints import disconnect
from api.core.logs import configure_logs
from api.core.metrics import Shared, served
from api.core.traces import configure_traces, finish_traces
from api.operations.heartbeat import Heart
from api.operations.models import ProcessKind
from worker.sealing import seal_until
from worker.settings import WorkerSettings
from worker.subscriptions import jobs_by_name
from worker.sweep import Sweep
from worker.watch import watch_until


async def main() -> None:
    """Run one worker."""
    jobs_by_name()
    settings = get_settings()
    configure_logs(settings)
    logging.getLogger("arq").setLevel(logging.WARNING)
    database = Database(settings)
    sweep = Sweep(database, WorkerSettings())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, sweep.stop)
    configure_traces("worker")
    shared = Shared()
    heart = Heart(database, ProcessKind.WORKER, shared)
    lines = (seal_until, watch_until)
    try:
        with served(shared, sweep.settings.metrics):
            await asyncio.gather(
                sweep.run(), heart.beat_until(sweep.stopping), *(line(database, sweep.stopping) for line in lines)
            )
    finally:
        finish_traces()
        await disconnect()
        await database.close()


def healthy(settings: WorkerSettings) -> bool:
    """Whether the worker with this health file has finished a round lately."""
    try:
        age = time.time() - settings.health_file.stat().st_mtime
    except FileNotFoundError:
        return False
    return age < settings.health_seconds


if __name__ == "__main__":
    if "--health" in sys.argv[1:]:
        sys.exit(0 if healthy(WorkerSettings()) else 1)
    asyncio.run(main())
