"""A living installation of the demo, and a copy of it."""

from io import BytesIO
from pathlib import Path
from secrets import token_hex

import pytest
from sqlalchemy import text

from api.audit.heads import HeadKeeper
from api.backup.copying import make_copy
from api.backup.manifest import Manifest
from api.backup.restoring import Target
from api.core.actor import SYSTEM
from api.core.config import Settings, get_settings
from api.core.database import Database
from api.demo.seed import seed_demo
from api.files import store
from api.files.actions import add_attachment, publish_shipped_templates, take_upload
from api.files.models import AttachmentKind
from api.people.auth.authenticate import load_actor
from tests.backup.house import as_superuser, silent, url_of
from tests.files.samples import png
from worker.sealing import seal_batch


@pytest.fixture(scope="module")
async def living(postgres: str, valkey: str, template: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demo operator of one country with files, a sealed audit and its exported end, in a place of its own."""
    home = tmp_path_factory.mktemp("living")
    settings = template.model_copy(
        update={
            "database_url": url_of(postgres, "living"),
            "redis_url": valkey,
            "files_url": (home / "files").as_uri(),
            "backup_url": (home / "copies").as_uri(),
        }
    )
    await as_superuser(postgres, "create database living template template_trunkline")
    # Whatever the demo stores goes where the process's own settings say.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FILES_URL", settings.files_url)
        patch.setenv("DATABASE_URL", settings.database_url)
        patch.setenv("REDIS_URL", valkey)
        get_settings.cache_clear()
        database = Database(settings)
        try:
            await seed_demo(database, countries=("RO",))
            async with database.unit_of_work(SYSTEM) as uow:
                await publish_shipped_templates(uow)
                await uow.commit()
            await _attach_files(database)
            while await seal_batch(database):
                pass
            await HeadKeeper(database).keep()
        finally:
            await database.close()
    get_settings.cache_clear()
    # Some larger than a record of the sealed form, one exactly as large, one empty.
    for key, size in (("2026/11/large", 2_500_000), ("2026/11/exact", 1024 * 1024), ("2026/11/empty", 0)):
        await store.write(settings.files_url, key, bytes(range(256)) * (size // 256) + b"." * (size % 256))
    return settings


async def _attach_files(database: Database) -> None:
    """Let the rep keep a picture with each of her customers."""
    async with database.unit_of_work(SYSTEM) as uow:
        rep = await uow.session.scalar(text("select id from user_account where login = 'rep.ro@demo.example'"))
    actor = await load_actor(database, {"user": rep})
    assert actor is not None
    async with database.unit_of_work(actor) as uow:
        for customer_id in (await uow.session.scalars(text("select id from customer order by number"))).all():
            upload = await take_upload(uow, "certificate.png", BytesIO(png()), len(png()))
            await uow.session.flush()
            await add_attachment(uow, upload.id, "cus", customer_id, AttachmentKind.OTHER)
        await uow.commit()


@pytest.fixture(scope="module")
async def copy(living: Settings) -> Manifest:
    return await make_copy(living, silent)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Target:
    """An empty place to restore into."""
    return Target(f"back_{token_hex(4)}", (tmp_path / "files").as_uri())
