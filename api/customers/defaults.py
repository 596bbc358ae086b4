"""What every branch starts with: the segments of its market."""

from sqlmodel import col, select

from api.core.uow import UnitOfWork
from api.customers.models import Segment
from api.people.models import Branch

# Code → rank and names (en, ro, es, pl, ru).
SEGMENTS: dict[str, tuple[int, tuple[str, str, str, str, str]]] = {
    "MA": (1, ("Major accounts", "Conturi majore", "Grandes cuentas", "Klienci strategiczni", "Крупнейшие клиенты")),
    "GBM_HIGH": (2, ("Business, high", "Afaceri, nivel înalt", "Empresas, alto", "Biznes, wysoki", "Бизнес, высокий")),
    "GBM_MEDIUM": (
        3,
        ("Business, medium", "Afaceri, nivel mediu", "Empresas, medio", "Biznes, średni", "Бизнес, средний"),
    ),
    "GBM_LOW": (4, ("Business, low", "Afaceri, nivel de bază", "Empresas, bajo", "Biznes, niski", "Бизнес, низкий")),
    "PROSPECT": (
        5,
        ("Prospects", "Clienți potențiali", "Clientes potenciales", "Potencjalni klienci", "Потенциальные клиенты"),
    ),
}
LANGUAGES = ("en", "ro", "es", "pl", "ru")


async def seed(uow: UnitOfWork, branch: Branch) -> None:
    """Give the branch its segments; those that it has stay as they are."""
    known = set((await uow.session.execute(select(col(Segment.code)).where(Segment.branch_id == branch.id))).scalars())
    for code, (rank, names) in SEGMENTS.items():
        if code not in known:
            uow.add(Segment(branch_id=branch.id, code=code, names=dict(zip(LANGUAGES, names, strict=True)), rank=rank))
    await uow.flush()
