"""Settings of the worker, from the environment with the prefix WORKER_, and how arq is used."""

from pathlib import Path
from typing import Any

import orjson
from arq.connections import ArqRedis, RedisSettings, create_pool
from pydantic_settings import BaseSettings, SettingsConfigDict

QUEUE = "trunkline:deliveries"


class WorkerSettings(BaseSettings):
    """What an operator may tune; the defaults suit one small server."""

    model_config = SettingsConfigDict(env_prefix="WORKER_", env_file=".env", extra="ignore")

    health_file: Path = Path(".data/worker-health")
    health_seconds: float = 30.0
    # Where Prometheus reads this worker's metrics, as 127.0.0.1:9101; nowhere when empty. They are for its network only.
    metrics: str = ""
    batch: int = 200
    idle_seconds: float = 0.5
    concurrency: int = 8
    queue_length: int = 400
    hand_again_seconds: float = 15.0
    job_seconds: float = 60.0
    retry_seconds: tuple[float, ...] = (1, 5, 30, 120, 600, 1800, 7200)


def write_message(value: Any) -> bytes:
    """Serialize for arq as JSON: whoever can write to the queue can't make the worker run code, as pickle would."""
    return orjson.dumps(value, default=str)


async def open_queue(url: str) -> ArqRedis:
    """Connect to the queue. Raises RedisError or OSError at once when it is not there."""
    settings = RedisSettings.from_dsn(url)
    settings.conn_retries = 0
    return await create_pool(
        settings, job_serializer=write_message, job_deserializer=orjson.loads, default_queue_name=QUEUE
    )
