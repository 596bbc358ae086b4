"""What a new migration may not do, read from the SQL that it would run: ADR 7, expand and contract.

While a migration runs, the release before it still works on the same database, and it has to be possible to go back to
it afterwards. So nothing that it uses may vanish or change its meaning, and no table may be locked for long.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

NAME = r'"?([a-z_0-9]+)"?'
# What is refused, and what to do instead. A contract migration names, as CONTRACTS, the release that used it last.
VANISHES = {
    rf"\bdrop table (?:if exists )?{NAME}": "drops a table",
    rf"\balter table (?:only )?{NAME} drop column": "drops a column",
    rf"\balter table (?:only )?{NAME} rename": "renames; add the new name beside the old one",
    rf"\balter table (?:only )?{NAME} alter column \S+ (?:set data )?type": "changes a column's type; add a column",
}
BREAKS = {
    rf"\balter table (?:only )?{NAME} add column (?!.*\bdefault\b).*\bnot null\b": (
        "adds a NOT NULL column without a server default, which the old release does not fill"
    ),
    rf"\balter table (?:only )?{NAME} alter column \S+ set not null": (
        "makes a column NOT NULL, while the old release may leave it empty"
    ),
}
LOCKS = {
    rf"\bcreate (?:unique )?index (?!concurrently)(?:if not exists )?\S+ on (?:only )?{NAME}": (
        "builds an index while nobody can write: CREATE INDEX CONCURRENTLY in op.get_context().autocommit_block()"
    ),
    rf"\balter table (?:only )?{NAME} add constraint (?!.*\bnot valid\b).*\b(?:foreign key|check)\b": (
        "checks all rows under a lock: NOT VALID first, VALIDATE CONSTRAINT in a later migration"
    ),
    rf"\balter table (?:only )?{NAME} add constraint \S+ (?:unique|primary key|exclude)(?! using index)": (
        "builds an index under a lock: build it CONCURRENTLY, then ADD CONSTRAINT … USING INDEX"
    ),
    rf"\block table {NAME}": "locks a table",
    rf"\bvacuum full|\bcluster {NAME}": "rewrites a table under a lock",
}


def sql_of(revision: ModuleType) -> str:
    """Return the statements of a revision's ``upgrade()``, without running them."""
    written = io.StringIO()
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": written})
    with Operations.context(context):
        revision.upgrade()
    return written.getvalue()


def faults(sql: str, *, contract: bool = False) -> list[str]:
    """Return why these statements may not run beside the release before; nothing when they may."""
    statements = [" ".join(part.split()).lower() for part in sql.split(";") if part.strip()]
    made = {found for part in statements for found in re.findall(rf"\bcreate table (?:if not exists )?{NAME}", part)}
    # What only joins two ends of the chain runs nothing, and waits for nothing.
    brief = not statements or _waits_briefly(statements)
    problems = [] if brief else ["sets no lock_timeout: op.execute(\"set local lock_timeout = '2s'\")"]
    rules = {**BREAKS, **LOCKS} if contract else {**VANISHES, **BREAKS, **LOCKS}
    for statement in statements:
        problems += [f"{why}: {statement[:120]}" for why in _broken(statement, rules, made)]
    return problems


def _broken(statement: str, rules: dict[str, str], made: set[str]) -> Iterator[str]:
    for pattern, why in rules.items():
        found = re.search(pattern, statement)
        # Nobody uses yet what the same migration made.
        if found is not None and not made.intersection(found.groups()):
            yield why


def _waits_briefly(statements: list[str]) -> bool:
    return any(re.match(r"set (local )?lock_timeout", statement) for statement in statements[:2])
