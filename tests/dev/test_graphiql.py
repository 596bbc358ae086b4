"""The page for trying queries is there in development and nowhere else."""

from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.core.config import Settings
from api.core.database import Database


@pytest.mark.parametrize("debug", [True, False])
async def test_the_page_for_trying_queries_is_served_in_development_only(
    db: Database, settings: Settings, tmp_path: Path, *, debug: bool
) -> None:
    for folder, text in (("graphiql", "queries"), ("web", "app")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text(text)
    changes = {"debug": debug, "graphiql_path": str(tmp_path / "graphiql"), "web_path": str(tmp_path / "web")}
    app = create_app(settings.model_copy(update=changes), database=db)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        found = await client.get("/graphiql", follow_redirects=True)
    # Elsewhere the address belongs to the app, which knows no such screen.
    assert found.text == ("queries" if debug else "app")
