"""Row-level security, grants and set-up of roles: what migrations and the command line call."""

from typing import Literal, Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.core.config import Settings
from api.core.database import BACKUP, LOGIN_ROLES, PORTAL, SIGNIN, STAFF, WORKER

Portal = Literal["none", "read", "write"]


class Operations(Protocol):
    """The part of alembic's `op` that is used here."""

    def execute(self, sqltext: str) -> None:
        """Run one statement."""


def secure(
    op: Operations,
    table: str,
    *,
    portal: Portal = "none",
    customer: str | None = None,
    rows: str | None = None,
    signin: Portal = "none",
    append_only: bool = False,
) -> None:
    """Enable and force row-level security on a new table, grant, and write its policies.

    `customer` names the column that must equal the portal user's customer; `rows` is an SQL condition instead, for
    tables that belong to nobody (a catalogue) or reach their customer through another table. A table that the portal
    may see needs one of both. `append_only` withholds UPDATE and DELETE from everybody.
    """
    if portal != "none" and not (customer or rows):
        message = f"{table}: the portal may see it, so name its customer column or a condition"
        raise ValueError(message)
    staff_rights = "select, insert" if append_only else "select, insert, update, delete"
    write_rights = "select, insert" if append_only else "select, insert, update, delete"
    op.execute(f"alter table {table} enable row level security")
    op.execute(f"alter table {table} force row level security")
    op.execute(
        f"create policy {table}_house on {table} to current_user, {STAFF}, {WORKER} using (true) with check (true)"
    )
    op.execute(f"grant {staff_rights} on {table} to {STAFF}, {WORKER}")
    if portal != "none":
        condition = rows or f"{customer} = app_customer()"
        op.execute(f"create policy {table}_portal on {table} to {PORTAL} using (true) with check (true)")
        op.execute(
            f"create policy {table}_tenant on {table} as restrictive to {PORTAL} "
            f"using ({condition}) with check ({condition})"
        )
        op.execute(f"grant {'select' if portal == 'read' else write_rights} on {table} to {PORTAL}")
    if signin != "none":
        op.execute(f"create policy {table}_signin on {table} to {SIGNIN} using (true) with check (true)")
        op.execute(f"grant {'select' if signin == 'read' else write_rights} on {table} to {SIGNIN}")


async def ensure_roles(connection: AsyncConnection, settings: Settings) -> None:
    """Create the application's login roles or set their passwords anew; needs CREATEROLE.

    While a secret key is being rotated, existing passwords stay: the rotation changes them when all processes know both.
    """
    database = (await connection.execute(text("select current_database()"))).scalar_one()
    for role in (*LOGIN_ROLES, BACKUP):
        exists = await connection.scalar(text("select 1 from pg_roles where rolname = :role"), {"role": role})
        verb = "alter" if exists else "create"
        bypass = "bypassrls" if role == BACKUP else "nobypassrls"
        keeps = exists and len(settings.secret_keys) > 1
        password = "" if keeps else f" password '{settings.role_passwords(role)[0]}'"
        await connection.execute(text(f"{verb} role {role} login {bypass} nosuperuser{password}"))
        await connection.execute(text(f'grant connect on database "{database}" to {role}'))
        await connection.execute(text(f"grant usage on schema public to {role}"))
    await connection.execute(text(f"grant pg_read_all_data to {BACKUP}"))
    await connection.execute(text(f"alter role {BACKUP} set default_transaction_read_only = on"))
