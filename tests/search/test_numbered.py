"""Lists find a document by its number as search does: in full, without signs or year, or only what counts."""

import pytest
from sqlalchemy import text

from api.core.actor import SYSTEM
from api.core.database import Database
from api.core.searching import numbered


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("OF-2026-000123", True),
        (" of 2026 000123 ", True),
        ("000123", True),
        ("123", True),
        ("OF123", True),
        ("2026-000123", True),
        ("CT123", False),
        ("124", False),
        ("OF-2025-000123", False),
        ("OF-2026-0001234", False),
        ("stan", False),
    ],
)
async def test_a_number_is_found_in_whatever_form(db: Database, typed: str, found: bool) -> None:  # noqa: FBT001
    rows = "(values ('OF-2026-000123'), ('OF-2026-000777'), ('OF-2026-000000')) d(number)"
    where = numbered("cast(:typed as text)").replace("{t}", "d")
    async with db.unit_of_work(SYSTEM) as uow:
        numbers = (await uow.session.scalars(text(f"select number from {rows} where {where}"), {"typed": typed})).all()  # noqa: S608
    assert numbers == (["OF-2026-000123"] if found else [])
