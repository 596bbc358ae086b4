"""Where copies lie: a folder or a bucket, apart from what they are copies of.

`copies/<name>/` holds a copy's manifest, database and list of files; `files/<key id>/` the files themselves. A file
never changes under its key, so it is stored once and serves every copy that lists it.
"""

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import orjson

from api.backup.manifest import FileEntry, Keys, Manifest, Part, key_of, read_manifest
from api.backup.sealed import Damaged, seal, unseal
from api.core.config import Settings
from api.files import store

# An interrupted copy may be tried again for so long before what it left is removed.
GRACE: Final = timedelta(days=1)
# However old they are, the newest copies stay.
ALWAYS_KEPT: Final = 3


class Place:
    """The place of the copies of one installation."""

    def __init__(self, url: str, keys: Keys) -> None:
        """Open it; a local folder is made, and only its owner reads it."""
        self.url, self.keys = url, keys
        store.open_store(url)
        if urlsplit(url).scheme == "file":
            store.local_folder(url).chmod(0o700)

    async def write(self, name: str, pieces: AsyncIterator[bytes]) -> Part:
        """Seal and store an object."""
        digest, size = hashlib.sha256(), 0

        async def counted() -> AsyncIterator[bytes]:
            nonlocal size
            async for piece in seal(self.keys.master, name, pieces):
                digest.update(piece)
                size += len(piece)
                yield piece

        await store.write_stream(self.url, name, counted())
        return Part(name, size, digest.hexdigest())

    async def read(self, name: str) -> AsyncIterator[bytes]:
        """Yield an object in the clear; raises Damaged."""
        try:
            pieces = await store.read(self.url, name)
        except store.FileLost as error:
            raise Damaged(f"{name} is not there") from error
        async for piece in unseal(self.keys.master, name, pieces):
            yield piece

    def file_name(self, key: str) -> str:
        """Return the object of a file. Another key seals its own, so a changed key is no half-readable copy."""
        return f"files/{self.keys.key_id}/{key}"

    async def sizes(self) -> dict[str, int]:
        """Return the stored files of this key by object name, with their sealed sizes."""
        return {item["path"]: item["size"] async for item in self._listed(f"files/{self.keys.key_id}")}

    async def publish(self, manifest: Manifest) -> None:
        """Write the manifest: from now on the copy exists."""
        await store.write(self.url, _manifest_of(manifest.name), manifest.signed(self.keys.master))

    async def names(self) -> list[str]:
        """Return the complete copies, oldest first."""
        ends = "/manifest.json"
        found = [item["path"] async for item in self._listed("copies") if item["path"].endswith(ends)]
        return sorted(path.split("/")[1] for path in found)

    async def named(self, name: str) -> str:
        """Return the name of a copy that is there, `latest` for the newest one; raises Damaged."""
        names = await self.names()
        if name == "latest" and names:
            return names[-1]
        if name not in names:
            raise Damaged(f"there is no copy {name} in {self.url}; there are: {', '.join(names) or 'none'}")
        return name

    async def manifest(self, name: str) -> Manifest:
        """Return the manifest of a copy, `latest` for the newest one; raises Damaged."""
        name = await self.named(name)
        return read_manifest(self.keys, name, await store.read_all(self.url, _manifest_of(name)))

    async def made_with(self, name: str) -> str:
        """Return the mark of the key that a copy is sealed with."""
        return key_of(await store.read_all(self.url, _manifest_of(name)))

    async def files_of(self, manifest: Manifest) -> list[FileEntry]:
        """Return the files that a copy holds."""
        stored = b"".join([piece async for piece in self.read(manifest.files.name)])
        return [FileEntry(**orjson.loads(line)) for line in stored.splitlines()]

    async def thin_out(self, now: datetime, days: int) -> list[str]:
        """Remove copies older than so many days, what broken-off ones left, and files that no copy needs.

        Returns the removed copies. Nothing is removed while a copy that stays can't be read.
        """
        names = await self.names()
        old = f"{now - timedelta(days=days):%Y%m%dT%H%M%SZ}"
        gone = [name for name in names[:-ALWAYS_KEPT] if name < old]
        needed: set[str] = set()
        others: set[str] = set()
        for name in names:
            if name in gone:
                continue
            made_with = await self.made_with(name)
            if made_with == self.keys.key_id:
                needed.update(self.file_name(entry.key) for entry in await self.files_of(await self.manifest(name)))
            else:
                others.add(made_with)
        unfinished = f"{now - GRACE:%Y%m%dT%H%M%SZ}"
        for path in [item["path"] async for item in self._listed("copies")]:
            name = path.split("/")[1]
            # The manifest goes first: half a copy is none.
            if name in gone or (name not in names and name < unfinished):
                await self._remove(_manifest_of(name))
                await self._remove(path)
        for item in [item async for item in self._listed("files")]:
            kept_for_other_key = item["path"].split("/")[1] in others
            if not kept_for_other_key and item["path"] not in needed and item["last_modified"] < now - GRACE:
                await self._remove(item["path"])
        return gone

    async def _remove(self, name: str) -> None:
        await store.remove(self.url, name)

    def _listed(self, prefix: str) -> AsyncIterator[store.Listed]:
        return store.listed(self.url, prefix)


async def place_of(settings: Settings, name: str) -> Place:
    """Return the place with the key that a copy is sealed with, when it is an accepted one; else with the present."""
    present = Place(settings.backup_url, Keys.of(settings))
    made_with = await present.made_with(await present.named(name))
    fits = [keys for keys in Keys.accepted(settings) if keys.key_id == made_with]
    return Place(settings.backup_url, fits[0]) if fits else present


def _manifest_of(name: str) -> str:
    return f"copies/{name}/manifest.json"
