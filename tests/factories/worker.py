"""The worker's rounds, run by the test itself: everything that follows from what was committed."""

from api.core.database import Database
from worker.deliveries import deliver
from worker.relay import hand_out, relay
from worker.settings import WorkerSettings
from worker.sweep import Sweep

ROUNDS = 60


async def work_off(database: Database) -> None:
    """Fire what is due, relay and deliver until nothing is left to do now."""
    settings = WorkerSettings(_env_file=None)  # type: ignore[call-arg] # pydantic-settings accepts it at run time
    sweep = Sweep(database, settings)
    for _ in range(ROUNDS):
        fired = await sweep._fire()
        relayed = await relay(database, settings)
        ids = await hand_out(database, settings, 100)
        for delivery in ids:
            await deliver(database, delivery, settings)
        if not fired and not relayed and not ids:
            return
    raise AssertionError("the worker does not come to rest")
