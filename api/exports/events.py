"""What happens to an export."""

from dataclasses import dataclass
from typing import ClassVar

from api.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ListExportGoesOn(Event):
    """The next rows are to be written; `part` is the one that follows."""

    subject: ClassVar[str] = "list_export"
    part: int


@dataclass(frozen=True, kw_only=True)
class ListExported(Event):
    """It lies ready."""

    subject: ClassVar[str] = "list_export"
    rows: int
