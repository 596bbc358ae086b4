"""What a view may say."""

import re
from typing import Final

SCREEN: Final = re.compile(r"(/[a-z]+){1,3}")
# More than this nobody finds anything in.
MOST: Final = 40
NAME_LENGTH: Final = 60
SEARCH_LENGTH: Final = 1000


def problem(screen: str, name: str, search: str) -> tuple[str, str] | None:
    """Return the field that is wrong and the code of why, None when all is well; `name` has no spaces around it."""
    if not SCREEN.fullmatch(screen):
        return "screen", "view-screen-unknown"
    if not name:
        return "name", "view-name-missing"
    if len(name) > NAME_LENGTH:
        return "name", "view-name-too-long"
    # A control character or a fragment never comes out of an address.
    if len(search) > SEARCH_LENGTH or not search.isprintable() or "#" in search:
        return "search", "view-search-invalid"
    return None
