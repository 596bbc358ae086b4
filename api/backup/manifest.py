"""What a copy says about itself: readable by people, signed with the copies' key, written last."""

import hashlib
import hmac
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

import orjson

from api.backup.sealed import Damaged
from api.core.config import Settings

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One sealed object of a copy, as it lies in its place."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the file store, in the clear."""

    key: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A complete copy. `tables` gives for each the number of rows and a digest over all of them."""

    name: str
    made_at: datetime
    migration: str
    postgres: str
    owner: str
    locale: dict[str, str | None]
    key_id: str
    secret_id: str
    database: Part
    files: Part
    file_count: int
    file_bytes: int
    tables: dict[str, tuple[int, str]]
    sealed: int
    missing: tuple[str, ...] = ()
    format: int = field(default=FORMAT)

    @property
    def rows(self) -> int:
        """All rows of all tables."""
        return sum(rows for rows, _ in self.tables.values())

    def signed(self, master: bytes) -> bytes:
        """Return the bytes to store."""
        body = orjson.loads(orjson.dumps(asdict(self)))
        return orjson.dumps({**body, "signature": _signature(master, body)}, option=orjson.OPT_INDENT_2)


@dataclass(frozen=True, slots=True)
class Keys:
    """The key that seals copies, and a mark of the installation's own secret, without which some data stays shut."""

    master: bytes
    key_id: str
    secret_id: str

    @classmethod
    def of(cls, settings: Settings) -> "Keys":
        """Derive them: from BACKUP_KEY when it is set, else from SECRET_KEY."""
        master = settings.derive("backups")
        if settings.backup_key:
            master = hmac.new(settings.backup_key.encode(), b"backups", hashlib.sha256).digest()
        return cls(master, _mark(master), _mark(settings.derive("backup-mark")))

    @classmethod
    def accepted(cls, settings: Settings) -> "tuple[Keys, ...]":
        """Return these keys, and those of the secret keys before: copies of their time are still opened."""
        return tuple(cls.of(settings.model_copy(update={"secret_key": secret})) for secret in settings.secret_keys)


def read_manifest(keys: Keys, name: str, stored: bytes) -> Manifest:
    """Return the manifest. Raises Damaged when it was sealed with another key or is not what was written."""
    try:
        body: dict[str, Any] = orjson.loads(stored)
        signature, made_with, version = body.pop("signature"), body["key_id"], body["format"]
    except (orjson.JSONDecodeError, KeyError, AttributeError) as error:
        raise Damaged(f"the manifest of {name} is damaged") from error
    if version != FORMAT:
        raise Damaged(f"{name} has format {version}, which another release of Trunkline reads; this one reads {FORMAT}")
    if made_with != keys.key_id:
        raise Damaged(
            f"{name} is sealed with the key {made_with}, and the configured one is {keys.key_id}: "
            "set BACKUP_KEY (or SECRET_KEY, when no BACKUP_KEY was set) to what it was when the copy was made"
        )
    if not hmac.compare_digest(str(signature), _signature(keys.master, body)) or body["name"] != name:
        raise Damaged(f"the manifest of {name} was changed")
    tables = {table: (rows, digest) for table, (rows, digest) in body.pop("tables").items()}
    parts = {part: Part(**body.pop(part)) for part in ("database", "files")}
    made_at = datetime.fromisoformat(body.pop("made_at"))
    return Manifest(**{**body, **parts, "made_at": made_at, "tables": tables, "missing": tuple(body["missing"])})


def key_of(stored: bytes) -> str:
    """Return which key a copy says it is sealed with; raises Damaged."""
    try:
        return str(orjson.loads(stored)["key_id"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise Damaged("a manifest is damaged") from error


def _signature(master: bytes, body: dict[str, Any]) -> str:
    return hmac.new(master, orjson.dumps(body, option=orjson.OPT_SORT_KEYS), hashlib.sha256).hexdigest()


def _mark(key: bytes) -> str:
    """Return a name of a key that tells nothing about it."""
    return hmac.new(key, b"mark", hashlib.sha256).hexdigest()[:12]
