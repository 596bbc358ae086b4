"""Files of the built application whose names carry the hash of their contents."""

import re
from functools import lru_cache
from mimetypes import guess_type
from os import PathLike, stat_result
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

IMMUTABLE: Final = "public, max-age=31536000, immutable"
# Behind the name of a file stands what the build has made of it.
BROTLI: Final = ".br"
REFUSED: Final = re.compile(r"q=0(\.0*)?")


class Assets(StaticFiles):
    """Browsers keep them for ever and get them as small as the build has made them, at no cost a request."""

    def file_response(
        self, full_path: PathLike[str] | str, stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Answer with the compressed file where there is one and the browser takes it."""
        if _compressed(str(full_path)) and _takes_brotli(Headers(scope=scope)):
            kind = guess_type(str(full_path))[0]
            response: Response = FileResponse(f"{full_path}{BROTLI}", status_code=status_code, media_type=kind)
            response.headers["content-encoding"] = "br"
        else:
            response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = IMMUTABLE
        response.headers["vary"] = "Accept-Encoding"
        return response


def _takes_brotli(headers: Headers) -> bool:
    """Tell whether the browser names it among what it can read."""
    given = (token.partition(";") for token in headers.get("accept-encoding", "").split(","))
    return any(name.strip() == "br" and not REFUSED.fullmatch(weight.strip()) for name, _, weight in given)


@lru_cache(maxsize=2048)
def _compressed(path: str) -> bool:
    """Tell whether the build has compressed the file: names are never used again for other contents."""
    return Path(f"{path}{BROTLI}").exists()
