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
from worker.messages import send_until
from worker.sealing import seal_until
from worker.settings import WorkerSettings
from worker.subscriptions import jobs_by_name
from worker.sweep import Sweep


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
    try:
        await asyncio.gather(sweep.run(), send_until(database, sweep.stopping), seal_until(database, sweep.stopping))
    finally:
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
