"""What this program was built from."""

import os
from functools import cache

from alembic.config import Config
from alembic.script import ScriptDirectory

VERSION = "0.1.0"
# Set by the image's build.
REVISION = os.environ.get("TRUNKLINE_REVISION", "")


@cache
def migration_head() -> str:
    """Return the newest migrations that the program knows, joined by a plus where the chain has several ends."""
    from api.core.migrate import MIGRATIONS  # noqa: PLC0415 - the one place that knows where they are

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return "+".join(sorted(ScriptDirectory.from_config(config).get_heads()))
