"""The request as the endpoint looks at it."""

from typing import Any

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope


class Connection(HTTPConnection):
    """Finds headers by name at once: each operation asks for several, and the library goes through all for each."""

    @property
    def headers(self) -> Headers:
        """Return the headers, made once."""
        found: Headers | None = getattr(self, "_headers", None)
        if found is None:
            found = self._headers = _Headers(self.scope)
        return found


class _Headers(Headers):
    """Headers by name; of those that are sent twice the first, as in the library."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope=scope)
        self._first = dict(reversed(self._list))

    def get(self, key: str, default: Any = None) -> Any:
        value = self._first.get(key.lower().encode("latin-1"))
        return default if value is None else value.decode("latin-1")
