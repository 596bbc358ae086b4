"""What files can be attached to.

A domain above names its table once, beside its own `visible_to`:

    attachable("offer", prefix="off", visible=visible_to)

An attachment is then seen by exactly those who see the object and may read files; a table that nobody named takes none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Subject:
    """A table whose rows take files: `customer` is the SQL over its alias `{t}` that tells whose it is."""

    table: str
    prefix: str
    visible: Callable[[Actor], str]
    customer: str
    branch: str


_SUBJECTS: dict[str, Subject] = {}


def attachable(
    table: str,
    *,
    prefix: str,
    visible: Callable[[Actor], str],
    customer: str = "{t}.customer_id",
    branch: str = "{t}.branch_id",
) -> None:
    """Let rows of a table take files; said again, the last one holds."""
    _SUBJECTS[table] = Subject(table, prefix, visible, customer, branch)


def subject(table: str) -> Subject:
    """Return the declaration of a table; raises LookupError when it takes no files."""
    try:
        return _SUBJECTS[table]
    except KeyError as error:
        raise LookupError(f"{table} takes no files: declare it with attachable()") from error


def by_prefix(prefix: str) -> Subject | None:
    """Return the declaration that identifiers of a kind belong to."""
    return next((found for found in _SUBJECTS.values() if found.prefix == prefix), None)


def subjects() -> Iterator[Subject]:
    """Every declaration, in a stable order."""
    return iter(sorted(_SUBJECTS.values(), key=lambda found: found.table))
