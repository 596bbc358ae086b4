"""The operator's commands: `python -m api.cli --help`."""

import argparse
import asyncio
import getpass
import os
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from api.backup import commands as backup
from api.core.actor import SYSTEM
from api.core.config import Settings, get_settings
from api.core.database import Database
from api.core.graphql.documents import keep_documents
from api.core.migrate import check_drift, migrate
from api.core.uow import UnitOfWork
from api.files.actions import publish_shipped_templates
from api.interactions.defaults import seed_all as seed_reasons


def main() -> None:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m api.cli", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("migrate", help="bring the database to the current schema; creates its roles")
    commands.add_parser("check", help="fail when the models and the migrated database differ")
    seed = commands.add_parser("seed-demo", help="fill an empty database with the demo operator, once")
    seed.add_argument("--size", choices=("small", "medium", "large"), default="small")
    commands.add_parser(
        "rotate-keys", help="go over from SECRET_KEY_PREVIOUS to SECRET_KEY; may be killed and run again"
    )
    commands.add_parser("metrics-token", help="print the token that Prometheus needs for /metrics")
    commands.add_parser("demo-logins", help="print the demo's logins")
    schema = commands.add_parser("schema", help="print the GraphQL schema or write it to a file")
    schema.add_argument("--output", type=Path)
    admin = commands.add_parser("create-admin", help="create a branch if missing and its first administrator")
    admin.add_argument("login")
    admin.add_argument("--name", required=True)
    admin.add_argument("--country", choices=("RO", "PL", "ES", "PE"), required=True)
    audit = commands.add_parser("audit", help="verify: check the audit's chain against the heads that were exported")
    audit.add_argument("what", choices=("verify",))
    _number_commands(commands)
    backup.add_commands(commands)
    options = parser.parse_args()
    if options.command == "schema":
        _schema(options.output)
        return
    settings = get_settings()
    jobs: dict[str, Callable[[UnitOfWork], Awaitable[None]]] = {
        "demo-logins": _demo_logins,
        "add-numbers": partial(_add_numbers, options),
    }
    if options.command == "migrate":
        asyncio.run(migrate(settings))
        asyncio.run(keep_documents(settings))
        asyncio.run(_work(settings, publish_shipped_templates))
        asyncio.run(_work(settings, seed_reasons))
    elif options.command == "rotate-keys":
        asyncio.run(_rotate_keys(settings))
    elif options.command == "metrics-token":
        print(settings.metrics_tokens()[0])
    elif options.command == "check":
        asyncio.run(check_drift(settings))
    elif options.command == "seed-demo":
        asyncio.run(_seed_demo(settings, options.size))
    elif options.command in jobs:
        asyncio.run(_work(settings, jobs[options.command]))
    elif options.command == "audit":
        sys.exit(asyncio.run(_verify_audit(settings)))
    elif options.command in backup.COMMANDS:
        sys.exit(asyncio.run(backup.run(options, settings)))
    else:
        password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        asyncio.run(
            _work(settings, lambda uow: _create_admin(uow, options.login, options.name, options.country, password))
        )


async def _work(settings: Settings, job: Callable[[UnitOfWork], Awaitable[None]]) -> None:
    """Run a job in one transaction as the system."""
    database = Database(settings)
    try:
        async with database.unit_of_work(SYSTEM) as uow:
            await job(uow)
            await uow.commit()
    finally:
        await database.close()


def _schema(output: Path | None) -> None:
    """Print or write the schema."""
    from api.schema import schema  # noqa: PLC0415 - the other commands do not need it

    text = schema.as_str() + "\n"
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


async def _seed_demo(settings: Settings, size: str) -> None:
    """Fill the demo once; a database that has a branch keeps what it has. Larger sizes come beside the small one."""
    from api.demo.large import SIZES, fill_large  # noqa: PLC0415 - only the demo needs it
    from api.demo.seed import seed_demo  # noqa: PLC0415 - so does this

    database = Database(settings)
    try:
        done = await seed_demo(database)
    finally:
        await database.close()
    print("The demo operator is ready." if done else "The database has a branch already; nothing was changed.")
    if size in SIZES:
        await fill_large(
            settings.database_url,
            settings.files_url,
            SIZES[size],
            lambda step, took: print(f"  {step:<24}{took:7.1f} s"),
        )


def _number_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    numbers = commands.add_parser("add-numbers", help="put a range of telephone numbers into a branch's stock")
    numbers.add_argument("branch", help="code of the branch")
    numbers.add_argument("first", help="the first number, as dialled in the branch's country")
    numbers.add_argument("count", type=int)


async def _add_numbers(options: argparse.Namespace, uow: UnitOfWork) -> None:
    """Say how many numbers are new to the stock."""
    from api.core.errors import InvalidInput  # noqa: PLC0415 - only this command needs these
    from api.numbers.actions import add_range  # noqa: PLC0415
    from api.people.models import Branch  # noqa: PLC0415

    branch = (await uow.session.scalars(select(Branch).where(col(Branch.code) == options.branch))).one_or_none()
    if branch is None:
        sys.exit(f"There is no branch {options.branch}.")
    try:
        added = await add_range(uow, branch.id, options.first, options.count)
        print(f"{added.size} numbers added.")
    except InvalidInput as error:
        sys.exit(f"No such range ({error.code}): {options.count} numbers from {options.first}.")


async def _demo_logins(uow: UnitOfWork) -> None:
    """Print who can sign in."""
    from api.people.demo import DEMO_PASSWORD  # noqa: PLC0415 - only the demo needs it
    from api.people.models import UserAccount  # noqa: PLC0415 - only the demo needs it

    print(f"Password of everybody in the demo: {DEMO_PASSWORD}")
    rows = await uow.session.scalars(
        select(UserAccount).where(col(UserAccount.login).like("%@demo.example")).order_by(col(UserAccount.login))
    )
    for user in rows:
        print(f"  {user.login:<42} {user.name}")


async def _rotate_keys(settings: Settings) -> None:
    """Let nothing need the earlier secret keys any more."""
    from api.operations.rotation import rotate  # noqa: PLC0415 - the other commands do not need it

    database = Database(settings)
    try:
        await rotate(database, print)
    finally:
        await database.close()


async def _verify_audit(settings: Settings) -> int:
    """Say what is wrong with the audit's chain, and where; return the exit code."""
    from api.audit.check import verify  # noqa: PLC0415 - the other commands do not need it
    from api.audit.heads import kept_heads  # noqa: PLC0415 - nor this

    database = Database(settings)
    try:
        report = await verify(database, await kept_heads(settings.files_url))
    finally:
        await database.close()
    for fault in report.faults:
        print(fault)
    verdict = f"{len(report.faults)} faults" if report.faults else "intact"
    print(f"{report.sealed} sealed entries, compared with {report.heads} exported heads: {verdict}.")
    return 1 if report.faults else 0


async def _create_admin(uow: UnitOfWork, login: str, name: str, country: str, password: str) -> None:
    """Create the country's branch when missing, its defaults, and its administrator."""
    from api.people.actions import UserData, create_user  # noqa: PLC0415
    from api.setup import set_up_branch  # noqa: PLC0415 - imports every domain

    branch = await set_up_branch(uow, country)
    data = UserData(login=login, name=name, email=login, language=branch.language, roles=["ADMIN"])
    await create_user(uow, branch.id, data, password)


def _run_and_end() -> None:
    """Run one command and end at once with its exit code.

    Threads of the file store may still let go of something while the interpreter takes itself down, which aborts it
    now and then after all is done: a copy that is complete would end with a code that says it is not.
    """
    try:
        main()
        code: int | str | None = 0
    except SystemExit as ended:
        code = ended.code
    if isinstance(code, str):
        print(code, file=sys.stderr)
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    _run_and_end()
