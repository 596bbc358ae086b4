"""What happens to files."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from api.core.events import Event
from api.files.models import AttachmentKind


@dataclass(frozen=True, kw_only=True)
class AttachmentAdded(Event):
    """A file was attached to an object, or generated for it."""

    subject: ClassVar[str] = "attachment"

    about: str
    about_id: UUID
    kind: AttachmentKind


@dataclass(frozen=True, kw_only=True)
class AttachmentShared(Event):
    """The customer sees the file from now on, or no longer."""

    subject: ClassVar[str] = "attachment"

    shared: bool
