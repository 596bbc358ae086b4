"""Password hashing: argon2id in a bounded pool of threads, and the same time for logins that do not exist."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
_NOBODY = _HASHER.hash("nobody's password")


async def hash_password(password: str) -> str:
    """Return the argon2id hash."""
    return await asyncio.get_running_loop().run_in_executor(_POOL, _HASHER.hash, password)


async def verify(password: str, stored: str | None) -> bool:
    """Tell whether the password fits; an unknown login costs as much as a known one."""
    fits = await asyncio.get_running_loop().run_in_executor(_POOL, _verify, password, stored or _NOBODY)
    return fits and stored is not None


def _verify(password: str, stored: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
