"""Files of the built application: compressed for who takes it, kept for ever."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from api.app import _web_routes
from api.core.assets import IMMUTABLE, Assets

PLAIN, SMALL = b"console.log(1)", b"smaller"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("app-1.js", PLAIN), ("app-1.js.br", SMALL), ("font-2.woff2", b"font")):
        (tmp_path / name).write_bytes(content)
    return tmp_path


async def _get(folder: Path, name: str, accepts: str) -> tuple[bytes, httpx.Headers]:
    transport = httpx.ASGITransport(app=Assets(directory=folder))
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://assets") as client,
        client.stream("GET", f"/{name}", headers={"accept-encoding": accepts}) as answer,
    ):
        return b"".join([part async for part in answer.aiter_raw()]), answer.headers


@pytest.mark.parametrize("accepts", ["br", "gzip, deflate, br, zstd", "gzip;q=0.5, br;q=1"])
async def test_browser_that_reads_brotli_gets_what_the_build_compressed(folder: Path, accepts: str) -> None:
    content, headers = await _get(folder, "app-1.js", accepts)
    assert content == SMALL
    assert headers["content-encoding"] == "br"
    assert headers["content-type"].startswith("text/javascript")
    assert headers["vary"] == "Accept-Encoding"
    assert headers["cache-control"] == IMMUTABLE


@pytest.mark.parametrize(
    ("name", "accepts"), [("app-1.js", "gzip"), ("app-1.js", ""), ("app-1.js", "gzip, br;q=0"), ("font-2.woff2", "br")]
)
async def test_others_get_the_file_itself(folder: Path, name: str, accepts: str) -> None:
    content, headers = await _get(folder, name, accepts)
    assert content == (folder / name).read_bytes()
    assert "content-encoding" not in headers
    assert headers["cache-control"] == IMMUTABLE


@pytest.mark.parametrize("path", ["/assets/%00", "/%00", f"/{'a/' * 2_100}", "/..%2f..%2f..%2f..%2fetc/passwd"])
async def test_a_path_that_no_file_can_have_is_no_fault_of_ours(folder: Path, path: str) -> None:
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("the page", encoding="utf-8")
    transport = httpx.ASGITransport(app=Starlette(routes=_web_routes(folder)), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        answer = await client.get(path)
    if path.startswith("/assets"):
        assert answer.status_code == 404
    else:
        assert (answer.status_code, answer.text) == (200, "the page")
