"""What search finds and how long it takes: real names in five languages, mistyped in every way, on a base of any size.

    python -m benchmarks.search [-v]     -v also says what was not found

The names are added to the base of `benchmarks.reads` (CUSTOMERS, DATABASE_URL) in a transaction that is taken back. A query is
right when the customer that was meant is among the first five. The statement is prepared and planned as the application's.
"""

import asyncio
import os
import random
import statistics
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import asyncpg

from api.core.actor import Actor
from api.core.config import get_settings
from api.core.database import PLANS_RUN_WITH, Database
from api.core.graphql.reads.compile import CLAIM, CLAIMS, OF_BRANCHES
from api.people.auth.authenticate import load_actor
from api.search import queries
from benchmarks.reads.data import base

STAFF: Final = "supervisor.ro@demo.example"
SEED: Final = 20
FIRST: Final = 5
NAMES: Final = (
    # Romanian
    "Electronica Transilvania SRL", "Brutăria Țărănească SRL", "Morărit Călărași SA", "Fabrica de Cărămidă Bistrița SA",
    "Sticlăria Avrig SRL", "Ciocolateria Făgăraș SRL", "Vulcanizare Tâmpa SRL", "Pepiniera Lăstărel SRL", "Albinuța Aurie SRL",
    # English
    "Thornbury Bookbinders Ltd", "Harrowgate Chandlery Ltd", "Whitfield Saddlery Ltd", "Cobblestone Bakery Ltd",
    "Lighthouse Dental Group Ltd", "Marsh Fuel Ltd", "Blacksmith Forge Works Ltd", "Ashdown Timber Ltd", "Pear Tree Nursery Ltd",
    # Spanish
    "Cerrajería Ibáñez S.L.", "Relojería Quiñones S.L.", "Peluquería Azahar S.L.", "Astilleros Cantábrico S.A.",
    "Zapatería Begoña S.L.", "Churrería Lozoya S.L.", "Mármoles Macael S.A.", "Queso Payoyo S.L.", "Herrería Güímar S.L.",
    # Russian
    "ООО Электроприбор Самара", "ЗАО Хлебозавод Ёлочка", "ООО Стройинвест Урал", "ООО Цветочный Двор", "АО Вагонмаш",
    "ООО Берёзка Мебель", "ООО Кедр Плюс", "ООО Щёлково Текстиль", "ООО Юность Швейная",
    # Polish
    "Zakład Ślusarski Żuraw Sp. z o.o.", "Cukiernia Słodki Pączek s.c.", "Kwiaciarnia Stokrotka Sp.j.", "Browar Kłobuck S.A.",
    "Mleczarnia Łąka Sp. z o.o.", "Szwalnia Igiełka s.c.", "Rybak Świnoujście Sp.j.", "Garncarz Bolesław s.c.", "Wulkan Opony Sp.j.",
)  # fmt: skip
NOTHING: Final = (
    "qwxzkj",
    "zzyzx vkpqr",
    "жщъфы",
    "blorptang",
    "xq wvz kkj",
    "vrbnthwq systems",
    "0009990009990",
    "nobody@nowhere.example",
)
TICKETS: Final = ("serviciul", "nu merge", "merge serviciul", "intrebare despre factura", "factura", "despre")
CYRILLIC: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ADD: Final = """
insert into customer (id, created_at, version, branch_id, number, kind, status, name, name_key, country, fiscal_number,
    language, currency, monthly_value)
select uuidv7(), now(), 1, $1, 'C-2019-' || (7000000 + n), 'LEGAL', 'ACTIVE', name, lower(name), 'RO', (730000000 + n)::text, 'ro', 'RON', 0
from unnest($2::text[]) with ordinality named(name, n)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of a kind, and the name that it means; None when it shall only be quick."""

    kind: str
    text: str
    name: str | None


def legal(word: str) -> bool:
    """Tell whether a word says what a company is, and not which."""
    return len(word) < 4 or word.strip(".").upper() in {"SRL", "S.L", "S.A", "SP.J", "S.C", "O.O", "LTD", "ООО", "ЗАО"}


def plain(name: str) -> str:
    """Return a name as it is typed in a hurry: without diacritics and capitals."""
    parts = unicodedata.normalize("NFD", name.replace("ł", "l").replace("Ł", "L"))
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def telling(name: str) -> list[str]:
    """Return the words by which people know a company."""
    return [word for word in name.split() if not legal(word)]


def mistyped(dice: random.Random, word: str) -> dict[str, str]:
    """Return a word with one mistake of each kind; a letter is exchanged with another one than itself."""
    place = dice.randrange(1, len(word) - 1)
    letters = "абвгдеик" if word[-1] in CYRILLIC else "abdegimr"
    other = dice.choice(letters.replace(word[place], ""))
    swaps = [i for i in range(len(word) - 1) if word[i].lower() != word[i + 1].lower()]
    swap = dice.choice(swaps)
    exchanged = word[:swap] + word[swap + 1] + word[swap] + word[swap + 2 :]
    kinds = {
        "one letter wrong": word[:place] + other + word[place + 1 :],
        "one letter missing": word[:place] + word[place + 1 :],
        "one letter doubled": word[: place + 1] + word[place:],
        "two letters exchanged": exchanged,
    }
    later = [i for i in swaps if i > swap + 1]
    if later:
        again = dice.choice(later)
        kinds["exchanged twice"] = exchanged[:again] + exchanged[again + 1] + exchanged[again] + exchanged[again + 2 :]
    return kinds


def named(dice: random.Random, name: str) -> Iterator[Asked]:
    """Yield the ways in which somebody types a name."""
    words = telling(name)
    longest = max(words, key=len)
    yield Asked("exact", name, name)
    yield Asked("beginning", name[: max(6, len(name) // 2)], name)
    yield Asked("without diacritics", plain(name), name)
    if len(words) > 1:
        yield Asked("two words, turned", f"{words[1]} {words[0]}", name)
    for kind, text in mistyped(dice, longest).items():
        yield Asked(kind, text, name)
        if len(words) > 1:
            other = next(word for word in words if word != longest)
            yield Asked(f"{kind}, of two words", f"{text} {other}", name)
    short = min(words, key=len)
    if len(short) <= 5:
        yield Asked("exchanged, 4 or 5 letters", mistyped(dice, short)["two letters exchanged"], name)


async def asked(connection: asyncpg.Connection, dice: random.Random, branch: object) -> list[Asked]:
    """Return what is asked of the names added and of the base's own customers."""
    found = [one for name in NAMES for one in named(dice, name)]
    rows = await connection.fetch(
        "select name, number, fiscal_number from customer where branch_id = $1 and number ~ '-[0-9]{7}$' order by id limit 40",
        branch,
    )
    for row in rows:
        name, number, fiscal = row
        found += [
            Asked("number", number, name), Asked("number, as spoken", number[-7:], name), Asked("fiscal code", fiscal, name),
            Asked("fiscal code with country", f"RO {fiscal}", name), Asked("common name", name.rsplit(" ", 1)[0], name),
            Asked("common word", name.split()[0], None),
            *(Asked(f"common name, {kind}", text, None) for kind, text in mistyped(dice, name.split()[0]).items() if len(name.split()[0]) > 3),
        ]  # fmt: skip
    found += [Asked("nothing", text, None) for text in NOTHING for _ in range(3)]
    found += [Asked("words of a ticket", text, None) for text in TICKETS for _ in range(4)]
    return found


async def prepare(connection: asyncpg.Connection, actor: Actor) -> Any:
    """Prepare the statement of search as the pool of planned reads does."""
    for name, value in PLANS_RUN_WITH.items():
        await connection.execute("select set_config($1, $2, false)", name, value)
    await connection.execute("set plan_cache_mode = force_generic_plan")
    claims, sql = actor.claims(), queries.found(actor)
    if len(actor.branch_ids) == 1:
        sql = OF_BRANCHES.sub(f"= '{actor.branch_ids[0]}'::uuid", sql)
    sql = CLAIM.sub(lambda match: f"'{literal(claims[match[1]])}'::{CLAIMS[match[1]]}", sql)
    return await connection.prepare(
        f"select h.*, c.name from ({sql.replace('{query}', '$1')}) h left join customer c on c.id = h.customer_id order by score desc, h.number desc"  # noqa: S608 - the statement of the application itself
    )


def literal(value: object) -> str:
    """Return a claim as PostgreSQL reads it."""
    return "{" + ",".join(map(str, value)) + "}" if isinstance(value, tuple | list) else str(value)


def quantile(values: list[float], share: float) -> float:
    """Return the value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def measure(url: str, actor: Actor, verbose: bool) -> None:  # noqa: FBT001 - the one switch of the command line
    """Ask everything and print a line for each kind."""
    dice = random.Random(SEED)
    connection = await asyncpg.connect(url, command_timeout=None)
    transaction = connection.transaction()
    await transaction.start()
    try:
        branch = actor.branch_ids[0]
        await connection.execute(_ADD, branch, list(NAMES))
        statement, questions = await prepare(connection, actor), await asked(connection, dice, branch)
        await connection.execute("set local role trunkline_staff")
        taken: dict[str, list[float]] = defaultdict(list)
        right: dict[str, list[bool]] = defaultdict(list)
        for one in questions[::7] + questions:
            began = time.perf_counter()
            rows = await statement.fetch(one.text)
            taken[one.kind].append((time.perf_counter() - began) * 1000)
            if one.name is not None:
                right[one.kind].append(one.name in [row["name"] for row in rows[:FIRST]])
                if verbose and not right[one.kind][-1]:
                    print(f"    {one.kind}: {one.text} ({one.name}): {[row['name'] for row in rows[:FIRST]]}")
        for kind, times in taken.items():
            report(kind, times, right[kind])
        report("all", [t for times in taken.values() for t in times], [r for kind in right.values() for r in kind])
    finally:
        await transaction.rollback()
        await connection.close()


def report(kind: str, times: list[float], right: list[bool]) -> None:
    """Print how much of a kind was found, and its milliseconds."""
    share = f"{sum(right):4} of {len(right):4}" if right else " " * 12
    print(f"{kind:40} {share}  p50 {statistics.median(times):7.1f} ms  p99 {quantile(times, 0.99):7.1f} ms")


async def main(env: dict[str, str], url: str) -> None:
    """Measure as a supervisor of one branch, who sees the most of it."""
    os.environ.update(env)
    database = Database(get_settings())
    owner = await asyncpg.connect(url)
    user = await owner.fetchval("select id from user_account where login = $1", STAFF)
    await owner.close()
    actor = await load_actor(database, {"user": user})
    await database.close()
    if actor is None:
        raise SystemExit("the base holds no demo")
    await measure(url, actor, "-v" in sys.argv)


if __name__ == "__main__":
    wanted = os.environ.get("CUSTOMERS")
    with base(int(wanted) if wanted else None) as filled:
        asyncio.run(main(filled.env, filled.url))
